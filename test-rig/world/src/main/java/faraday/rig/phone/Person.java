package faraday.rig.phone;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What the person behind the phone wants, and what a tester made of the phone. */
final class Person {

  private Optional<Intent> intent = Optional.empty();
  private Wish wish = Wish.NONE;
  private Optional<byte[]> forcedToken = Optional.empty();
  private final Set<WalletFault> faults = EnumSet.noneOf(WalletFault.class);

  void want(Intent wanted, Wish with) {
    intent = Optional.of(wanted);
    wish = with;
  }

  void content() {
    intent = Optional.empty();
  }

  Optional<Intent> intent() {
    return intent;
  }

  Wish wish() {
    return wish;
  }

  void force(byte[] token) {
    forcedToken = Optional.of(token.clone());
  }

  Optional<byte[]> forcedToken() {
    return forcedToken;
  }

  void repent() {
    faults.clear();
    forcedToken = Optional.empty();
  }

  Set<WalletFault> faults() {
    return faults;
  }

  boolean has(WalletFault fault) {
    return faults.contains(fault);
  }
}
