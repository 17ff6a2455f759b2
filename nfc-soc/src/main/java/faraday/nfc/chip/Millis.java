package faraday.nfc.chip;

/** Settings are milliseconds, machines count nanoseconds. */
final class Millis {

  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final long NANOS_PER_MICRO = 1000L;

  private Millis() {}

  static long nanos(int millis) {
    return millis * NANOS_PER_MILLI;
  }

  static long nanosOfMicros(int micros) {
    return micros * NANOS_PER_MICRO;
  }
}
