package faraday.firmware.wire;

/** How good the charger's time is; the code is the number on the wire (SPEC §3.3, §5). */
public enum ClockQuality implements WireCode {
  /** Only a lower bound is known. */
  BOUNDED(0),
  /** Server-signed time carried on by a clock that never stopped. */
  TRUSTED(1);

  private final int code;

  ClockQuality(int code) {
    this.code = code;
  }

  @Override
  public int code() {
    return code;
  }
}
