package faraday.firmware.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.session.LoadSchedule;
import faraday.firmware.session.SessionSettings;
import faraday.firmware.testbed.CborOrder;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.peer.TestCbor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From the OCPP command to amperes over time (E7, E8). */
class ScheduleReaderTest {

  private static final long NOON = SampleToken.NOON_S;
  private static final int SITE_MA = 32_000;

  private final SampleToken token = new SampleToken();
  private final ScheduleReader reader = new ScheduleReader(SessionSettings.standard());

  @Test
  void readsNothingOutOfNothing() {
    assertSame(LoadSchedule.NONE, reader.of(Bytes.EMPTY));
    assertSame(LoadSchedule.NONE, reader.of(Bytes.of(new byte[] {1, 2})));
    List.of(6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 15L).forEach(token.command::remove);
    assertSame(LoadSchedule.NONE, read());
  }

  @Test
  void turnsWattsIntoAmperesPerPhaseRoundedDown() {
    LoadSchedule schedule = relative();
    assertEquals(31_884, schedule.limitMa(0, SITE_MA));
    assertEquals(31_884, schedule.limitMa(179, SITE_MA));
    assertEquals(21_739, schedule.limitMa(180, SITE_MA));
    assertEquals(11_594, schedule.limitMa(1_080, SITE_MA));
    assertEquals(11_594, schedule.limitMa(1_979, SITE_MA));
    assertEquals(SITE_MA, schedule.limitMa(1_980, SITE_MA), "the profile is over");
  }

  @Test
  void takesTenthsOfAmperesAsTheyAreAndNeverBeyondThePilotsRange() {
    token.command.put(10L, 1);
    token.command.put(15L, List.of(0, 160, 60, 4_000_000_000L));
    LoadSchedule schedule = relative();
    assertEquals(16_000, schedule.limitMa(0, SITE_MA));
    assertEquals(80_000, schedule.limitMa(60, SITE_MA));
  }

  @Test
  void holdsAProfileOnlyInsideItsWindow() {
    token.command.put(11L, NOON + 100);
    token.command.put(12L, NOON + 200);
    LoadSchedule schedule = read();
    assertTrue(schedule.needsTime());
    LoadSchedule placed = schedule.placed(NOON);
    assertFalse(placed.needsTime());
    assertEquals(SITE_MA, placed.limitMa(99, SITE_MA));
    assertEquals(31_884, placed.limitMa(100, SITE_MA));
    assertEquals(21_739, placed.limitMa(199, SITE_MA), "periods count from the session's start");
    assertEquals(SITE_MA, placed.limitMa(200, SITE_MA));
  }

  @Test
  void countsAnAbsoluteProfileFromItsOwnStart() {
    absolute(NOON - 100);
    LoadSchedule placed = read().placed(NOON);
    assertEquals(31_884, placed.limitMa(79, SITE_MA));
    assertEquals(21_739, placed.limitMa(80, SITE_MA), "second period, 180 s after 11:58:20");
    assertEquals(SITE_MA, placed.limitMa(1_880, SITE_MA));
    absolute(NOON + 60);
    assertEquals(SITE_MA, read().placed(NOON).limitMa(59, SITE_MA), "not begun");
    assertEquals(31_884, read().placed(NOON).limitMa(60, SITE_MA));
  }

  @Test
  void combinesWindowAndAbsoluteStart() {
    absolute(NOON);
    token.command.put(12L, NOON + 180);
    LoadSchedule placed = read().placed(NOON);
    assertEquals(31_884, placed.limitMa(179, SITE_MA));
    assertEquals(SITE_MA, placed.limitMa(180, SITE_MA));
  }

  @Test
  void keepsToTheLowestLimitWhenAProfileCannotBePlaced() {
    absolute(NOON);
    LoadSchedule lowest = read().lowest();
    assertFalse(lowest.needsTime());
    assertEquals(11_594, lowest.limitMa(0, SITE_MA));
    assertEquals(11_594, lowest.limitMa(1_000_000, SITE_MA));
  }

  private void absolute(long startS) {
    token.command.put(9L, 0);
    token.command.put(14L, startS);
    token.command.remove(11L);
    token.command.remove(12L);
  }

  private LoadSchedule relative() {
    token.command.remove(11L);
    token.command.remove(12L);
    LoadSchedule schedule = read();
    assertFalse(schedule.needsTime());
    return schedule;
  }

  private LoadSchedule read() {
    CborOrder.sort(token.command);
    return reader.of(Bytes.of(TestCbor.encode(token.command)));
  }
}
