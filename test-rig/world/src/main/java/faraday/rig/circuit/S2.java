package faraday.rig.circuit;

/** The vehicle's switch: what it adds behind its diode. */
public enum S2 {
  /** Nothing: state B. */
  OPEN,
  /** 1.3 kΩ: state C. */
  READY,
  /** 270 Ω: state D. */
  VENTILATION
}
