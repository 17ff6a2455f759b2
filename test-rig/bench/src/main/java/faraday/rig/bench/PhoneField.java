package faraday.rig.bench;

import faraday.hal.sim.SimProbe;
import faraday.rig.chip.PhoneReader;
import faraday.rig.chip.ReaderApp;
import faraday.rig.rf.RadioField;

/**
 * The field of a phone in reader mode; its signals are the charger's with {@code phone.} before.
 */
public final class PhoneField {

  /** From one search to the next, as Android phones have it (untried). */
  private static final long POLL_NANOS = 150_000_000L;

  private static final String PREFIX = "phone.";

  private PhoneField() {}

  /** A phone's controller with an app on it, away from any charger. */
  public static PhoneReader reader(ReaderApp app, SimProbe probe) {
    return new PhoneReader(new RadioField(renamed(probe)), app, POLL_NANOS);
  }

  private static SimProbe renamed(SimProbe probe) {
    return new SimProbe() {
      @Override
      public void level(long nowNanos, String signal, long value) {
        probe.level(nowNanos, PREFIX + signal, value);
      }

      @Override
      public void bytes(long nowNanos, String signal, byte[] data, int offset, int count) {
        probe.bytes(nowNanos, PREFIX + signal, data, offset, count);
      }
    };
  }
}
