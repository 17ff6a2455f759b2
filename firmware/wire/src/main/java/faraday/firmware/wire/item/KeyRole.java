package faraday.firmware.wire.item;

import faraday.firmware.wire.WireCode;

/** What a key of the server is for (SPEC §6.2). A key of one role is nothing in another. */
public enum KeyRole implements WireCode {
  /** Signs key sets and time resets; kept off line. */
  ROOT(0),
  /** Signs tokens, settings, revocations, profiles and questions. */
  ISSUER(1),
  /** Signs firmware. */
  TARGETS(2),
  /** Signs acknowledgements and time. */
  ACK(3),
  /** Records of other drivers are sealed to it. */
  SEAL(4);

  private final int code;

  KeyRole(int code) {
    this.code = code;
  }

  @Override
  public int code() {
    return code;
  }
}
