package faraday.rig.demo;

import faraday.hal.sim.SimProbe;
import faraday.rig.trace.Trace;
import java.util.HashMap;
import java.util.Map;

/** Passes everything on to the trace and remembers when signals first took which value. */
final class EdgeWatch implements SimProbe {

  private final Trace trace;
  private final Map<String, Long> firsts = new HashMap<>();
  private final Map<String, Long> lasts = new HashMap<>();
  private final Map<String, Long> levels = new HashMap<>();

  EdgeWatch(Trace trace) {
    this.trace = trace;
  }

  @Override
  public void level(long nowNanos, String signal, long value) {
    trace.level(nowNanos, signal, value);
    if (signal.startsWith("contactor.main") || signal.startsWith("car.s2")) {
      firsts.putIfAbsent(signal + value, nowNanos);
      lasts.put(signal + value, nowNanos);
    }
    levels.put(signal, value);
  }

  @Override
  public void bytes(long nowNanos, String signal, byte[] data, int offset, int count) {
    trace.bytes(nowNanos, signal, data, offset, count);
  }

  /** When the signal first took the value, or −1. */
  long firstNanos(String signal, long value) {
    return firsts.getOrDefault(signal + value, -1L);
  }

  /** When it last took it, or −1. */
  long lastNanos(String signal, long value) {
    return lasts.getOrDefault(signal + value, -1L);
  }

  /** Its value now. */
  long now(String signal, long otherwise) {
    return levels.getOrDefault(signal, otherwise);
  }
}
