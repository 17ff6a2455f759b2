package faraday.firmware.wire;

/** Who may charge here (E11 – E13); the code is the number on the wire (SPEC §3.3). */
public enum AuthSetting implements WireCode {
  /** Public, open to all. */
  PUBLIC_OPEN(0),
  /** Public, shared by a subset of drivers. */
  PUBLIC_SHARED(1),
  /** Private, one to one. */
  PRIVATE(2);

  private final int code;

  AuthSetting(int code) {
    this.code = code;
  }

  @Override
  public int code() {
    return code;
  }
}
