package faraday.pilot.connector;

import faraday.hal.Contactor;
import faraday.hal.LockMotor;
import faraday.hal.PilotOutput;
import faraday.hal.PilotSampler;
import faraday.hal.ProximitySense;
import faraday.hal.sim.SimSensors;
import faraday.hal.sim.VirtualClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Pins that a test sets, a record of what was driven, and one stage of the loop between them. */
final class StageRig implements PilotSampler, PilotOutput, ProximitySense, Contactor, LockMotor {

  static final long MS = 1_000_000L;
  private static final int SAMPLES = 8;

  final VirtualClock clock = new VirtualClock();
  final SimSensors sensors = new SimSensors(clock, this::readBackPermille, () -> false);

  /** What reached contactor, lock and generator, in order. */
  final List<String> driven = new ArrayList<>();

  final ConnectorConfig config;
  final OutputStage output;
  final Readings readings;

  int highMv = 6_000;
  int lowMv = -12_000;
  int readBackOffset;
  int ohm = 220;
  boolean silent;
  boolean mirrorClosed;
  Bolt bolt = Bolt.SHUT;
  private int dutyPermille;

  StageRig() {
    this(ConnectorConfig.standard());
  }

  StageRig(ConnectorConfig config) {
    this.config = config;
    ConnectorPorts ports =
        new ConnectorPorts(this, this, this, this, this, SafetySensors.of(sensors));
    output = new OutputStage(config, ports);
    readings = new Readings(config, ports);
  }

  /** All is offered, and the guard has nothing against closing at time 0. */
  StageRig ready() {
    output.drivePilot(267);
    check(0);
    driven.clear();
    return this;
  }

  /** Reads everything and asks the guard, at this time. */
  void check(int atMs) {
    check(atMs, 16_000);
  }

  void check(int atMs, int orderMa) {
    readings.take(atMs * MS, output.dutyPermille());
    readings.take(atMs * MS, output.dutyPermille());
    output.check(atMs * MS, readings, orderMa);
  }

  @Override
  public int drain(int[] intoMv) {
    if (silent) {
      return 0;
    }
    Arrays.fill(intoMv, 0, SAMPLES / 2, highMv);
    Arrays.fill(intoMv, SAMPLES / 2, SAMPLES, lowMv);
    return SAMPLES;
  }

  @Override
  public void drive(int newDutyPermille) {
    dutyPermille = newDutyPermille;
    driven.add("duty " + newDutyPermille);
  }

  @Override
  public int readBackPermille() {
    return dutyPermille + readBackOffset;
  }

  @Override
  public int resistanceOhm() {
    return ohm;
  }

  @Override
  public void command(boolean close) {
    driven.add(close ? "close" : "open");
  }

  @Override
  public void feed() {
    driven.add("feed");
  }

  @Override
  public boolean mirrorClosed() {
    return mirrorClosed;
  }

  @Override
  public void drive(Drive drive) {
    driven.add("lock " + drive);
  }

  @Override
  public Bolt bolt() {
    return bolt;
  }
}
