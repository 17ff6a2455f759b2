package faraday.rig.invariant;

/** The level signals of one connector that invariants and expectations look at. */
public enum Wire {
  /** Duty driven, permille. */
  DUTY("cp.dutyPermille", 1000),
  /** High plateau, mV. */
  HIGH("cp.highMv", 0),
  /** Low plateau, mV. */
  LOW("cp.lowMv", 0),
  /** Cable code, ohm; −1 open. */
  CABLE("pp.ohm", -1),
  /** The car's switch. */
  S2("car.s2", 0),
  /** The charger's command to the contactor. */
  COMMAND("contactor.command", 0),
  /** Coil current. */
  COIL("contactor.coil", 0),
  /** Main contacts. */
  MAIN("contactor.main", 0),
  /** Lock motor. */
  DRIVE("lock.drive", 0),
  /** The bolt itself, whatever its switches say. */
  BOLT("lock.bolt", -1),
  /** Energy register, mWh. */
  REGISTER("meter.registerMwh", 0),
  /** Current at the last reading, mA. */
  METER_CURRENT("meter.currentMa", 0),
  /** Power at the last reading, W. */
  METER_POWER("meter.powerW", 0),
  /** Voltage of L1 before the contactor, mV. */
  L1("mains.l1Mv", 230_000),
  /** The same of L2. */
  L2("mains.l2Mv", 230_000),
  /** The same of L3. */
  L3("mains.l3Mv", 230_000),
  /** Pilot state, as the service loop knows it. */
  STATE("pilot.state", 0),
  /** First latched fault. */
  FAULT("pilot.fault", 0),
  /** Session phase. */
  PHASE("session.phase", 0);

  private final String signal;
  private final long first;

  Wire(String signal, long first) {
    this.signal = signal;
    this.first = first;
  }

  /** Its name in traces, without the connector. */
  public String signal() {
    return signal;
  }

  /** What it shows before it was reported. */
  long first() {
    return first;
  }
}
