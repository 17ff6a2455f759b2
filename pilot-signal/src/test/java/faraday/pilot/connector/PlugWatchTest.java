package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.ProximitySense;
import faraday.pilot.fault.FaultLatch;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.state.PilotState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether a plug is in, when it counts as pulled, and what ends with it. */
final class PlugWatchTest {

  private static final long MS = StageRig.MS;
  private static final int PULLED_MS = 200;
  private static final int IN_MS = 1_000;

  private final StageRig rig = new StageRig();
  private final SafetyEventRing ring = new SafetyEventRing();
  private final SafetyOrders orders = new SafetyOrders();
  private final PowerOffer offer = new PowerOffer(rig.config, orders, ring);
  private final FaultLatch faults =
      new FaultLatch(rig.readings, new FaultReports(new SafetyEventRing(), rig.readings));
  private final PlugWatch plug =
      new PlugWatch(ConnectorConfig.standard(), rig.readings, offer, ring);
  private boolean open = true;

  private void see(int atMs, PilotState state) {
    rig.readings.take(atMs * MS, rig.output.dutyPermille());
    faults.beginTick();
    plug.observe(atMs * MS, state, open, faults);
  }

  /** In with its cable known, under an offer that counts. */
  private void in() {
    see(IN_MS - 500, PilotState.B1);
    see(IN_MS, PilotState.B1);
    orders.offer(16_000);
    offer.poll();
    assertTrue(plug.plugged());
    assertTrue(offer.wanted());
    told();
  }

  private List<String> told() {
    List<String> told = new ArrayList<>();
    ring.drain((at, event, first, second) -> told.add(event + " " + first + " " + second));
    return told;
  }

  private int unpluggedCount() {
    long[] draft = new long[StatusBoard.WORDS];
    plug.publish(draft);
    assertEquals(plug.plugged() ? 1 : 0, draft[StatusBoard.PLUGGED]);
    return (int) draft[StatusBoard.UNPLUGGED_COUNT];
  }

  @Test
  void countsAsPulledAfter200MsOfAAndSpendsTheOfferOnce() {
    in();
    see(IN_MS + PULLED_MS - 1, PilotState.A1);
    assertTrue(plug.plugged());
    assertTrue(offer.wanted());
    see(IN_MS + PULLED_MS, PilotState.A1);
    assertFalse(plug.plugged());
    assertFalse(offer.wanted());
    assertEquals(List.of("UNPLUGGED 6000 1"), told());
    see(IN_MS + PULLED_MS + 5, PilotState.A1);
    assertEquals(1, unpluggedCount());
    assertEquals(List.of(), told());
  }

  @Test
  void takesALooseContactForNoPull() {
    in();
    see(IN_MS + PULLED_MS - 5, PilotState.A1);
    see(IN_MS + PULLED_MS, PilotState.B1);
    see(IN_MS + PULLED_MS + 150, PilotState.A1);
    assertTrue(plug.plugged());
    assertEquals(0, unpluggedCount());
  }

  /** Where the pilot tells nothing, the cable code does: of a plug that was seen before. */
  @ParameterizedTest
  @EnumSource(names = {"START", "E", "F"})
  void staysInByItsCableCodeAlone(PilotState blind) {
    see(0, blind);
    see(500, blind);
    assertFalse(plug.plugged());
    in();
    see(IN_MS + 5_000, blind);
    assertTrue(plug.plugged());
    assertEquals(0, plug.goneForMs((IN_MS + 5_000) * MS));
  }

  /** Behind −12 V another vehicle may stand: after a minute nobody is said to be there. */
  @Test
  void callsTheVehicleGoneAfterAMinuteOfF() {
    in();
    see(IN_MS + 59_999, PilotState.F);
    see(IN_MS + 59_999 + PULLED_MS, PilotState.F);
    assertFalse(plug.plugged());
    assertFalse(offer.wanted());
    assertEquals(1, unpluggedCount());
  }

  @Test
  void keepsTheVehicleThroughLessThanAMinuteOfF() {
    in();
    see(IN_MS + 59_999, PilotState.F);
    see(IN_MS + 60_100, PilotState.B1);
    see(IN_MS + 120_000, PilotState.F);
    assertTrue(plug.plugged());
    assertEquals(0, unpluggedCount());
  }

  @Test
  void tellsHowLongNoVehicleWasSeen() {
    in();
    see(IN_MS + 100, PilotState.A1);
    assertEquals(100, plug.goneForMs((IN_MS + 100) * MS));
    see(IN_MS + 3_000, PilotState.A1);
    assertEquals(3_000, plug.goneForMs((IN_MS + 3_000) * MS));
    see(IN_MS + 3_005, PilotState.C1);
    assertEquals(0, plug.goneForMs((IN_MS + 3_005) * MS));
  }

  /** Pulled at the car, its other end is still in the socket until its code goes too. */
  @Test
  void leavesTheSocketWithItsCode() {
    in();
    see(IN_MS + 500, PilotState.A1);
    assertFalse(plug.plugged());
    assertTrue(plug.inSocket());
    rig.ohm = ProximitySense.OPEN_OHM;
    see(IN_MS + 600, PilotState.A1);
    see(IN_MS + 700, PilotState.A1);
    assertFalse(plug.inSocket());
  }

  @Test
  void clearsWhatAnUnpluggingClearsOnlyWithContactsOpen() {
    in();
    faults.raise(IN_MS * MS, SafetyFault.DIODE_MISSING, 0);
    open = false;
    see(IN_MS + PULLED_MS, PilotState.A1);
    see(IN_MS + PULLED_MS + 5, PilotState.A1);
    assertTrue(faults.isLatched(SafetyFault.DIODE_MISSING));
    open = true;
    see(IN_MS + PULLED_MS + 10, PilotState.A1);
    assertFalse(faults.isLatched(SafetyFault.DIODE_MISSING));
  }

  /** In E nobody can tell a pulled plug from a short. */
  @Test
  void clearsNothingInE() {
    in();
    faults.raise(IN_MS * MS, SafetyFault.DIODE_MISSING, 0);
    rig.ohm = ProximitySense.OPEN_OHM;
    see(IN_MS + 5, PilotState.E);
    see(IN_MS + 1_000, PilotState.E);
    see(IN_MS + 1_005, PilotState.E);
    assertFalse(plug.plugged());
    assertTrue(faults.isLatched(SafetyFault.DIODE_MISSING));
  }
}
