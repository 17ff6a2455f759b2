package faraday.firmware.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.session.SessionPhase;
import faraday.firmware.session.SessionSettings;
import faraday.firmware.testbed.Testbed;
import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.Hours;
import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.peer.SampleToken;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decisions while only a lower bound of the time is known (design §3, TH-12, TH-13). */
class BoundedClockTest {

  private static final long BUILD_S = SampleToken.NOON_S - 86_400;

  private final Testbed bed = Testbed.ready();

  @BeforeEach
  void theClockChipLosesItsBattery() {
    bed.wallClock().loseBattery();
    assertEquals(ClockQuality.BOUNDED, bed.chargerClock().quality());
    assertEquals(BUILD_S, bed.chargerClock().lowerBoundEpochS());
  }

  @Test
  void needsTimeUnlessTheTokenSaysOtherwise() {
    assertEquals(Reason.TIME_NEEDED, tap(false).refused());
    tap(true).granted();
  }

  @Test
  void capsWhatATokenBuysWithoutTime() {
    Answer.Granted granted = tap(true).granted();
    assertEquals(10_000, granted.maxEnergyWh());
    assertEquals(7_200, granted.maxDurationS());
  }

  @Test
  void keepsSmallerLimitsAsTheyAre() {
    DeskTap tap = tap(true);
    tap.token.grant.put(10L, 7_199);
    tap.token.grant.put(12L, 9_999);
    Answer.Granted granted = tap.granted();
    assertEquals(9_999, granted.maxEnergyWh());
    assertEquals(7_199, granted.maxDurationS());
  }

  @Test
  void refusesWhatDiedForCertain() {
    DeskTap dead = tap(true);
    dead.token.claims.put(4L, BUILD_S);
    assertEquals(Reason.EXPIRED, dead.refused());
    DeskTap perhaps = tap(true);
    perhaps.token.claims.put(4L, BUILD_S + 1);
    perhaps.granted();
  }

  @Test
  void needsTimeForHoursOfTheTokenAndOfThePlace() {
    DeskTap hours = tap(true);
    hours.token.grant.put(8L, List.of(0, 1439));
    assertEquals(Reason.TIME_NEEDED, hours.refused());

    AccessSettings closing = AccessRules.hours(bed.access(), new Hours(0, 1439), ZoneOffset.UTC);
    Testbed place = new Testbed(1, 64, SessionSettings.standard()).with(closing).powerCycled();
    place.wallClock().loseBattery();
    assertEquals(Reason.TIME_NEEDED, bounded(new DeskTap(place), true).refused());
  }

  @Test
  void needsTimeForAProfileInUtc() {
    DeskTap windowed = tap(true);
    windowed.token.command.put(11L, BUILD_S);
    assertEquals(Reason.TIME_NEEDED, windowed.refused());
    DeskTap absolute = tap(true);
    absolute.token.command.put(9L, 0);
    absolute.token.command.put(14L, SampleToken.NOON_S);
    assertEquals(Reason.TIME_NEEDED, absolute.refused());
  }

  @Test
  void learnsALowerBoundFromATokenOnceItsProofHasVerified() {
    tap(true).flippedProof().refused();
    assertEquals(BUILD_S, bed.chargerClock().lowerBoundEpochS());
    tap(true).granted();
    assertEquals(SampleToken.NOON_S - 7_200, bed.chargerClock().lowerBoundEpochS(), "its iat");
  }

  @Test
  void saysThatItHasNoTimeAndShowsTheBoundInTheCredentialsOnly() {
    assertEquals(0, bed.desk().timeS());
    assertTrue(bed.desk().flags().timeNeeded());
    Answer.Granted granted = tap(true).granted();
    assertEquals(0, granted.timeS());
  }

  @Test
  void signsRecordsAsBounded() {
    tap(true).grantedAndGone();
    bed.bench().plug();
    bed.until(SessionPhase.RUNNING, 3);
    Answer.Stopped stopped = (Answer.Stopped) DeskTap.stop(bed).answer();
    assertEquals(ClockQuality.BOUNDED, Receipts.of(stopped).span().clockQuality());
  }

  private DeskTap tap(boolean unsyncedOk) {
    return bounded(new DeskTap(bed), unsyncedOk);
  }

  private static DeskTap bounded(DeskTap tap, boolean unsyncedOk) {
    tap.token.command.remove(11L);
    tap.token.command.remove(12L);
    tap.token.grant.remove(8L);
    tap.token.grant.put(16L, unsyncedOk);
    return tap;
  }
}
