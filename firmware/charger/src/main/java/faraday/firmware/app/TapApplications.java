package faraday.firmware.app;

import faraday.firmware.tap.CardWatch;
import faraday.firmware.tap.NdefTap;
import faraday.firmware.tap.ReaderDialogue;
import faraday.firmware.tap.TapDesk;
import faraday.firmware.tap.TapProtocol;
import faraday.firmware.tap.WalletApplet;
import faraday.firmware.wire.crypto.Entropy;
import faraday.firmware.wire.frame.Profile;
import faraday.nfc.card.TargetDialogue;
import faraday.nfc.reader.ApduDialogue;
import faraday.nfc.tag.CardDialogue;
import faraday.nfc.tag.TagSettings;
import faraday.nfc.tag.Type4Tag;

/**
 * The three profiles of one charger over one desk. Each has beacons of its own, so no M0 is ever
 * good in two of them (TH-29).
 */
record TapApplications(
    ChargerIdentity identity, Entropy entropy, TapDesk desk, TagSettings tagSettings) {

  ApduDialogue reader(CardWatch cards) {
    return new ReaderDialogue(protocol(Profile.READER), cards);
  }

  TargetDialogue card() {
    NdefTap.Keys keys = new NdefTap.Keys(identity.dh(), identity.sign(), identity.siteKey());
    NdefTap ndef = new NdefTap(keys, entropy, identity.chargerId(), desk, tagSettings);
    WalletApplet own = new WalletApplet(protocol(Profile.TARGET));
    return new CardDialogue(own, new Type4Tag(ndef, tagSettings));
  }

  private TapProtocol protocol(Profile profile) {
    return new TapProtocol(
        identity.dh(), entropy, profile, identity.chargerId(), desk, identity.certificate());
  }
}
