package faraday.hal.sim;

/** Sees what a simulated device does, with virtual times; the trace is built from these calls. */
public interface SimProbe {

  /** A probe that looks away. */
  SimProbe NONE =
      new SimProbe() {
        @Override
        public void level(long nowNanos, String signal, long value) {}

        @Override
        public void bytes(long nowNanos, String signal, byte[] data, int offset, int count) {}
      };

  /** A signal took a new value. Called on changes only. */
  void level(long nowNanos, String signal, long value);

  /** Bytes passed a point. {@code data} may be reused by the caller after the call. */
  void bytes(long nowNanos, String signal, byte[] data, int offset, int count);
}
