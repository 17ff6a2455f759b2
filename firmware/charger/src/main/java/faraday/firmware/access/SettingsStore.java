package faraday.firmware.access;

import faraday.firmware.clock.ChargerClock;
import faraday.firmware.journal.RecordType;
import faraday.firmware.session.RecordBook;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.KeyId;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.frame.CourierQuestion;
import faraday.firmware.wire.record.LocalSettings;
import faraday.firmware.wire.record.SignedSettings;
import java.util.List;
import java.util.function.Function;

/**
 * The local settings that hold (E14): the newest set a server signed and the journal kept, or what
 * provisioning put in. Service loop only.
 */
public final class SettingsStore {

  private final AccessSettings provisioned;
  private final ChargerClock clock;
  private final RecordBook book;
  private final Function<KeyId, P256PublicKey> issuers;
  private Bytes seen = Bytes.EMPTY;
  private LocalSettings current;

  /** A store over the journal; issuers sign settings as they sign tokens. */
  public SettingsStore(
      AccessSettings provisioned,
      ChargerClock clock,
      RecordBook book,
      Function<KeyId, P256PublicKey> issuers) {
    this.provisioned = provisioned;
    this.clock = clock;
    this.book = book;
    this.issuers = issuers;
    current = factory(provisioned);
  }

  /** What holds now. */
  public LocalSettings current() {
    Bytes newest = book.drivers().settings();
    if (newest != null && !newest.equals(seen)) {
      seen = newest;
      if (SignedSettings.parse(newest.toArray())
          instanceof Decoded.Value<SignedSettings>(SignedSettings signed)) {
        current = signed.settings();
      }
    }
    return current;
  }

  /**
   * Judges a set that a phone brought, and keeps it when it is newer. Sessions that run keep what
   * they were granted.
   */
  public CourierQuestion.Outcome brought(Bytes bytes) {
    if (!(SignedSettings.parse(bytes.toArray())
        instanceof Decoded.Value<SignedSettings>(SignedSettings signed))) {
      return CourierQuestion.Outcome.DOES_NOT_VERIFY;
    }
    boolean here =
        signed.audience().equals(provisioned.chargerId())
            || signed.audience().equals(provisioned.siteId());
    if (!here) {
      return CourierQuestion.Outcome.NOT_FOR_THIS_CHARGER;
    }
    if (!signed.isSignedBy(issuers.apply(signed.envelope().keyId()))) {
      return CourierQuestion.Outcome.DOES_NOT_VERIFY;
    }
    clock.signedTimeSeen(signed.timeS());
    if (signed.settings().version() <= current().version()) {
      return CourierQuestion.Outcome.OLD;
    }
    if (!book.keep(RecordType.SETTINGS, bytes)) {
      return CourierQuestion.Outcome.NOT_KEPT;
    }
    book.drivers().settingsAre(bytes);
    return CourierQuestion.Outcome.TAKEN;
  }

  private static LocalSettings factory(AccessSettings provisioned) {
    return new LocalSettings(
        0,
        provisioned.tariff(),
        provisioned.hours(),
        provisioned.authSetting(),
        provisioned.sessionMaxS(),
        provisioned.rules(),
        List.of(),
        List.of(),
        List.of());
  }
}
