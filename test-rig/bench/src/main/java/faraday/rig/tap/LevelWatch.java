package faraday.rig.tap;

import faraday.hal.sim.SimProbe;
import java.util.HashMap;
import java.util.Map;

/** Remembers which value every signal took last, and passes everything on. */
final class LevelWatch implements SimProbe {

  private final Map<String, Long> levels = new HashMap<>();
  private final SimProbe next;

  LevelWatch(SimProbe next) {
    this.next = next;
  }

  @Override
  public void level(long nowNanos, String signal, long value) {
    levels.put(signal, value);
    next.level(nowNanos, signal, value);
  }

  @Override
  public void bytes(long nowNanos, String signal, byte[] data, int offset, int count) {
    next.bytes(nowNanos, signal, data, offset, count);
  }

  boolean contactorClosed() {
    return levels.getOrDefault("contactor.main", 0L) == 1;
  }
}
