package faraday.rig.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.RecordType;
import faraday.rig.codec.Id;
import faraday.rig.codec.P256PublicKey;
import faraday.rig.codec.SessionRecord.Field;
import faraday.rig.phone.CarriedItem;
import faraday.rig.phone.ChargerEntry;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.ServerLink;
import faraday.rig.phone.WalletFault;
import faraday.rig.phone.WalletPhone;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records out and acknowledgements in, by whoever comes by (E21, E23, TH-14 … TH-16). */
class CourierTest {

  private static final int TAKEN = 0;
  private static final int NOT_FOR_THIS_CHARGER = 1;
  private static final int DOES_NOT_VERIFY = 2;
  private static final int OLD = 4;

  private final BoardScene scene = new BoardScene();

  @Test
  void sendsTheRecordsOfSeveralDriversWithOneStranger() {
    scene.charged("Anna");
    scene.charged("Cleo");
    scene.charged("Dora");
    WalletPhone ben = scene.phone("Ben");
    scene.tap(ben, Intent.COURIER);
    assertEquals(3, ben.items().size());
    assertTrue(
        ben.items().stream().allMatch(item -> item.kind() == CarriedItem.SEALED_RECORD),
        "he cannot read them");
    List<ServerLink.Verdict> verdicts = ben.uploadTo(scene.office);
    assertTrue(verdicts.stream().allMatch(verdict -> verdict instanceof ServerLink.Verdict.Stored));
    assertEquals(3, scene.board.charger().book().backlog(), "kept until acknowledged");

    ben.fetchFrom(scene.office);
    scene.tap(ben, Intent.COURIER);
    assertEquals(TAKEN, judgement(ben));
    assertEquals(0, scene.board.charger().book().backlog());
    assertEquals(1, scene.flash().count(RecordType.ACK));
    assertTrue(scene.office.gaps(scene.board.entry().chargerId()).isEmpty());
    assertTrue(scene.office.anomalies().isEmpty());
    scene.endsWell();
  }

  @Test
  void handsTheSameRecordsToEveryPhoneUntilTheServerHasThem() {
    scene.charged("Anna");
    WalletPhone lazy = scene.phone("Lazy");
    scene.tap(lazy, Intent.COURIER);
    WalletPhone ben = scene.phone("Ben");
    scene.tap(ben, Intent.COURIER);
    assertEquals(1, lazy.items().size());
    assertEquals(1, ben.items().size());
    ben.uploadTo(scene.office);
    assertTrue(
        lazy.uploadTo(scene.office).getFirst() instanceof ServerLink.Verdict.Known, "too late");
  }

  @Test
  void givesADriverHisOwnRecordReadable() {
    scene.charged("Zoe");
    WalletPhone anna = scene.charged("Anna");
    List<CarriedItem> own =
        anna.items().stream().filter(item -> item.kind() == CarriedItem.OWN_RECORD).toList();
    assertEquals(1, own.size());
    assertEquals(1, anna.ledger().lines().size());
    assertEquals(
        scene.flash().sessions().getLast().number(Field.COST_MINOR), anna.ledger().deductedMinor());
  }

  @Test
  void takesAnAcknowledgementDuringAnybodysTap() {
    scene.charged("Anna");
    WalletPhone ben = scene.phone("Ben");
    scene.tap(ben, Intent.COURIER);
    ben.uploadTo(scene.office);
    WalletPhone cleo = scene.driver("Cleo");
    cleo.fetchFrom(scene.office);
    scene.plug(1);
    scene.tap(cleo, Intent.START);
    assertEquals(TAKEN, judgement(cleo));
    scene.granted(cleo);
    assertTrue(scene.runUntil(() -> scene.watch.closed(1), 20 * BoardScene.S));
    assertEquals(0, scene.board.charger().book().backlog());
  }

  @Test
  void keepsRecordsOfAPhoneThatDoesNotStoreThem() {
    scene.charged("Anna");
    WalletPhone ben = scene.phone("Ben");
    ben.sabotage(WalletFault.RECORDS_NOT_STORED);
    scene.tap(ben, Intent.COURIER);
    assertTrue(ben.log().last(PhoneEvent.Finished.class).isPresent());
    assertEquals(1, scene.board.charger().book().backlog());
  }

  @Test
  void refusesAForgedAcknowledgement() {
    WalletPhone ben = withAck();
    ben.sabotage(WalletFault.ACK_FLIPPED_BYTE);
    scene.tap(ben, Intent.COURIER);
    assertEquals(DOES_NOT_VERIFY, judgement(ben));
    assertEquals(1, scene.board.charger().book().backlog());
    assertEquals(0, scene.flash().count(RecordType.ACK));
  }

  @Test
  void refusesAnAcknowledgementItHas() {
    WalletPhone ben = withAck();
    WalletPhone cleo = scene.phone("Cleo");
    cleo.fetchFrom(scene.office);
    scene.tap(ben, Intent.COURIER);
    scene.tap(cleo, Intent.COURIER);
    assertEquals(TAKEN, judgement(ben));
    assertEquals(OLD, judgement(cleo));
    assertEquals(1, scene.flash().count(RecordType.ACK));
  }

  @Test
  void refusesAnAcknowledgementOfAnotherCharger() {
    BoardScene other = new BoardScene(1, 2, 64);
    other.charged("Zoe");
    WalletPhone runner = other.phone("Runner");
    other.tap(runner, Intent.COURIER);
    runner.uploadTo(other.office);
    byte[] foreign = other.office.acknowledgements().getFirst().cose();
    scene.charged("Anna");
    WalletPhone ben = scene.phone("Ben");
    ben.fetchFrom(new Swapping(foreign));
    scene.tap(ben, Intent.COURIER);
    assertEquals(NOT_FOR_THIS_CHARGER, judgement(ben));
    assertEquals(1, scene.board.charger().book().backlog());
  }

  @Test
  void isCompleteWithTheAnswerWhenNobodyHasAnything() {
    WalletPhone ben = scene.phone("Ben");
    scene.tap(ben, Intent.READ);
    assertTrue(ben.wanted().isEmpty());
    assertTrue(ben.log().last(PhoneEvent.Finished.class).isPresent());
    assertTrue(ben.log().last(PhoneEvent.LinkLost.class).isEmpty());
  }

  @Test
  void carriesAtMostSixteenRecordsInOneTapAndTheRestInTheNext() {
    for (int i = 0; i < 17; i++) {
      WalletPhone driver = scene.driver("Driver " + i);
      scene.tap(driver, Intent.START);
      driver.sabotage(WalletFault.RECORDS_NOT_STORED);
      scene.tap(driver, Intent.STOP);
      assertEquals(i + 1, scene.board.charger().book().backlog());
    }
    WalletPhone ben = scene.phone("Ben");
    scene.tap(ben, Intent.COURIER);
    assertEquals(16, ben.items().size());
    ben.uploadTo(scene.office);
    ben.fetchFrom(scene.office);
    scene.tap(ben, Intent.COURIER);
    assertEquals(TAKEN, judgement(ben));
    assertEquals(1, ben.items().size(), "the seventeenth");
  }

  private WalletPhone withAck() {
    scene.charged("Anna");
    WalletPhone ben = scene.phone("Ben");
    scene.tap(ben, Intent.COURIER);
    ben.uploadTo(scene.office);
    ben.fetchFrom(scene.office);
    return ben;
  }

  private static int judgement(WalletPhone phone) {
    return phone.log().last(PhoneEvent.AckJudged.class).orElseThrow().code();
  }

  /** A server that hands another charger's acknowledgement out as this one's. */
  private final class Swapping implements ServerLink {
    private final byte[] cose;

    Swapping(byte[] cose) {
      this.cose = cose;
    }

    @Override
    public void enrol(Id walletId, P256PublicKey phoneKey) {}

    @Override
    public Verdict receive(CarriedItem item) {
      return new Verdict.Refused("not asked for");
    }

    @Override
    public List<Acknowledgement> acknowledgements() {
      return List.of(new Acknowledgement(scene.board.entry().chargerId(), cose));
    }

    @Override
    public List<ChargerEntry> directory() {
      return scene.office.directory();
    }
  }
}
