package faraday.hal.sim;

import faraday.hal.EmergencyStop;
import faraday.hal.HeatSense;
import faraday.hal.LoadCurrent;
import faraday.hal.MainsSense;
import faraday.hal.PilotCapture;
import faraday.hal.ResidualCurrentMonitor;
import faraday.hal.StoredEnergy;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** All of a connector's sensors beside pilot and cable, healthy until someone sets a field. */
public final class SimSensors
    implements PilotCapture,
        ResidualCurrentMonitor,
        MainsSense,
        LoadCurrent,
        HeatSense,
        EmergencyStop,
        StoredEnergy {

  private static final int PERIOD_NANOS = 1_000_000;

  /** Time of the last meter reading; follows the clock unless {@link #loadSilent}. */
  private final VirtualClock clock;

  private final IntSupplier dutyPermille;
  private final BooleanSupplier mainClosed;

  /** Added to the captured high time, in ns. */
  public int captureErrorNanos;

  /** Captured period, in ns. */
  public int periodNanos = PERIOD_NANOS;

  /** Residual direct current above its limit. */
  public boolean residualDc;

  /** Residual alternating current above its limit. */
  public boolean residualAc;

  /** The monitor answers no test. */
  public boolean monitorDead;

  /** From the beginning of a test to the direct-current output, in ms. */
  public int testDcMs = 740;

  /** From the beginning of a test to the other output, in ms. */
  public int testAcMs = 1_400;

  /** From the beginning of a test to the end of both outputs, in ms. */
  public int testOverMs = 2_000;

  /** Supply present. */
  public boolean present = true;

  /** RMS voltage per phase, in mV. */
  public final int[] voltageMv = {230_000, 230_000, 230_000};

  /** In mHz. */
  public int frequencyMilliHz = 50_000;

  /** Poles that stay connected. */
  public final boolean[] poleWelded = new boolean[PHASES_MAX];

  /** Poles that never connect. */
  public final boolean[] poleOpen = new boolean[PHASES_MAX];

  /** Protective earth. */
  public boolean earthGood = true;

  /** Per phase, in mA. */
  public final int[] currentMa = new int[PHASES_MAX];

  /** The meter answers no more. */
  public boolean loadSilent;

  /** In m°C, by point. */
  public final int[] temperatureMilliC = new int[Point.values().length];

  /** The loop is open. */
  public boolean emergencyPressed;

  /** Stored energy, in permille of one travel. */
  public int chargePermille = 2_000;

  private boolean latched;
  private boolean testing;
  private long testedAtNanos = Long.MIN_VALUE;
  private long silentSinceNanos = Long.MIN_VALUE;

  /**
   * Healthy sensors.
   *
   * @param dutyPermille what the generator drives
   * @param mainClosed whether the main contacts are closed
   */
  public SimSensors(VirtualClock clock, IntSupplier dutyPermille, BooleanSupplier mainClosed) {
    this.clock = clock;
    this.dutyPermille = dutyPermille;
    this.mainClosed = mainClosed;
    Arrays.fill(temperatureMilliC, 21_500);
  }

  private boolean switching() {
    int permille = dutyPermille.getAsInt();
    return permille > 0 && permille < 1000;
  }

  @Override
  public int periodNanos() {
    return switching() ? periodNanos : 0;
  }

  @Override
  public int highNanos() {
    return switching() ? dutyPermille.getAsInt() * (PERIOD_NANOS / 1000) + captureErrorNanos : 0;
  }

  @Override
  public boolean dcOutput() {
    return output(residualDc, testDcMs);
  }

  @Override
  public boolean acOutput() {
    return output(residualAc, testAcMs);
  }

  private boolean output(boolean residual, int answerMs) {
    boolean on = residual || (!monitorDead && answers(answerMs));
    latched |= on;
    return on;
  }

  private boolean answers(int fromMs) {
    if (testedAtNanos == Long.MIN_VALUE) {
      return false;
    }
    long sinceMs = (clock.nowNanos() - testedAtNanos) / 1_000_000L;
    return sinceMs >= fromMs && sinceMs < testOverMs;
  }

  @Override
  public boolean tripped() {
    boolean dc = dcOutput();
    return acOutput() || dc || latched;
  }

  @Override
  public void rearm() {
    latched = false;
  }

  @Override
  public void test(boolean on) {
    if (on && !testing) {
      testedAtNanos = clock.nowNanos();
    }
    testing = on;
  }

  @Override
  public boolean present() {
    return present;
  }

  @Override
  public int voltageMv(int phase) {
    return voltageMv[phase];
  }

  @Override
  public int frequencyMilliHz() {
    return frequencyMilliHz;
  }

  @Override
  public boolean outputLive(int phase) {
    boolean joined = poleWelded[phase] || (mainClosed.getAsBoolean() && !poleOpen[phase]);
    return joined && voltageMv[phase] > 0;
  }

  @Override
  public boolean earthGood() {
    return earthGood;
  }

  @Override
  public int currentMa(int phase) {
    return currentMa[phase];
  }

  @Override
  public long readAtNanos() {
    if (!loadSilent) {
      silentSinceNanos = clock.nowNanos();
    }
    return silentSinceNanos;
  }

  @Override
  public int temperatureMilliC(Point point) {
    return switch (point) {
      case ENCLOSURE -> temperatureMilliC[0];
      case CONTACTS -> temperatureMilliC[1];
    };
  }

  @Override
  public boolean pressed() {
    return emergencyPressed;
  }

  @Override
  public int chargePermille() {
    return chargePermille;
  }
}
