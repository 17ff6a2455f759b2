package faraday.pilot.connector;

import faraday.pilot.band.PilotBand;
import faraday.pilot.state.PilotMachine;
import faraday.pilot.state.PilotState;
import faraday.pilot.state.Supply;

/**
 * The test at boot that stands before the first closing: the contactor is seen open, the generator
 * reports what is driven, the converter delivers, and every transition of the pilot machine is
 * walked once and obeys its invariants (so that none runs for the first time under power).
 */
final class SelfTest {

  /** How long the outside must look healthy without a break. */
  private static final long STEADY_NANOS = 200_000_000L;

  /** After this the test has failed. */
  private static final long LIMIT_NANOS = 5_000_000_000L;

  private static final PilotState[] STATES = PilotState.values();
  private static final PilotBand[] BANDS = PilotBand.values();
  private static final Supply[] SUPPLIES = Supply.values();
  private static final long NOT_STARTED = Long.MIN_VALUE;

  private long startedAtNanos = NOT_STARTED;
  private long healthySinceNanos;
  private int nextState;
  private int walked;
  private boolean sound = true;
  private boolean passed;

  boolean passed() {
    return passed;
  }

  /** One step per tick, until passed. */
  void step(long nowNanos, Readings readings, OutputStage output, SafetyEventRing events) {
    if (startedAtNanos == NOT_STARTED) {
      startedAtNanos = nowNanos;
      healthySinceNanos = nowNanos;
    }
    if (nextState < STATES.length) {
      walk(STATES[nextState++]);
    }
    boolean healthy =
        !readings.mirrorClosed()
            && readings.silentMs(nowNanos) == 0
            && output.mismatchMs(nowNanos) == 0
            && guardIsSound();
    if (!healthy) {
      healthySinceNanos = nowNanos;
    }
    passed = sound && nextState == STATES.length && nowNanos - healthySinceNanos >= STEADY_NANOS;
    if (passed) {
      int tookMs = (int) ((nowNanos - startedAtNanos) / 1_000_000L);
      events.add(nowNanos, SafetyEvent.SELF_TEST_PASSED, tookMs, walked);
    }
  }

  /** True when the time for passing is over. */
  boolean failed(long nowNanos) {
    return !passed && (!sound || nowNanos - startedAtNanos >= LIMIT_NANOS);
  }

  int stage() {
    return nextState;
  }

  private void walk(PilotState from) {
    for (PilotBand band : BANDS) {
      for (Supply supply : SUPPLIES) {
        PilotState to = PilotMachine.step(from, band, supply);
        boolean mayOffer = supply == Supply.POWER && from.connected();
        sound &= !to.offering() || mayOffer;
        sound &= !to.ready() || band.ready();
        sound &= supply != Supply.UNAVAILABLE || to == PilotState.F;
        walked++;
      }
    }
  }

  /** The guard's own numbers, against plateaus that must never pass. */
  private static boolean guardIsSound() {
    return !ClosingGuard.ready(9_000)
        && !ClosingGuard.ready(900)
        && ClosingGuard.ready(6_000)
        && !ClosingGuard.signal(1000, 6_000)
        && !ClosingGuard.signal(267, -6_000)
        && ClosingGuard.signal(267, -12_000);
  }
}
