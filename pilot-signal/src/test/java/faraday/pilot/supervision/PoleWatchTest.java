package faraday.pilot.supervision;

import static faraday.pilot.supervision.Witness.MS;
import static faraday.pilot.supervision.Witness.S;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Phases are bits: 0b111 is three phases. */
final class PoleWatchTest {

  private static final int ALL = 0b111;

  private final Witness witness = new Witness();
  private final PoleWatch watch =
      new PoleWatch(SupervisionLimits.standard().poles(), witness.faults);
  private final Situation now = new Situation();

  @ParameterizedTest
  @ValueSource(ints = {0b001, 0b010, 0b100, 0b011, 0b110, 0b101})
  void aLivePhaseBehindOpenContactsIsAWeldedPoleAfter1Second(int live) {
    watch.watch(S, now, live, ALL);
    watch.watch(2 * S - 1, now, live, ALL);
    witness.told();
    watch.watch(2 * S, now, live, ALL);
    watch.watch(3 * S, now, live, ALL);
    witness.told("POLE_WELDED " + live);
  }

  @Test
  void allPhasesBehindOpenContactsContradictTheMirror() {
    watch.watch(0, now, ALL, ALL);
    watch.watch(S, now, ALL, ALL);
    witness.told("FEEDBACK_DISAGREES 7");
  }

  @Test
  void theOnlyPhaseBehindOpenContactsIsAWeldedPole() {
    watch.watch(0, now, 0b001, 0b001);
    watch.watch(S, now, 0b001, 0b001);
    witness.told("POLE_WELDED 1");
  }

  @Test
  void aPhaseThatTakesItsTimeToFallIsNone() {
    for (int i = 0; i < 20; i++) {
      closed(true);
      watch.watch(i * 2L * S, now, ALL, ALL);
      closed(false);
      watch.watch(i * 2L * S + 5 * MS, now, ALL, ALL);
      watch.watch(i * 2L * S + 1_004 * MS, now, 0b010, ALL);
      watch.watch(i * 2L * S + 1_005 * MS, now, 0, ALL);
    }
    witness.told();
  }

  @ParameterizedTest
  @CsvSource({"3, 4", "5, 2", "6, 1", "1, 6"})
  void aSuppliedPhaseThatIsDeadBehindClosedContactsIsAnOpenPole(int live, int missing) {
    closed(true);
    watch.watch(S, now, live, ALL);
    watch.watch(S + 500 * MS - 1, now, live, ALL);
    witness.told();
    watch.watch(S + 500 * MS, now, live, ALL);
    witness.told("POLE_OPEN " + missing);
  }

  @Test
  void nothingBehindClosedContactsContradictsTheMirror() {
    closed(true);
    watch.watch(0, now, 0, ALL);
    watch.watch(500 * MS, now, 0, ALL);
    witness.told("FEEDBACK_DISAGREES 7");
  }

  @Test
  void theOnlyPhaseThatIsDeadIsAnOpenPole() {
    closed(true);
    watch.watch(0, now, 0, 0b001);
    watch.watch(500 * MS, now, 0, 0b001);
    witness.told("POLE_OPEN 1");
  }

  @Test
  void aPhaseWithoutSupplyIsMissedByNobody() {
    closed(true);
    watch.watch(0, now, 0b001, 0b001);
    watch.watch(10 * S, now, 0b001, 0b001);
    watch.watch(20 * S, now, 0, 0);
    watch.watch(30 * S, now, 0, 0);
    witness.told();
  }

  @Test
  void aMirrorThatMissesAClosingIsToldBeforeTheClosingHasFailed() {
    now.ordered = true;
    watch.watch(0, now, ALL, ALL);
    watch.watch(400 * MS - 1, now, ALL, ALL);
    witness.told();
    watch.watch(400 * MS, now, ALL, ALL);
    witness.told("FEEDBACK_DISAGREES 7");
  }

  @Test
  void aContactorThatDoesNotCloseIsNotTheMirrorsFault() {
    now.ordered = true;
    watch.watch(0, now, 0, ALL);
    watch.watch(10 * S, now, 0, ALL);
    watch.watch(11 * S, now, 0b011, ALL);
    watch.watch(20 * S, now, 0b011, ALL);
    watch.watch(21 * S, now, 0, 0);
    watch.watch(30 * S, now, 0, 0);
    witness.told();
  }

  @Test
  void aMirrorStuckClosedWithNothingBehindItIsTold() {
    now.mirrorClosed = true;
    watch.watch(0, now, 0, ALL);
    watch.watch(S - 1, now, 0, ALL);
    witness.told();
    watch.watch(S, now, 0, ALL);
    witness.told("FEEDBACK_DISAGREES 0");
  }

  @Test
  void aWeldThatMirrorAndPhasesAgreeOnIsNoDisagreement() {
    now.mirrorClosed = true;
    watch.watch(0, now, ALL, ALL);
    watch.watch(10 * S, now, ALL, ALL);
    watch.watch(11 * S, now, 0b001, ALL);
    watch.watch(20 * S, now, 0b001, ALL);
    watch.watch(21 * S, now, 0, 0);
    watch.watch(30 * S, now, 0, 0);
    witness.told();
  }

  @Test
  void currentThroughOpenContactsIsEvidenceToo() {
    watch.watch(0, now, 0, ALL);
    look(S, S);
    look(2 * S - 1, 2 * S - 1);
    witness.told();
    look(2 * S, 2 * S);
    witness.told("FEEDBACK_DISAGREES 4");
  }

  @Test
  void aReadingFromBeforeTheOpeningAccusesNobody() {
    closed(true);
    watch.watch(0, now, ALL, ALL);
    closed(false);
    watch.watch(10 * S, now, 0, ALL);
    look(11 * S, Long.MIN_VALUE);
    look(60 * S, 9 * S);
    look(61 * S, 11 * S - 1);
    look(70 * S, 11 * S - 1);
    witness.told();
    look(71 * S, 11 * S);
    look(72 * S, 11 * S);
    witness.told("FEEDBACK_DISAGREES 4");
  }

  @Test
  void eachOpeningCountsForItself() {
    watch.watch(0, now, 0, ALL);
    closed(true);
    watch.watch(10 * S, now, ALL, ALL);
    look(11 * S, 11 * S);
    look(12 * S, 12 * S);
    closed(false);
    look(13 * S, 13 * S);
    look(14 * S, 14 * S);
    watch.watch(15 * S, now, 0, ALL);
    look(15 * S, 14 * S);
    look(16 * S, 15 * S);
    witness.told();
  }

  @Test
  void currentThroughClosedContactsIsWhatTheyAreFor() {
    watch.watch(0, now, 0, ALL);
    closed(true);
    look(10 * S, 10 * S);
    look(20 * S, 20 * S);
    now.mirrorClosed = false;
    look(30 * S, 30 * S);
    look(40 * S, 40 * S);
    now.ordered = false;
    watch.watchCurrent(50 * S, now, 0, 50 * S);
    watch.watchCurrent(60 * S, now, 0, 60 * S);
    witness.told();
  }

  private void look(long nowNanos, long readAtNanos) {
    watch.watchCurrent(nowNanos, now, 0b100, readAtNanos);
  }

  private void closed(boolean closed) {
    now.ordered = closed;
    now.mirrorClosed = closed;
  }
}
