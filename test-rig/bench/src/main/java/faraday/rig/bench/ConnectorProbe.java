package faraday.rig.bench;

import faraday.hal.sim.SimProbe;
import java.util.HashMap;
import java.util.Map;

/** Puts a connector's number before the names of its signals: {@code c2.cp.highMv}. */
final class ConnectorProbe implements SimProbe {

  private final SimProbe probe;
  private final String prefix;
  private final Map<String, String> names = new HashMap<>();

  private ConnectorProbe(SimProbe probe, int evse) {
    this.probe = probe;
    this.prefix = "c" + evse + ".";
  }

  /**
   * The probe for a connector; that of the first is the board's own.
   *
   * @param evse from 1
   */
  static SimProbe of(int evse, SimProbe probe) {
    return evse == 1 ? probe : new ConnectorProbe(probe, evse);
  }

  @Override
  public void level(long nowNanos, String signal, long value) {
    probe.level(nowNanos, named(signal), value);
  }

  @Override
  public void bytes(long nowNanos, String signal, byte[] data, int offset, int count) {
    probe.bytes(nowNanos, named(signal), data, offset, count);
  }

  private String named(String signal) {
    return names.computeIfAbsent(signal, prefix::concat);
  }
}
