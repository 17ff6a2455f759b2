package faraday.hal.sim;

import java.util.ArrayList;
import java.util.List;

/** Writes down levels as {@code "ms signal value"}. */
final class Recorder implements SimProbe {

  final List<String> lines = new ArrayList<>();

  @Override
  public void level(long nowNanos, String signal, long value) {
    lines.add(nowNanos / 1_000_000 + " " + signal + " " + value);
  }

  @Override
  public void bytes(long nowNanos, String signal, byte[] data, int offset, int count) {}
}
