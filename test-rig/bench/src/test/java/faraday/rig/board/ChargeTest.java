package faraday.rig.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.RecordType;
import faraday.firmware.session.SessionPhase;
import faraday.hal.LockMotor;
import faraday.hal.sim.SimContactor;
import faraday.rig.bench.BoardSpec;
import faraday.rig.car.CarModel;
import faraday.rig.car.PlantModel;
import faraday.rig.codec.SessionRecord;
import faraday.rig.codec.SessionRecord.Field;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.WalletPhone;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole charges, and ends that the car or the driver makes (E4, E5, E16, E19). */
class ChargeTest {

  private static final long S = BoardScene.S;
  private static final long MS = BoardScene.MS;

  @Test
  void chargesAndStops() {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.charging("Anna");
    scene.run(600 * S);
    scene.tap(anna, Intent.STOP);
    SessionRecord receipt = anna.log().last(PhoneEvent.Stopped.class).orElseThrow().receipt();
    assertTrue(receipt.number(Field.ENERGY_MWH) > 2_000_000, "kilowatt-hours for ten minutes");
    assertEquals(
        scene.board.plant(1).meter().registerMwh(), receipt.number(Field.STOP_REGISTER_MWH));
    assertEquals(0, receipt.number(Field.STOP_REASON));
    assertEquals(0, receipt.number(Field.CONTACTOR_DID_NOT_OPEN));
    scene.leave(1);
    assertEquals(
        List.of(RecordType.GRANT, RecordType.START, RecordType.METER, RecordType.STOP),
        scene.flash().story().stream().distinct().toList());
    scene.endsWell();
  }

  @Test
  void servesTwoPhonesAndTwoCarsBesideOneReader() {
    BoardScene scene = new BoardScene(2, 7, 64);
    WalletPhone anna = scene.charging("Anna", 1);
    scene.run(60 * S);
    WalletPhone ben = scene.charging("Ben", 2);
    assertTrue(scene.watch.closed(1) && scene.watch.closed(2), "both at once");
    scene.run(60 * S);
    scene.tap(anna, Intent.STOP);
    assertFalse(scene.watch.closed(1));
    assertTrue(scene.watch.closed(2), "Anna's stop is not Ben's");
    scene.leave(1);
    scene.run(30 * S);
    scene.tap(ben, Intent.STOP);
    scene.leave(2);
    SessionRecord first = receipt(anna);
    SessionRecord second = receipt(ben);
    assertEquals(1, first.number(Field.EVSE));
    assertEquals(2, second.number(Field.EVSE));
    assertNotEquals(first.id(Field.SESSION_ID), second.id(Field.SESSION_ID));
    assertEquals(first.number(Field.SEQ), second.number(Field.PREVIOUS_MONEY_SEQ));
    scene.endsWell();
  }

  @Test
  void startsFiveSecondsAfterTheAnswerAlthoughThePhoneStays() {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.driver("Anna");
    scene.plug(1);
    anna.want(Intent.START);
    scene.hold(anna);
    assertTrue(
        scene.runUntil(() -> scene.session(1).phase() == SessionPhase.RUNNING, 8 * S),
        "START does not need the phone to leave");
    assertTrue(scene.runUntil(() -> scene.watch.closed(1), 10 * S));
    scene.isSafe();
  }

  @Test
  void lapsesWhenNoCarComesWithinAMinute() {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.driver("Anna");
    scene.tap(anna, Intent.START);
    scene.granted(anna);
    scene.run(50 * S);
    assertEquals(SessionPhase.GRANTED, scene.session(1).phase());
    scene.run(12 * S);
    assertEquals(List.of(RecordType.GRANT, RecordType.LAPSE), scene.flash().story());
    scene.plug(1);
    scene.run(20 * S);
    assertEquals(0, scene.watch.closings(), "too late");
    scene.endsWell();
  }

  @Test
  void endsWhenThePlugIsPulledAtTheCar() {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.charging("Anna");
    scene.run(30 * S);
    scene.pull(1);
    assertTrue(scene.runUntil(() -> !scene.watch.closed(1), 100 * MS), "open within 100 ms");
    scene.run(10 * S);
    assertEquals(1, scene.flash().sessions().getLast().number(Field.STOP_REASON));
    assertEquals(LockMotor.Bolt.OPEN, scene.board.plant(1).lock().trueBolt());
    scene.tap(anna, Intent.STOP);
    assertEquals(1, receipt(anna).number(Field.STOP_REASON), "told at the next tap (E19)");
    assertEquals(List.of(), scene.watch.violations());
  }

  @Test
  void doesNotStartWhenThePlugIsPulledInMidTap() {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.driver("Anna");
    scene.plug(1);
    anna.want(Intent.START);
    scene.hold(anna);
    scene.runUntil(() -> anna.log().last(PhoneEvent.TokenSent.class).isPresent(), 5 * S);
    scene.pull(1);
    scene.runUntil(() -> anna.wanted().isEmpty(), 5 * S);
    scene.takeAway();
    scene.run(70 * S);
    assertEquals(0, scene.watch.closings());
    SessionRecord end = scene.flash().sessions().getLast();
    assertEquals(0, end.number(Field.ENERGY_MWH));
    assertEquals(0, end.number(Field.COST_MINOR));
    scene.endsWell();
  }

  @Test
  void stopsForAPlugPulledInTheMidstOfTheStopTap() {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.charging("Anna");
    scene.run(30 * S);
    anna.want(Intent.STOP);
    scene.hold(anna);
    scene.runUntil(() -> anna.log().all(PhoneEvent.Shown.class).size() == 2, 5 * S);
    scene.pull(1);
    scene.runUntil(() -> anna.wanted().isEmpty(), 10 * S);
    scene.takeAway();
    scene.run(2 * S);
    assertEquals(1, scene.flash().count(RecordType.STOP));
    assertTrue(anna.log().last(PhoneEvent.Stopped.class).isPresent());
    assertEquals(List.of(), scene.watch.violations());
  }

  @Test
  void answersWithinTheTapEvenWhenTheCarIgnoresTheWithdrawal() {
    CarModel stubborn = CarModel.standard().with(CarModel.Manners.IGNORES_WITHDRAWAL);
    BoardScene scene =
        new BoardScene(1, BoardSpec.of("board", PlantModel.standard().with(stubborn)));
    WalletPhone anna = scene.charging("Anna");
    scene.run(30 * S);
    scene.tap(anna, Intent.STOP);
    assertEquals(0, receipt(anna).number(Field.STOP_REASON), "6 s for the car are inside 8 s");
    assertTrue(anna.log().last(PhoneEvent.Stopping.class).isEmpty());
    assertEquals(List.of(), scene.watch.violations());
  }

  @Test
  void answersStoppingOverAWeldAndTellsLater() {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.charging("Anna");
    scene.run(30 * S);
    scene.watch.allowWeld();
    scene.board.plant(1).contactor().contacts(SimContactor.Contacts.WELDED);
    scene.tap(anna, Intent.STOP);
    assertTrue(anna.log().last(PhoneEvent.Stopping.class).isPresent(), "before the reader lets go");
    assertTrue(anna.log().last(PhoneEvent.Stopped.class).isEmpty());
    scene.run(10 * S);
    scene.tap(anna, Intent.STOP);
    assertEquals(1, receipt(anna).number(Field.CONTACTOR_DID_NOT_OPEN));
    scene.run(30 * S);
    assertEquals(LockMotor.Bolt.SHUT, scene.board.plant(1).lock().trueBolt(), "no exception");
    assertEquals(1, scene.flash().count(RecordType.FAULT));
    assertEquals(List.of(), scene.watch.violations());
  }

  @Test
  void givesEqualTracesForEqualSeedsOnly() {
    String first = story(1);
    assertEquals(first, story(1));
    assertNotEquals(first, story(2));
  }

  private static String story(long seed) {
    BoardScene scene = new BoardScene(1, seed, 64);
    scene.charged("Anna");
    return scene.trace.hash();
  }

  private static SessionRecord receipt(WalletPhone phone) {
    return phone.log().last(PhoneEvent.Stopped.class).orElseThrow().receipt();
  }
}
