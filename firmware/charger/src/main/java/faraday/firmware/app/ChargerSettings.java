package faraday.firmware.app;

import faraday.firmware.access.AccessSettings;
import faraday.firmware.access.UidCards;
import faraday.firmware.journal.JournalSettings;
import faraday.firmware.session.SessionSettings;

/**
 * Everything an operator or installer can set.
 *
 * @param access who may charge, when, for how much
 * @param session limits and intervals of sessions
 * @param journal limits of the journal
 * @param nfc how it meets phones
 * @param clockSet whether the clock chip was set from a server's signature at provisioning
 * @param buildEpochS when this firmware was built
 * @param cards known by their UID, {@link UidCards#OFF} by default
 */
public record ChargerSettings(
    AccessSettings access,
    SessionSettings session,
    JournalSettings journal,
    NfcSettings nfc,
    boolean clockSet,
    long buildEpochS,
    UidCards cards) {

  /** Settings of a charger that knows no cards. */
  public ChargerSettings(
      AccessSettings access,
      SessionSettings session,
      JournalSettings journal,
      NfcSettings nfc,
      boolean clockSet,
      long buildEpochS) {
    this(access, session, journal, nfc, clockSet, buildEpochS, UidCards.OFF);
  }

  /** The same with a list of cards. */
  public ChargerSettings withCards(UidCards newCards) {
    return new ChargerSettings(access, session, journal, nfc, clockSet, buildEpochS, newCards);
  }
}
