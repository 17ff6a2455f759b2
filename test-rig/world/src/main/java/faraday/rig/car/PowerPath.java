package faraday.rig.car;

import faraday.hal.MainsSense;
import faraday.hal.sim.SimContactor;
import faraday.hal.sim.SimMains;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.SimResidualMonitor;
import faraday.hal.sim.VirtualClock;

/**
 * The power wires from the mains through contactor and plug to the car. Signal: {@code
 * contactor.wear}, how often contacts or plug parted more than 1 A.
 */
final class PowerPath {

  /** Contacts that part at more than this wear. */
  private static final int LOAD_MA = 1_000;

  private static final long INRUSH_MICROS = 100;

  private final VirtualClock clock;
  private final SimMains mains;
  private final SimContactor contactor;
  private final PlugConnection plug;
  private final Car car;
  private final SimResidualMonitor residual;
  private final SimProbe probe;
  private final int[] inletMv = new int[MainsSense.PHASES_MAX];
  private int carried;
  private int inlet;
  private long mainsSeen;
  private int partedUnderLoadCount;

  PowerPath(
      VirtualClock clock,
      SimMains mains,
      SimContactor contactor,
      PlugConnection plug,
      Car car,
      SimResidualMonitor residual,
      SimProbe probe) {
    this.clock = clock;
    this.mains = mains;
    this.contactor = contactor;
    this.plug = plug;
    this.car = car;
    this.residual = residual;
    this.probe = probe;
  }

  boolean live() {
    return inlet != 0;
  }

  /** Voltage of a phase at the inlet, in mV. */
  int inletMv(int phase) {
    return inletMv[phase];
  }

  /** Lowest voltage before the contactor, in mV. */
  int mainsMv() {
    return Math.min(mains.trueMv(0), Math.min(mains.trueMv(1), mains.trueMv(2)));
  }

  int partedUnderLoadCount() {
    return partedUnderLoadCount;
  }

  /** True when something has changed that {@link #connect} has not seen yet. */
  boolean stale() {
    return newCarried() != carried || newInlet() != inlet || mains.changes() != mainsSeen;
  }

  private int newCarried() {
    return contactor.poles() & mains.livePhases();
  }

  private int newInlet() {
    return plug.joined() ? newCarried() : 0;
  }

  /** Brings what has changed to where it leads. */
  void connect() {
    if (!stale()) {
      return;
    }
    int newInlet = newInlet();
    boolean parts = inlet != 0 && (inlet & mains.livePhases() & ~newInlet) != 0;
    if (parts) {
      part();
    }
    boolean makes = inlet == 0 && newInlet != 0;
    mainsSeen = mains.changes();
    carried = newCarried();
    inlet = newInlet;
    for (int phase = 0; phase < inletMv.length; phase++) {
      mains.joined(phase, (carried & (1 << phase)) != 0);
      inletMv[phase] = (inlet & (1 << phase)) != 0 ? mains.trueMv(phase) : 0;
    }
    car.mains(inletMv);
    if (makes) {
      burst(CarTrait.INRUSH_RESIDUAL_MA, INRUSH_MICROS);
    }
  }

  private void part() {
    if (car.currentMa() > LOAD_MA) {
      partedUnderLoadCount++;
      probe.level(clock.nowNanos(), "contactor.wear", partedUnderLoadCount);
    }
    burst(CarTrait.FILTER_RESIDUAL_MA, car.filterDischargesMicros());
  }

  private void burst(CarTrait current, long micros) {
    if (car.model().is(current) && micros > 0) {
      residual.burst(car.model().get(current), micros);
    }
  }
}
