package faraday.firmware.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import faraday.firmware.session.SessionSettings;
import faraday.firmware.testbed.Testbed;
import faraday.firmware.wire.Hours;
import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.peer.SampleToken;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hours of the place and of the token, in minutes of the local day (E15); the world is at noon. */
class OpeningHoursTest {

  private static final int NOON = 720;
  private static final long DAY_S = 86_400;

  @ParameterizedTest(name = "{0} to {1} at minute {2}: open {3}")
  @CsvSource({
    "480, 1200, 479, false",
    "480, 1200, 480, true",
    "480, 1200, 1199, true",
    "480, 1200, 1200, false",
    "1320, 360, 1319, false",
    "1320, 360, 1320, true",
    "1320, 360, 1439, true",
    "1320, 360, 0, true",
    "1320, 360, 359, true",
    "1320, 360, 360, false",
    "0, 1440, 0, true",
    "0, 1440, 1439, true",
    "600, 600, 600, false",
    "1440, 60, 1439, false",
    "1440, 60, 59, true"
  })
  void followTheMinute(int opens, int closes, int minute, boolean open) {
    Testbed bed = at(minute, new Hours(opens, closes), ZoneOffset.UTC);
    Answer answer = tap(bed).answer();
    assertEquals(open, answer instanceof Answer.Granted, answer.toString());
    if (answer instanceof Answer.Refused refused) {
      assertEquals(Reason.OUTSIDE_HOURS, refused.reason());
    }
  }

  @Test
  void countInTheZoneOfThePlace() {
    Testbed berlin = at(NOON, new Hours(13 * 60, 14 * 60), ZoneId.of("Europe/Berlin"));
    tap(berlin).granted();
    Testbed utc = at(NOON, new Hours(13 * 60, 14 * 60), ZoneOffset.UTC);
    assertEquals(Reason.OUTSIDE_HOURS, tap(utc).refused());
  }

  @Test
  void mustHoldForPlaceAndToken() {
    Testbed bed = at(NOON, new Hours(480, 1200), ZoneOffset.UTC);
    DeskTap narrow = tap(bed);
    narrow.token.grant.put(8L, List.of(0, NOON));
    assertEquals(Reason.OUTSIDE_HOURS, narrow.refused());
    DeskTap wide = tap(bed);
    wide.token.grant.put(8L, List.of(NOON, NOON + 1));
    wide.granted();
  }

  private static DeskTap tap(Testbed bed) {
    DeskTap tap = new DeskTap(bed);
    tap.token.grant.remove(8L);
    tap.token.claims.put(5L, 0);
    return tap;
  }

  /** A place that is up half a minute into a minute of the day. */
  private static Testbed at(int minute, Hours hours, ZoneId zone) {
    Testbed bed = new Testbed(1, 64, SessionSettings.standard());
    bed.with(AccessRules.hours(bed.access(), hours, zone)).powerCycled();
    long noonOfDay = SampleToken.NOON_S - SampleToken.NOON_S % DAY_S;
    bed.wallClock().set(noonOfDay + minute * 60L + 30);
    return bed;
  }
}
