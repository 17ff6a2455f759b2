package faraday.rig.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.codec.Id;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.codec.P256PublicKey;
import faraday.rig.phone.CarriedItem;
import faraday.rig.phone.ChargerEntry;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.PhoneEvent.Cause;
import faraday.rig.phone.PhoneLog;
import faraday.rig.phone.ServerLink;
import faraday.rig.phone.WalletPhone;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A phone whose directory lacks the charger takes the root's word for it (E6, TH-25). */
class CertificateTapTest {

  private final BoardScene scene = new BoardScene();

  @Test
  void chargesAtAChargerItHasNeverHeardOf() {
    WalletPhone anna = stranger("Anna");
    anna.trustRoot(scene.office.rootKey());
    scene.give(anna, scene.order(anna));
    scene.plug(1);
    scene.tap(anna, Intent.START);
    scene.granted(anna);
    assertTrue(scene.runUntil(() -> scene.watch.closed(1), 20 * BoardScene.S));
    scene.tap(anna, Intent.STOP);
    assertTrue(anna.log().last(PhoneEvent.Stopped.class).isPresent(), "its receipt is good too");
    List<Integer> types = anna.log().frames().stream().map(PhoneLog.SeenFrame::type).toList();
    assertEquals(List.of(0x10, 0x16, 0x15, 0x11), types.subList(0, 4));
    assertEquals(1, types.stream().filter(type -> type == 0x16).count(), "it knows it now");
  }

  @Test
  void saysNothingToAChargerThatAnotherRootCertified() {
    WalletPhone anna = stranger("Anna");
    anna.trustRoot(P256KeyPair.derived(5, "another root").publicKey());
    byte[] before = scene.board.flash().image();
    scene.tap(anna, Intent.READ);
    assertEquals(Cause.MALFORMED, anna.log().last(PhoneEvent.GaveUp.class).orElseThrow().cause());
    assertTrue(anna.log().frames().stream().noneMatch(frame -> frame.type() == 0x11));
    assertArrayEquals(before, scene.board.flash().image());
    scene.charging("Ben");
  }

  @Test
  void withoutARootOnlyTheDirectoryCounts() {
    WalletPhone anna = stranger("Anna");
    scene.tap(anna, Intent.READ);
    assertEquals(
        Cause.UNKNOWN_CHARGER, anna.log().last(PhoneEvent.GaveUp.class).orElseThrow().cause());
  }

  private WalletPhone stranger(String name) {
    return new WalletPhone(scene.seed, name, new Forgetful());
  }

  /** The office without its directory. */
  private final class Forgetful implements ServerLink {
    @Override
    public void enrol(Id walletId, P256PublicKey phoneKey) {
      scene.office.enrol(walletId, phoneKey);
    }

    @Override
    public Verdict receive(CarriedItem item) {
      return scene.office.receive(item);
    }

    @Override
    public List<Acknowledgement> acknowledgements() {
      return List.of();
    }

    @Override
    public List<ChargerEntry> directory() {
      return List.of();
    }
  }
}
