package faraday.firmware.wire.frame;

import faraday.firmware.wire.WireCode;

/** What the phone came for (SPEC §3.2). */
public enum Intent implements WireCode {
  /** Start a charge. */
  START(1),
  /** Stop the charge that runs. */
  STOP(2),
  /** Only read the credentials. */
  READ(3),
  /** Only carry items. */
  COURIER(4);

  private final int code;

  Intent(int code) {
    this.code = code;
  }

  @Override
  public int code() {
    return code;
  }
}
