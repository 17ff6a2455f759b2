package faraday.firmware.tap;

/** Told of cards that are no wallets. */
public interface CardWatch {

  /** Looks away. */
  CardWatch NONE = (uid, nowNanos) -> {};

  /**
   * A card without our application is in the field; told again at each search while it stays.
   *
   * @param uid as it came from the air, of any length
   */
  void seen(byte[] uid, long nowNanos);
}
