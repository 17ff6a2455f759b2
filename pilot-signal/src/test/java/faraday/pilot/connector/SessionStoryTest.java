package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import faraday.hal.LockMotor.Bolt;
import faraday.hal.ProximitySense;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.limit.LimitSource;
import faraday.pilot.lock.LockRow;
import faraday.pilot.state.PilotState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the service loop is told of one session, event by event with times in ms since the stimulus:
 * a vehicle charges, ignores the withdrawal, is cut off under load, stops, is freed and leaves.
 */
final class SessionStoryTest {

  private static final PilotState[] STATES = PilotState.values();
  private static final Bolt[] BOLTS = Bolt.values();
  private static final LockRow[] ROWS = LockRow.values();
  private static final SafetyFault[] FAULTS = SafetyFault.values();
  private static final LimitSource[] SOURCES = LimitSource.values();

  private final Board board = new Board();

  /** What is told within this time from now. */
  private List<String> toldWithin(int ms) {
    List<String> told = new ArrayList<>();
    for (int atMs = 5; atMs <= ms; atMs += 5) {
      board.events.clear();
      board.tick();
      for (String event : board.events) {
        told.add(atMs + " " + words(event.split(" ")));
      }
    }
    return told;
  }

  private static String words(String[] event) {
    int first = Integer.parseInt(event[1]);
    int second = Integer.parseInt(event[2]);
    return event[0]
        + " "
        + switch (SafetyEvent.valueOf(event[0])) {
          case PILOT_STATE -> STATES[first] + " " + STATES[second];
          case BOLT -> BOLTS[first] + " " + second;
          case LOCK_ROW -> ROWS[first] + " " + ROWS[second];
          case LIMIT -> first + " " + SOURCES[second];
          case NOTICE, FAULT_CLEARED -> FAULTS[first] + " " + second;
          default -> first + " " + second;
        };
  }

  @Test
  void tellsOfTheStart() {
    assertEquals(
        List.of(
            "30 PILOT_STATE START A1",
            "45 BOLT OPEN 0",
            "205 SELF_TEST_PASSED 200 3636",
            "2205 RESIDUAL_TESTED 1 0"),
        toldWithin(2_500));
  }

  @Test
  void tellsOfPlugOfferAndClosing() {
    board.booted();
    board.ohm = 220;
    board.highMv = 9_000;
    assertEquals(List.of("35 PILOT_STATE A1 B1", "105 CABLE 32000 220"), toldWithin(500));
    board.orders.offer(16_000, 10_000);
    assertEquals(
        List.of(
            "5 LIMIT 10000 PROFILE",
            "5 LOCK_ROW AS_FOUND ACCEPTED",
            "50 BOLT BETWEEN 1",
            "345 BOLT SHUT 1",
            "345 PILOT_STATE B1 B2",
            "345 DUTY 166 10000"),
        toldWithin(500));
    board.highMv = 6_000;
    assertEquals(
        List.of(
            "35 PILOT_STATE B2 C2",
            "535 LOCK_ROW ACCEPTED RUNNING",
            "670 CLOSE_ORDERED 6000 -12000",
            "695 CLOSED 25 10000"),
        toldWithin(1_000));
  }

  @Test
  void tellsOfAVehicleThatIsCutOffUnderLoad() {
    board.charging(16_000);
    board.sensors.currentMa[1] = 9_800;
    board.runMs(1_000);
    board.orders.withdraw();
    assertEquals(
        List.of(
            "5 LIMIT 0 NONE",
            "5 PILOT_STATE C2 C1",
            "5 DUTY 1000 0",
            "6005 OPENED_UNDER_LOAD 6000 1",
            "6005 OPEN_ORDERED 6000 6000",
            "6010 FAULT_PLATEAUS 6000 6000",
            "6010 FAULT_CURRENT 9800 0",
            "6010 NOTICE OPENED_UNDER_LOAD 1",
            "6025 OPENED 20 0",
            "6025 LOCK_ROW RUNNING ACCEPTED"),
        toldWithin(6_100));
    assertEquals(1, board.status.wearCount());
  }

  @Test
  void tellsOfTheEnd() {
    board.charging(16_000);
    board.highMv = 9_000;
    board.runMs(1_000);
    board.orders.releasePlug();
    assertEquals(
        List.of(
            "5 LIMIT 0 NONE",
            "5 PILOT_STATE B2 B1",
            "5 DUTY 1000 0",
            "5 LOCK_ROW ACCEPTED STOPPED",
            "50 BOLT BETWEEN 1",
            "345 BOLT OPEN 1"),
        toldWithin(500));
    board.highMv = 12_000;
    board.ohm = ProximitySense.OPEN_OHM;
    assertEquals(
        List.of(
            "30 PILOT_STATE B1 A1",
            "225 UNPLUGGED 12000 1",
            "230 CABLE 0 " + ProximitySense.OPEN_OHM),
        toldWithin(400));
    assertEquals(0, board.status.wearCount());
  }
}
