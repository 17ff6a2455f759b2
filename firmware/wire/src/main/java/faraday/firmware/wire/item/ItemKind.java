package faraday.firmware.wire.item;

import faraday.firmware.wire.WireCode;
import org.jspecify.annotations.Nullable;

/** Kinds of items a phone brings; the code is operation and key 0 of the signed map (SPEC §6.1). */
public enum ItemKind implements WireCode {
  /** The server's time. */
  TIME(2, KeyRole.ACK),
  /** Who is not to be served any more. */
  REVOKE(3, KeyRole.ISSUER),
  /** New keys. */
  KEYSET(4, KeyRole.ROOT),
  /** Limits of the site over time, and who takes no part. */
  PROFILE(6, KeyRole.ISSUER),
  /** Puts a lower bound of time right that was pushed too far. */
  TIME_RESET(8, KeyRole.ROOT),
  /** Asks for records again, and for the charger's state. */
  QUERY(9, KeyRole.ISSUER);

  private final int code;
  private final KeyRole signer;

  ItemKind(int code, KeyRole signer) {
    this.code = code;
    this.signer = signer;
  }

  @Override
  public int code() {
    return code;
  }

  /** Whose keys count for it. */
  public KeyRole signer() {
    return signer;
  }

  /** The kind with this code, or null. */
  public static @Nullable ItemKind of(int code) {
    for (ItemKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    return null;
  }
}
