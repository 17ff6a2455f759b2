package faraday.rig.office;

/** What comes of ordering a token. */
public sealed interface Issue {

  /** Signed; the money is put aside. */
  @SuppressWarnings("ArrayRecordComponent") // handed to one phone
  record Issued(byte[] token, long holdMinor) implements Issue {}

  /** The wallet's free credit does not cover the hold. */
  record Declined(long missingMinor) implements Issue {}

  /** The token's bytes; an order that was declined has none. */
  default byte[] token() {
    return switch (this) {
      case Issued issued -> issued.token().clone();
      case Declined declined ->
          throw new IllegalStateException("credit lacks " + declined.missingMinor());
    };
  }
}
