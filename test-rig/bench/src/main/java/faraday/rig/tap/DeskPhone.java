package faraday.rig.tap;

import faraday.rig.codec.WireException;
import faraday.rig.office.BackOffice;
import faraday.rig.office.Issue;
import faraday.rig.phone.ChargerEntry;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneLog;
import faraday.rig.phone.WalletPhone;
import faraday.rig.rf.CardApplication;

/**
 * A simulated phone for a charger in another process: the server that both trust is made from the
 * seed on either side. It starts a charge, then stops it, then starts the next.
 */
public final class DeskPhone implements CardApplication {

  private final WalletPhone phone;
  private final BackOffice office;
  private final ChargerEntry charger;
  private Intent intent = Intent.START;

  /** A phone that knows the charger of {@link DeskRun} with this seed. */
  public DeskPhone(long seed) {
    TapWorld twin = new TapWorld(seed, 0);
    office = twin.office();
    charger = twin.entry();
    phone = new WalletPhone(seed, "desk", office);
    phone.want(intent);
    buy();
  }

  /** What happened so far. */
  public PhoneLog log() {
    return phone.log();
  }

  private void buy() {
    Issue issue = office.issue(office.order(phone.walletId(), phone.publicKey(), charger));
    if (issue instanceof Issue.Issued(byte[] token, long _)) {
      try {
        phone.addToken(token);
      } catch (WireException e) {
        throw new IllegalStateException("the server's own token", e);
      }
    }
  }

  @Override
  public void activated(long nowNanos) {
    if (phone.wanted().isEmpty()) {
      intent = intent == Intent.START ? Intent.STOP : Intent.START;
      if (intent == Intent.START) {
        buy();
      }
      phone.want(intent);
    }
    phone.activated(nowNanos);
  }

  @Override
  public void deactivated(long nowNanos) {
    phone.deactivated(nowNanos);
  }

  @Override
  public Answer answer(byte[] commandApdu, long nowNanos) {
    return phone.answer(commandApdu, nowNanos);
  }
}
