package faraday.firmware.app;

import faraday.nfc.card.TargetSettings;
import faraday.nfc.chip.Pn532Settings;
import faraday.nfc.reader.ReaderSettings;
import faraday.nfc.slot.SlotSettings;
import faraday.nfc.tag.TagSettings;

/**
 * How the charger meets phones.
 *
 * @param chip the PN532 driver
 * @param reader the charger as reader of phones and cards
 * @param target the charger as card
 * @param slots how the two take turns
 * @param tag the Type 4 tag it is for web pages and phones without a wallet
 */
public record NfcSettings(
    Pn532Settings chip,
    ReaderSettings reader,
    TargetSettings target,
    SlotSettings slots,
    TagSettings tag) {

  /** Both roles in turn, two searches in each reader slot. */
  public static final NfcSettings DEFAULT =
      new NfcSettings(
          Pn532Settings.DEFAULT,
          ReaderSettings.DEFAULT.withPollMs(60),
          TargetSettings.DEFAULT,
          SlotSettings.ALTERNATING,
          TagSettings.DEFAULT);

  /** A charger that only reads, four searches a second. */
  public static final NfcSettings READER_ONLY =
      new NfcSettings(
          Pn532Settings.DEFAULT,
          ReaderSettings.DEFAULT,
          TargetSettings.DEFAULT,
          SlotSettings.READER_ONLY,
          TagSettings.DEFAULT);
}
