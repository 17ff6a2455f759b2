package faraday.firmware.testbed;

import faraday.hal.PilotOutput;
import faraday.hal.PilotSampler;
import faraday.hal.ProximitySense;
import faraday.hal.sim.SimContactor;
import faraday.hal.sim.SimLock;
import faraday.hal.sim.SimMeter;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.SimSensors;
import faraday.hal.sim.VirtualClock;
import faraday.pilot.connector.ConnectorPorts;
import faraday.pilot.connector.SafetySensors;
import java.util.Arrays;

/**
 * One connector's hardware, its pilot voltage and cable code set by hand; contactor, lock and meter
 * are the simulated ones. It outlives the firmware that runs on it.
 */
public final class ConnectorBench implements PilotSampler, PilotOutput, ProximitySense {

  private static final long READING_NANOS = 500_000_000L;
  private static final long MWH_NANOS_PER_WATT = 3_600_000_000L;

  private final VirtualClock clock;
  private final SimContactor contactor;
  private final SimLock lock;
  private final SimMeter meter;
  private final MisreadMeter asRead;
  private SimSensors sensors;
  private int highMv = 12_000;
  private int lowMv = -12_000;
  private int ohm = OPEN_OHM;
  private int duty = STEADY_HIGH_PERMILLE;
  private long wattNanos;
  private long countedNanos;
  private long readAtNanos;
  private int watts;
  private boolean meterSilent;

  ConnectorBench(VirtualClock clock, long registerMwh, SimProbe probe) {
    this.clock = clock;
    contactor = new SimContactor(clock, SimContactor.Timing.standard(), probe);
    lock = new SimLock(clock, 300, probe);
    meter = new SimMeter(registerMwh, probe);
    asRead = new MisreadMeter(meter);
    sensors = newSensors();
  }

  /** A car on a 32 A cable, not asking for energy yet. */
  public void plug() {
    ohm = 220;
    highMv = 9_000;
  }

  /** A car on a cable whose code cannot be read. */
  public void plugWithoutCode() {
    plug();
    ohm = OPEN_OHM;
  }

  /** The car asks for energy, or stops asking. */
  public void ready(boolean ready) {
    highMv = ready ? 6_000 : 9_000;
  }

  /** The car asks for ventilation too. */
  public void wantsVentilation() {
    highMv = 3_000;
  }

  /** No car, no cable. */
  public void unplug() {
    ohm = OPEN_OHM;
    highMv = 12_000;
  }

  /** The cable stays in the socket; the car's end is out. */
  public void unplugCarEnd() {
    highMv = 12_000;
  }

  /** The pilot shorted to earth. */
  public void shortPilot() {
    highMv = 0;
    lowMv = 0;
  }

  /** The pilot as it should be, no car. */
  public void mendPilot() {
    highMv = 12_000;
    lowMv = -12_000;
  }

  /** What flows while the contacts are closed. */
  public void load(int newWatts) {
    watts = newWatts;
  }

  /** The meter gives no readings any more, or again. */
  public void meterSilent(boolean silent) {
    meterSilent = silent;
  }

  /** The contactor. */
  public SimContactor contactor() {
    return contactor;
  }

  /** The lock. */
  public SimLock lock() {
    return lock;
  }

  /** The meter. */
  public SimMeter meter() {
    return meter;
  }

  /** The meter as the charger reads it. */
  public MisreadMeter asRead() {
    return asRead;
  }

  /** What the supervision of this boot looks at: healthy until something is set. */
  public SimSensors sensors() {
    return sensors;
  }

  /** What the pilot drives, permille. */
  public int dutyPermille() {
    return duty;
  }

  private SimSensors newSensors() {
    return new SimSensors(clock, this::readBackPermille, contactor::mainClosed);
  }

  /** For one boot: what is latched in the sensors goes with the power. */
  ConnectorPorts ports() {
    sensors = newSensors();
    return new ConnectorPorts(this, this, this, contactor, lock, SafetySensors.of(sensors));
  }

  /** Counts energy up to now and gives a reading twice a second. */
  void tick() {
    long nowNanos = clock.nowNanos();
    contactor.tick(nowNanos);
    lock.tick(nowNanos);
    int flowing = contactor.mainClosed() ? watts : 0;
    wattNanos += (nowNanos - countedNanos) * flowing;
    countedNanos = nowNanos;
    if (!meterSilent && nowNanos - readAtNanos >= READING_NANOS) {
      readAtNanos = nowNanos;
      long mwh = wattNanos / MWH_NANOS_PER_WATT;
      wattNanos -= mwh * MWH_NANOS_PER_WATT;
      int currentMa = flowing * 1000 / 690;
      Arrays.fill(sensors.currentMa, currentMa);
      meter.publish(nowNanos, meter.registerMwh() + mwh, currentMa, flowing, 230_000);
    }
  }

  long nextDeadlineNanos() {
    long reading = meterSilent ? Long.MAX_VALUE : readAtNanos + READING_NANOS;
    return Math.min(reading, Math.min(contactor.nextDeadlineNanos(), lock.nextDeadlineNanos()));
  }

  @Override
  public int drain(int[] intoMv) {
    int highs = duty == STEADY_LOW_PERMILLE ? 0 : 4;
    int lows = duty == STEADY_HIGH_PERMILLE ? 0 : 4;
    Arrays.fill(intoMv, 0, highs, highMv);
    Arrays.fill(intoMv, highs, highs + lows, lowMv);
    return highs + lows;
  }

  @Override
  public void drive(int dutyPermille) {
    duty = dutyPermille;
  }

  @Override
  public int readBackPermille() {
    return duty;
  }

  @Override
  public int resistanceOhm() {
    return ohm;
  }
}
