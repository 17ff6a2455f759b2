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
 * @param expiresS no session begins with it from then on: what was not used is free again, UTC
 * @param ledgerSeq its number among the tokens of its wallet, from 1; comes back in the record
 * @param state what became of the hold
 * @param chargedMinor what was charged, 0 unless settled
 */
public record IssuedToken(
    String tokenId,
    Id walletId,
    long holdMinor,
    long pricePerKwh,
    long pricePerHour,
    long expiresS,
    long ledgerSeq,
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

  /** What is put aside for it now: nothing once it has expired unused (SPEC §4.7). */
  long heldAtMinor(long nowS) {
    return state == State.HELD && nowS < expiresS ? holdMinor : 0;
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
        tokenId,
        walletId,
        holdMinor,
        pricePerKwh,
        pricePerHour,
        expiresS,
        ledgerSeq,
        next,
        costMinor);
  }
}
