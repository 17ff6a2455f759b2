package faraday.rig.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.access.UidCards;
import faraday.firmware.access.UidOutcome;
import faraday.firmware.session.SessionPhase;
import faraday.firmware.wire.Bytes;
import faraday.hal.sim.SeededRandom;
import faraday.rig.bench.BoardSpec;
import faraday.rig.car.PlantModel;
import faraday.rig.rf.CardApplication;
import faraday.rig.rf.CardProfile;
import faraday.rig.rf.IsoDepCard;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cards by UID at a whole charger (issue 4, item 1; SPEC §7.1). */
final class UidCardTest {

  private static final long S = BoardScene.S;
  private static final byte[] KNOWN = HexFormat.of().parseHex("04a1b2c3d4e5f6");
  private static final byte[] STRANGE = HexFormat.of().parseHex("04a1b2c3d4e5f7");
  private static final int MEMORY_CARD = 0x08;
  private static final int ISO_DEP = 0x20;
  private static final UidCards LIST =
      new UidCards(
          List.of(new UidCards.Card(Bytes.of(KNOWN), Bytes.of(new byte[] {9}))),
          new UidCards.Cap(1000, 3600));

  @ParameterizedTest
  @ValueSource(ints = {MEMORY_CARD, ISO_DEP})
  void aListedCardChargesAndAtItsNextTouchStops(int sak) {
    BoardScene scene = scene(LIST);
    scene.plug(1);
    touch(scene, KNOWN, sak);
    assertTrue(scene.runUntil(() -> scene.watch.closed(1), 20 * S), "charges");
    scene.run(5 * S);
    touch(scene, KNOWN, sak);
    scene.leave(1);
    assertEquals(1, scene.flash().sessions().size());
    scene.endsWell();
  }

  @Test
  void itsSessionEndsAtTheCapByItselfAndItsNextTouchFreesThePlug() {
    BoardScene scene = scene(LIST);
    scene.plug(1);
    touch(scene, KNOWN, MEMORY_CARD);
    assertTrue(scene.runUntil(() -> scene.watch.closed(1), 20 * S));
    assertTrue(scene.runUntil(() -> !scene.watch.closed(1), 3600 * S), "1 kWh is delivered");
    scene.run(5 * S);
    touch(scene, KNOWN, MEMORY_CARD);
    scene.leave(1);
    scene.endsWell();
  }

  @Test
  void aCardThatNobodyKnowsMovesNothingAndWritesNothing() {
    BoardScene scene = scene(LIST);
    scene.plug(1);
    long sequence = scene.board.charger().journal().stats().durableRecords();
    touch(scene, STRANGE, MEMORY_CARD);
    assertEquals(
        new UidOutcome.Refused(UidOutcome.Refusal.UNKNOWN.code()),
        scene.board.charger().cards().last());
    touch(scene, STRANGE, ISO_DEP);
    assertEquals(sequence, scene.board.charger().journal().stats().durableRecords());
    assertEquals(SessionPhase.FREE, scene.session(1).phase());
    assertFalse(scene.watch.closed(1));
  }

  @Test
  void withoutAListNoCardIsLookedAt() {
    BoardScene scene = scene(UidCards.OFF);
    scene.plug(1);
    touch(scene, KNOWN, MEMORY_CARD);
    assertEquals(new UidOutcome.Ignored(), scene.board.charger().cards().last());
    assertEquals(SessionPhase.FREE, scene.session(1).phase());
  }

  private static BoardScene scene(UidCards cards) {
    return new BoardScene(1, BoardSpec.of("board", PlantModel.standard()).withCards(cards));
  }

  private static void touch(BoardScene scene, byte[] uid, int sak) {
    CardProfile phone = CardProfile.phone().withUid(uid);
    CardProfile card = new CardProfile(uid, phone.atqa(), sak, phone.ats());
    SeededRandom uids = new SeededRandom(1, "unused");
    scene.board.field().place(new IsoDepCard(card, new NoWallet(), uids), scene.clock.nowNanos());
    scene.run(S);
    scene.takeAway();
    scene.run(4 * S);
  }

  /** Some other application's card. */
  private static final class NoWallet implements CardApplication {
    @Override
    public void activated(long nowNanos) {}

    @Override
    public void deactivated(long nowNanos) {}

    @Override
    public Answer answer(byte[] commandApdu, long nowNanos) {
      return new Answer(new byte[] {0x6A, (byte) 0x82}, BoardScene.MS);
    }
  }
}
