package faraday.rig.phone;

import faraday.rig.codec.Id;
import faraday.rig.codec.TokenTerms;
import faraday.rig.codec.TokenTerms.Term;
import java.util.Optional;

/**
 * The phone's own check of E4, before anything that identifies it leaves: does a token fit this
 * charger, this time, this duration, and the price shown?
 *
 * @param charger the directory's entry
 * @param shown M2
 * @param phoneTimeS the phone's own clock, used when the charger's is not trusted
 * @param wish what the person asked for
 */
record TokenFit(ChargerEntry charger, Credentials shown, long phoneTimeS, Wish wish) {

  /**
   * The first thing that does not fit, or nothing.
   *
   * @param sentBefore the token went to this charger already, so that a held connector may be held
   *     for it
   */
  Optional<Misfit> misfit(TokenTerms token, boolean sentBefore) {
    return place(token)
        .or(() -> price(token))
        .or(() -> time(token))
        .or(() -> amount(token))
        .or(() -> connector(token, sentBefore));
  }

  private Optional<Misfit> place(TokenTerms token) {
    Id audience = token.audience();
    boolean here = audience.equals(charger.chargerId()) || audience.equals(charger.siteId());
    return unless(here && token.site().equals(charger.siteId()), Misfit.ANOTHER_CHARGER);
  }

  private Optional<Misfit> price(TokenTerms token) {
    boolean same =
        token.number(Term.PRICE_PER_HOUR) == shown.pricePerHour()
            && token.number(Term.PRICE_PER_KWH) == shown.pricePerKwh()
            && token.number(Term.CURRENCY) == shown.currency();
    return unless(same, Misfit.PRICE);
  }

  private Optional<Misfit> time(TokenTerms token) {
    long nowS = shown.timeTrusted() ? shown.timeS() : Math.max(phoneTimeS, shown.timeS());
    return unless(nowS >= token.notBefore(), Misfit.NOT_YET_VALID)
        .or(() -> unless(nowS < token.expires(), Misfit.EXPIRED));
  }

  /** Without a wish the command's own schedule says how long the session is meant to be. */
  private Optional<Misfit> amount(TokenTerms token) {
    long wanted = wish.durationS() > 0 ? wish.durationS() : token.scheduleDurationS();
    long allowed = Math.min(token.number(Term.MAX_DURATION_S), shown.sessionTimeS());
    return unless(allowed > 0 && wanted <= allowed, Misfit.DURATION)
        .or(() -> unless(wish.energyWh() <= token.number(Term.MAX_ENERGY_WH), Misfit.ENERGY));
  }

  private Optional<Misfit> connector(TokenTerms token, boolean sentBefore) {
    long evse = token.number(Term.EVSE);
    boolean wished = wish.connector() == 0 || wish.connector() == evse;
    if (!wished || evse < 1 || evse > shown.connectors()) {
      return Optional.of(Misfit.CONNECTOR);
    }
    int state = shown.evseState((int) evse);
    return unless(state != Credentials.FAULTED, Misfit.FAULTED)
        .or(() -> unless(state != Credentials.CHARGING_OR_HELD || sentBefore, Misfit.IN_USE));
  }

  private static Optional<Misfit> unless(boolean fits, Misfit otherwise) {
    return fits ? Optional.empty() : Optional.of(otherwise);
  }
}
