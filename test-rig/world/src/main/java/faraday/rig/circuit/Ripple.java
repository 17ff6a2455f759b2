package faraday.rig.circuit;

/**
 * A sine on the pilot, as a power-line modem of ISO 15118 makes it (36 … 91 kHz). Read from a table
 * made once, so a sample costs no sine.
 */
final class Ripple {

  private static final int STEPS = 1024;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final int rateHz;
  private final int[] stepMv = new int[STEPS];

  Ripple(int amplitudeMv, int rateHz) {
    this.rateHz = rateHz;
    for (int i = 0; i < STEPS; i++) {
      double sine = StrictMath.sin(2 * StrictMath.PI * i / STEPS);
      stepMv[i] = (int) StrictMath.rint(amplitudeMv * sine);
    }
  }

  int atMv(long nanos) {
    long phase = nanos % NANOS_PER_SECOND * rateHz % NANOS_PER_SECOND;
    return stepMv[(int) (phase * STEPS / NANOS_PER_SECOND)];
  }
}
