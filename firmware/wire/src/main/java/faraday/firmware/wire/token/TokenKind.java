package faraday.firmware.wire.token;

import faraday.firmware.wire.WireCode;

/** What a token is for; the code is the number on the wire (SPEC §4.1, key 22). */
public enum TokenKind implements WireCode {
  /** Charging. */
  DRIVER(0),
  /** Charging, and ending other people's sessions: its holder works for the operator. */
  STAFF(1);

  private final int code;

  TokenKind(int code) {
    this.code = code;
  }

  @Override
  public int code() {
    return code;
  }
}
