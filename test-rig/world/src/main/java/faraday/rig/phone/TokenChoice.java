package faraday.rig.phone;

import faraday.rig.codec.TokenTerms;
import java.util.Optional;

/** Which token goes to a charger. */
record TokenChoice(PhoneParts phone, ChargerEntry charger) {

  /** Who works here ends other people's sessions, unless one of his own runs. */
  Optional<TokenTerms> staff(Intent intent) {
    Wallet wallet = phone.wallet();
    boolean another = intent == Intent.STOP && wallet.sessionAt(charger.chargerId()).isEmpty();
    return another ? wallet.staffToken(charger) : Optional.empty();
  }

  boolean sendsRegardless() {
    Person person = phone.person();
    return person.has(WalletFault.TOKEN_MISSING) || person.forcedToken().isPresent();
  }

  Wallet.Choice choose(Credentials shown, long nowNanos) {
    Wallet wallet = phone.wallet();
    if (phone.person().forcedToken().isPresent()) {
      return new Wallet.Choice(Optional.empty(), Misfit.NO_TOKEN);
    }
    if (phone.person().has(WalletFault.CREDENTIALS_NOT_READ)) {
      return new Wallet.Choice(wallet.newestToken(), Misfit.NO_TOKEN);
    }
    Wish wish = phone.person().wish();
    return wallet.choose(new TokenFit(charger, shown, phone.phoneTimeS(nowNanos), wish));
  }
}
