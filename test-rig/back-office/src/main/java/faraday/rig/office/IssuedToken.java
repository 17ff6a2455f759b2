package faraday.rig.office;

import faraday.rig.codec.Id;

/**
 * A token the office signed and the money it put aside for it (E22).
 *
 * @param tokenId hexadecimal
 * @param walletId whose
 * @param holdMinor put aside at issue
 * @param pricePerKwh minor units
 * @param pricePerHour minor units
 * @param state what became of the hold
 * @param chargedMinor what was charged, 0 unless settled
 */
public record IssuedToken(
    String tokenId,
    Id walletId,
    long holdMinor,
    long pricePerKwh,
    long pricePerHour,
    State state,
    long chargedMinor) {

  /** What became of the hold. */
  public enum State {
    /** The money is put aside. */
    HELD,
    /** A receipt that its phone showed charged it; the record is still to come (E34). */
    SETTLED_EARLY,
    /** A record charged it. */
    SETTLED,
    /** The grant lapsed: nothing was charged. */
    RELEASED
  }

  IssuedToken settled(long costMinor) {
    return with(State.SETTLED, costMinor);
  }

  IssuedToken settledEarly(long costMinor) {
    return with(State.SETTLED_EARLY, costMinor);
  }

  IssuedToken released() {
    return with(State.RELEASED, 0);
  }

  private IssuedToken with(State next, long costMinor) {
    return new IssuedToken(
        tokenId, walletId, holdMinor, pricePerKwh, pricePerHour, next, costMinor);
  }
}
