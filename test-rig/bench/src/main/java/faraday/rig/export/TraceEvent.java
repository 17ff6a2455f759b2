package faraday.rig.export;

/** One line of a trace. */
public sealed interface TraceEvent {

  /** Virtual time. */
  long atNanos();

  /** Its name, such as {@code cp.highMv}. */
  String signal();

  /** A signal took a new value. */
  record Level(long atNanos, String signal, long value) implements TraceEvent {}

  /** Bytes passed a point. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Bytes(long atNanos, String signal, byte[] data) implements TraceEvent {}

  /** A stimulus or a remark. */
  record Text(long atNanos, String signal, String text) implements TraceEvent {}
}
