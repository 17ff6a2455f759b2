package faraday.hal.sim;

import faraday.hal.StoredEnergy;
import faraday.hal.Ticked;

/**
 * The capacitor that moves the lock's bolt when the mains are gone. It charges through a resistor
 * while there is supply, and each travel of the bolt takes its share. What counts is energy, the
 * square of the voltage.
 *
 * <p>Signal: {@code lock.energyPermille} of one travel, at the moments at which it begins or ends
 * to charge or to feed.
 */
public final class SimStoredEnergy implements StoredEnergy {

  /**
   * The capacitor.
   *
   * @param fullPermille energy when full, in permille of one travel
   * @param tauMs time constant of charging: at 3.3 of them 93 % of the energy are there
   */
  public record Parts(int fullPermille, int tauMs) {

    /** Refuses a capacitor that holds nothing. */
    public Parts {
      if (fullPermille < 1 || tauMs < 1) {
        throw new IllegalArgumentException("impossible capacitor");
      }
    }

    /** Two travels; charged in about 5 s through 47 Ω. */
    public static Parts standard() {
      return new Parts(2_000, 1_500);
    }
  }

  private static final long NANOS_PER_MS = 1_000_000L;

  /** Charging beyond this many time constants is not computed any more. */
  private static final int FULL_AFTER_TAUS = 12;

  private final VirtualClock clock;
  private final SimProbe probe;
  private final Parts parts;
  private boolean supplied = true;
  private boolean broken;
  private double permille;
  private double drainPermillePerNano;
  private long sinceNanos;

  /** A full capacitor with supply. */
  public SimStoredEnergy(VirtualClock clock, Parts parts, SimProbe probe) {
    this.clock = clock;
    this.parts = parts;
    this.probe = probe;
    this.permille = parts.fullPermille;
    this.sinceNanos = clock.nowNanos();
  }

  @Override
  public int chargePermille() {
    return whole(permilleAt(clock.nowNanos()));
  }

  /** Sets the energy, in permille of one travel; it charges on from there while there is supply. */
  public void charge(int newPermille) {
    if (newPermille < 0 || newPermille > parts.fullPermille) {
      throw new IllegalArgumentException("charge outside 0 … full: " + newPermille);
    }
    rebase(clock.nowNanos());
    permille = newPermille;
    report();
  }

  /** A capacitor that has lost its capacity holds nothing; a new one starts empty. */
  public void broken(boolean newBroken) {
    broken = newBroken;
    charge(0);
  }

  // ---- for the lock

  boolean supplied() {
    return supplied;
  }

  void supplied(boolean newSupplied) {
    rebase(clock.nowNanos());
    supplied = newSupplied;
    report();
  }

  /** The motor takes so much of one travel per second from now on; 0 for nothing. */
  void drain(long atNanos, double permillePerSecond) {
    double newDrain = permillePerSecond / 1e9;
    if (newDrain != drainPermillePerNano) {
      rebase(atNanos);
      drainPermillePerNano = newDrain;
      report();
    }
  }

  /** When the motor will have taken everything. */
  long emptyAtNanos() {
    if (drainPermillePerNano == 0) {
      return Ticked.NEVER;
    }
    return sinceNanos + (long) StrictMath.ceil(permille / drainPermillePerNano);
  }

  private void report() {
    probe.level(sinceNanos, "lock.energyPermille", whole(permille));
  }

  /** Cut off, but not for what arithmetic lost of a whole number. */
  private static int whole(double permille) {
    return (int) (permille + 1e-6);
  }

  private void rebase(long atNanos) {
    permille = permilleAt(atNanos);
    sinceNanos = atNanos;
  }

  private double permilleAt(long nowNanos) {
    if (broken) {
      return 0;
    }
    long goneNanos = nowNanos - sinceNanos;
    if (drainPermillePerNano > 0) {
      return Math.max(0, permille - drainPermillePerNano * goneNanos);
    }
    return supplied && permille < parts.fullPermille ? charged(goneNanos) : permille;
  }

  private double charged(long goneNanos) {
    long tauNanos = parts.tauMs * NANOS_PER_MS;
    if (goneNanos >= tauNanos * FULL_AFTER_TAUS) {
      return parts.fullPermille;
    }
    double volts = StrictMath.sqrt(permille / parts.fullPermille);
    volts = 1 - (1 - volts) * StrictMath.exp(-(double) goneNanos / tauNanos);
    return volts * volts * parts.fullPermille;
  }
}
