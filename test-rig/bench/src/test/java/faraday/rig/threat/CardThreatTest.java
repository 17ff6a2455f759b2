package faraday.rig.threat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.RecordType;
import faraday.rig.board.BoardScene;
import faraday.rig.codec.Frame;
import faraday.rig.invariant.NonceWatch;
import faraday.rig.phone.AppReader;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PageReader;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.WalletPhone;
import faraday.rig.threat.OracleAttacks.Wrong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TH-2, TH-28, TH-29, TH-30 where the charger is a card or a tag (issue 4, Attacks). */
final class CardThreatTest {

  @ParameterizedTest
  @EnumSource(Wrong.class)
  @Tag("threat-28")
  void appHearsOneRefusalOnTheGridAfterTwoAgreements(Wrong wrong) {
    assertEquals("1f000120 at 0 ns of the grid, agreements 2", CardAttacks.refusalToAnApp(wrong));
  }

  @ParameterizedTest
  @EnumSource(
      value = Wrong.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"TOO_SHORT", "CONSUMED_BEACON", "M3_OF_NOBODY", "COURIER_OF_NOBODY"})
  @Tag("threat-28")
  void badWriteIsAcknowledgedOnTheGridAfterTwoAgreements(Wrong wrong) {
    assertTrue(CardAttacks.WRITABLE.contains(wrong));
    assertEquals("9000 at 0 ns of the grid, agreements 2", CardAttacks.refusalToAPage(wrong));
  }

  @Test
  @Tag("threat-28")
  void refusalsToAppsLeaveOnTheGrid() {
    Threats.answered("28", "refusals-leave-at-once", CardAttacks.class, "appRefusalsDiffer");
  }

  @Test
  @Tag("threat-28")
  void acknowledgementsOfBadWritesLeaveOnTheGrid() {
    Threats.answered("28", "refusals-leave-at-once", CardAttacks.class, "tagRefusalsDiffer");
  }

  @Test
  @Tag("threat-02")
  void beaconIsForTheFirstPhoneAlone() {
    Threats.answered(
        "02", "other-requests-answered-alike", CardAttacks.class, "secondPhoneOfABeaconIsAnswered");
  }

  @Test
  @Tag("threat-29")
  void beaconIsGoodInItsOwnProfileOnly() {
    Threats.answered(
        "29", "beacons-shared-by-profiles", CardAttacks.class, "beaconOfOneProfileOpensInAnother");
  }

  @Test
  @Tag("threat-30")
  void appThatWasNotToldDoesNotCharge() {
    Threats.answered("30", "untold-drivers-charge", CardAttacks.class, "appThatWasNotToldCharges");
  }

  @Test
  @Tag("threat-30")
  void pageThatWasNotToldDoesNotCharge() {
    Threats.answered("30", "untold-drivers-charge", CardAttacks.class, "pageThatWasNotToldCharges");
  }

  /** M0, M1, M2, M3, M4: the link is lost with each of them, and the next tap works. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  @Tag("threat-30")
  void appMayLoseTheLinkAfterAnyFrame(int frames) {
    BoardScene scene = Scenes.board();
    WalletPhone anna = scene.driver("Anna");
    AppReader app = new AppReader(anna);
    assertFalse(CardAttacks.charges(scene, anna, app, () -> scene.wire.frames().size() >= frames));
    servedByTheNextTap(scene, anna);
  }

  /** The challenge read, the message written in part, the commit, the answer read. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  @Tag("threat-30")
  void pageMayLoseTheLinkAfterAnyStep(int steps) {
    BoardScene scene = Scenes.board();
    WalletPhone anna = scene.driver("Anna");
    PageReader page = new PageReader(anna, PageReader.Habit.HONEST);
    assertFalse(
        CardAttacks.charges(
            scene,
            anna,
            page,
            () ->
                switch (steps) {
                  case 1 -> scene.wire.frames().size() >= 1;
                  case 2 -> scene.wire.frames().size() >= 1 && anna.log().frames().size() > 1;
                  case 3 -> page.committedNanos() >= 0;
                  default -> scene.wire.frames().stream().anyMatch(f -> f.type() == Frame.M4);
                }));
    servedByTheNextTap(scene, anna);
  }

  private static void servedByTheNextTap(BoardScene scene, WalletPhone anna) {
    scene.tap(anna, Intent.START);
    scene.granted(anna);
    assertTrue(scene.runUntil(() -> scene.watch.closed(1), 20 * Scenes.S), "it charges");
    assertEquals(1, scene.flash().count(RecordType.GRANT), "one token, one session");
    scene.isSafe();
  }

  /** The watch over keys and counters reads profile 03 too. */
  @Test
  void watchOpensWhatAPageWritesAndReads() {
    BoardScene scene = Scenes.board();
    WalletPhone anna = scene.driver("Anna");
    scene.plug(1);
    anna.want(Intent.START);
    Scenes.hold(scene, new PageReader(anna, PageReader.Habit.HONEST), 3 * Scenes.S);
    assertTrue(anna.log().last(PhoneEvent.Granted.class).isPresent());
    assertEquals(2, NonceWatch.opened(scene.wire.frames(), scene.keys()), "M3 and M4");
    scene.isSafe();
  }
}
