package faraday.rig.plant;

import static faraday.rig.plant.Effect.number;
import static faraday.rig.plant.Effect.returns;
import static faraday.rig.plant.Effect.skips;

import java.util.List;

/** The charger as card: application and tag, as phones of profile 01 and 03 meet them. */
final class ProfilePlants {

  static final List<PlantedFault> ALL =
      List.of(
          new PlantedFault(
              "frames-of-an-app-lost",
              "no wallet app starts or stops a charge",
              "firmware.tap.WalletApplet.transfer",
              skips("java.io.ByteArrayOutputStream.writeBytes")),
          new PlantedFault(
              "pages-not-heard",
              "no web page starts or stops a charge",
              "firmware.tap.NdefTap.written",
              returns(false)),
          new PlantedFault(
              "answer-never-taken",
              "a page that has read its answer counts as one that was torn away",
              "nfc.tag.Type4Tag.heard",
              skips("nfc.tag.TagContent.readWhole")),
          new PlantedFault(
              "tag-leaves-after-every-read",
              "a phone that looks twice finds no tag",
              "firmware.tap.NdefTap.leavesAfterRead",
              returns(true)),
          new PlantedFault(
              "link-without-its-scheme",
              "a phone without a wallet opens nothing",
              "firmware.tap.TagMessage.file",
              number(4, 0)),
          new PlantedFault(
              "locking-acknowledged",
              "a phone takes the charger's tag for read-only, and no page works",
              "nfc.tag.Type4Tag.update",
              number(0x6982, 0x9000)));

  private ProfilePlants() {}
}
