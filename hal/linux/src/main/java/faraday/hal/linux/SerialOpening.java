package faraday.hal.linux;

/** What came of opening a serial device. */
public sealed interface SerialOpening {

  /** Open, raw, 8N1, at the speed asked for. */
  record Opened(LinuxSerialLink link) implements SerialOpening {}

  /**
   * Not open.
   *
   * @param errno the system's number, 0 when the system was not at fault
   */
  record Refused(Reason reason, String path, int errno) implements SerialOpening {

    /** One line for a person. */
    public String message() {
      return switch (reason) {
        case MISSING -> path + ": no such device";
        case DENIED -> path + ": permission denied (is the user in group dialout?)";
        case BUSY -> path + ": in use by another program";
        case NOT_A_TTY -> path + ": not a serial device";
        case SPEED_UNKNOWN -> path + ": cannot do this speed";
        case OTHER -> path + ": cannot be opened (errno " + errno + ")";
      };
    }
  }

  /** Why a device did not open. */
  enum Reason {
    /** No such file, or the device behind it is gone. */
    MISSING,
    /** This user may not. */
    DENIED,
    /** Somebody claimed it for himself. */
    BUSY,
    /** A file, a directory, or a device without a line discipline. */
    NOT_A_TTY,
    /** The line has no such speed. */
    SPEED_UNKNOWN,
    /** Anything else; {@link Refused#errno()} knows. */
    OTHER
  }
}
