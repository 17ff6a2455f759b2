package faraday.hal;

/** The socket lock's motor bridge and bolt feedback. Used by the safety loop only. */
public interface LockMotor {

  /** What the bridge does with the motor. */
  enum Drive {
    /** No current. */
    OFF,
    /** Towards the shut position. */
    SHUT,
    /** Towards the open position. */
    OPEN
  }

  /** Where the bolt is, by its two switches. */
  enum Bolt {
    /** Fully withdrawn: the plug is free. */
    OPEN,
    /** Fully home: the plug is held. */
    SHUT,
    /** Neither switch: moving, jammed half-way, or a broken wire. */
    BETWEEN
  }

  /** Sets the bridge; it stays so until the next call. */
  void drive(Drive drive);

  /** The bolt's position now. */
  Bolt bolt();
}
