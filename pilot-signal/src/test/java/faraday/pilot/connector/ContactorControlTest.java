package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.pilot.fault.FaultLatch;
import faraday.pilot.fault.SafetyFault;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Order and mirror, and how long each may contradict the other: at the limit, and 1 ms before. */
final class ContactorControlTest {

  private static final long MS = StageRig.MS;
  private static final SafetyTiming TIMING = SafetyTiming.standard();
  private static final int CLOSED_AT_MS = 1_000;

  private final StageRig rig = new StageRig();
  private final SafetyEventRing ring = new SafetyEventRing();
  private final FaultLatch faults =
      new FaultLatch(rig.readings, new FaultReports(ring, rig.readings));
  private final ContactorControl contactor =
      new ContactorControl(TIMING, rig.output, rig.readings, ring);
  private boolean live;

  private void followAt(int atMs, boolean mirrorClosed) {
    rig.mirrorClosed = mirrorClosed;
    rig.readings.take(atMs * MS, rig.output.dutyPermille());
    contactor.follow(atMs * MS, faults, 16_000, live);
  }

  private List<String> told() {
    List<String> told = new ArrayList<>();
    ring.drain((at, event, first, second) -> told.add(event + " " + first + " " + second));
    return told;
  }

  private int word(int word) {
    long[] draft = new long[StatusBoard.WORDS];
    contactor.publish(draft);
    return (int) draft[word];
  }

  /** Confirmed open since 0, ordered closed at 970, confirmed closed at 1000. */
  private void closed() {
    rig.ready();
    followAt(0, false);
    contactor.close((CLOSED_AT_MS - 30) * MS);
    followAt(CLOSED_AT_MS, true);
    assertEquals(ContactorState.CLOSED, contactor.state());
  }

  @Test
  void isNotOpenBeforeTheMirrorHasSaidSo() {
    assertFalse(contactor.confirmedOpen());
    followAt(0, false);
    assertTrue(contactor.confirmedOpen());
    assertEquals(List.of(), told());
  }

  /** A mirror that sticks open must not hide contacts behind which a phase is live. */
  @Test
  void isNotOpenWhileAPhaseIsLiveBehindIt() {
    live = true;
    followAt(0, false);
    assertFalse(contactor.confirmedOpen());
    live = false;
    followAt(5, false);
    assertTrue(contactor.confirmedOpen());
  }

  @Test
  void tellsHowLongClosingAndOpeningTook() {
    closed();
    assertEquals(List.of("CLOSE_ORDERED 6000 -12000", "CLOSED 30 16000"), told());
    contactor.open(2_000 * MS);
    assertEquals(ContactorState.OPENING, contactor.state());
    followAt(2_020, false);
    assertEquals(List.of("OPEN_ORDERED 6000 -12000", "OPENED 20 0"), told());
    assertEquals(1, word(StatusBoard.CLOSING_COUNT));
    assertEquals(CLOSED_AT_MS * MS, closedAtNanos());
    contactor.open(2_500 * MS);
    assertEquals(List.of(), told());
  }

  private long closedAtNanos() {
    long[] draft = new long[StatusBoard.WORDS];
    contactor.publish(draft);
    return draft[StatusBoard.CLOSED_AT];
  }

  @Test
  void doesNotOrderTwiceWhatIsClosed() {
    closed();
    told();
    contactor.close(1_100 * MS);
    assertEquals(List.of(), told());
    assertEquals(ContactorState.CLOSED, contactor.state());
  }

  @Test
  void restsFor2SecondsAfterAnOpening() {
    closed();
    contactor.open(5_000 * MS);
    assertTrue(contactor.resting(7_000 * MS - 1));
    assertFalse(contactor.resting(7_000 * MS));
  }

  @Test
  void isWeldedWhenTheMirrorStandsClosedForASecondAfterTheOrder() {
    closed();
    contactor.open(2_000 * MS);
    followAt(2_999, true);
    assertFalse(faults.isLatched(SafetyFault.CONTACTOR_WELDED));
    followAt(3_000, true);
    assertTrue(faults.isLatched(SafetyFault.CONTACTOR_WELDED));
    assertEquals(16_000, faults.detail(SafetyFault.CONTACTOR_WELDED));
  }

  /** Found closed at boot: the second is counted from then. */
  @Test
  void isWeldedASecondAfterABootThatFoundItClosed() {
    followAt(500, true);
    followAt(1_499, true);
    assertFalse(faults.isLatched(SafetyFault.CONTACTOR_WELDED));
    followAt(1_500, true);
    assertTrue(faults.isLatched(SafetyFault.CONTACTOR_WELDED));
    assertEquals(ContactorState.OPENING, contactor.state());
  }

  /** Without this a post that has just started would make its first car wait. */
  @Test
  void doesNotRestAfterABoot() {
    followAt(500, true);
    assertFalse(contactor.resting(500 * MS));
  }

  @Test
  void hasNotClosedWhenTheMirrorIsSilentForHalfASecond() {
    rig.ready();
    followAt(0, false);
    contactor.close(1_000 * MS);
    followAt(1_499, false);
    assertFalse(faults.isLatched(SafetyFault.CONTACTOR_NOT_CLOSED));
    assertEquals(ContactorState.CLOSING, contactor.state());
    followAt(1_500, false);
    assertTrue(faults.isLatched(SafetyFault.CONTACTOR_NOT_CLOSED));
  }

  @Test
  void hasDroppedWhenTheMirrorOpensForLongerThanItBounces() {
    closed();
    followAt(2_000, true);
    followAt(2_024, false);
    assertFalse(faults.isLatched(SafetyFault.CONTACTOR_DROPPED));
    followAt(2_025, false);
    assertTrue(faults.isLatched(SafetyFault.CONTACTOR_DROPPED));
    assertFalse(faults.isLatched(SafetyFault.CONTACTOR_NOT_CLOSED));
  }

  @Test
  void forgivesAMirrorThatComesBack() {
    closed();
    followAt(2_000, true);
    followAt(2_020, false);
    followAt(2_025, true);
    followAt(2_045, false);
    assertFalse(faults.isLatched(SafetyFault.CONTACTOR_DROPPED));
  }

  @Test
  void wearsByOpeningsOfMoreThanOneAmpere() {
    opensUnder(1_000);
    assertEquals(0, word(StatusBoard.WEAR_COUNT));
    opensUnder(1_001);
    assertEquals(1, word(StatusBoard.WEAR_COUNT));
    contactor.open(10_000 * MS);
    assertEquals(1, word(StatusBoard.WEAR_COUNT));
  }

  private void opensUnder(int currentMa) {
    closed();
    rig.sensors.currentMa[2] = currentMa;
    rig.readings.take(1_500 * MS, rig.output.dutyPermille());
    contactor.open(1_500 * MS);
    followAt(1_520, false);
    rig.sensors.currentMa[2] = 0;
  }
}
