package faraday.rig.rf;

/** How the reader speaks. Cards of this world understand {@link #TYPE_A} only. */
public enum Modulation {
  /** ISO/IEC 14443 type A, 106 kbit/s. */
  TYPE_A,
  /** ISO/IEC 14443 type B, 106 kbit/s. */
  TYPE_B,
  /** FeliCa at 212 or 424 kbit/s, or anything else that no type A card hears. */
  OTHER
}
