package faraday.pilot.connector;

import faraday.pilot.duty.DutyLaw;

/**
 * The second opinion on the contactor. It judges raw plateaus, the duty read back, the bolt switch,
 * the raw safety inputs and the order itself with numbers of its own, and shares neither bands nor
 * states nor timers with the machine it checks. Without its consent nothing closes, and the enable
 * line is not fed: against its will the hardware lets go within the monostable's time, whatever the
 * machine thinks and whatever the command line does.
 */
final class ClosingGuard {

  /** Closing: above this no vehicle asks for energy, the middle of the zone between B and C. */
  private static final int READY_MAX_MV = 7_500;

  /** Closing: below this the pilot is short, the middle of the zone between D and E. */
  private static final int READY_MIN_MV = 1_500;

  /** Staying: the far edge of the same zone, up to which a plateau may drift. */
  private static final int STILL_READY_MAX_MV = 8_000;

  /** Staying: the far edge of the zone between D and E. */
  private static final int STILL_READY_MIN_MV = 1_000;

  /** Above this the low side proves no diode. */
  private static final int LOW_SIDE_MAX_MV = -10_000;

  private static final int SIGNAL_MIN_PERMILLE = 80;
  private static final int SIGNAL_MAX_PERMILLE = 970;

  /** Longer than the machine's own times, so that it disagrees only when the machine fails. */
  private static final long PATIENCE_NANOS = 60_000_000L;

  /** Sequence 10.2 lasts 6 s; steady +12 V is tolerated a little longer with contacts closed. */
  private static final long STEADY_HIGH_MAX_NANOS = 7_000_000_000L;

  private static final long NOT_YET = Long.MIN_VALUE;

  private boolean allows;
  private boolean allowsStaying;
  private long signalAtNanos = NOT_YET;
  private long deniedSinceNanos = NOT_YET;

  /** What the guard judges: all of it raw. */
  void observe(long nowNanos, int highMv, int lowMv, int dutyReadBackPermille, GuardLevels levels) {
    boolean ready = ready(highMv);
    boolean signal = signal(dutyReadBackPermille, lowMv) && levels.orderMa >= DutyLaw.LIMIT_MIN_MA;
    boolean outside = levels.chainSound && levels.outputDead;
    allows = ready && signal && levels.held && outside;
    if (signal) {
      signalAtNanos = nowNanos;
    }
    boolean ramping =
        signalAtNanos != NOT_YET
            && dutyReadBackPermille == 1000
            && nowNanos - signalAtNanos <= STEADY_HIGH_MAX_NANOS;
    allowsStaying = stillReady(highMv) && levels.held && (signal || ramping);
    if (allowsStaying) {
      deniedSinceNanos = NOT_YET;
    } else if (deniedSinceNanos == NOT_YET) {
      deniedSinceNanos = nowNanos;
    }
  }

  /** True when nothing speaks against closing in this tick. */
  boolean allowsClosing() {
    return allows;
  }

  /** True when nothing speaks against closed contacts in this tick: the enable line may be fed. */
  boolean allowsStaying() {
    return allowsStaying;
  }

  /**
   * True when closed contacts have been wrong for longer than a machine at work would leave them.
   */
  boolean demandsOpening(long nowNanos) {
    return !allowsStaying && nowNanos - deniedSinceNanos >= PATIENCE_NANOS;
  }

  static boolean ready(int highMv) {
    return highMv >= READY_MIN_MV && highMv <= READY_MAX_MV;
  }

  private static boolean stillReady(int highMv) {
    return highMv >= STILL_READY_MIN_MV && highMv <= STILL_READY_MAX_MV;
  }

  static boolean signal(int dutyPermille, int lowMv) {
    return dutyPermille >= SIGNAL_MIN_PERMILLE
        && dutyPermille <= SIGNAL_MAX_PERMILLE
        && lowMv <= LOW_SIDE_MAX_MV;
  }

  /** Levels beside the pilot. */
  static final class GuardLevels {
    /** The service loop's order, in mA. */
    int orderMa;

    /** The bolt's shut switch, or a cable that is part of the charger. */
    boolean held;

    /** No residual current, no emergency stop, earth and supply there: all of it raw. */
    boolean chainSound;

    /** No phase is live behind the contactor. */
    boolean outputDead;
  }
}
