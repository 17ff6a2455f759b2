package faraday.pilot.fault;

import java.util.function.Predicate;

/**
 * The one place where faults are latched: each is raised once, with its evidence, and ends only as
 * it says. Nothing else may end one, no pilot event and no order. Confined to the safety loop;
 * allocates nothing after construction.
 */
@SuppressWarnings("EnumOrdinal") // ordinals index arrays of this run only
public final class FaultLatch {

  private static final SafetyFault[] FAULTS = SafetyFault.values();
  private static final long STOPPING = maskOf(SafetyFault::stops);
  private static final long AT_ONCE =
      maskOf(fault -> fault.reaction() == SafetyFault.Reaction.AT_ONCE);
  private static final long OF_CHARGER = maskOf(SafetyFault::ofCharger);
  private static final long ENDING = maskOf(SafetyFault::endsSession);
  private static final long WAITING = STOPPING & ~ENDING;
  private static final long UNPLUGGING =
      maskOf(fault -> fault.clears() == SafetyFault.Clears.UNPLUGGING);

  private final FaultEvidence evidence;
  private final FaultListener listener;
  private final long[] atNanos = new long[FAULTS.length];
  private final int[] highMv = new int[FAULTS.length];
  private final int[] lowMv = new int[FAULTS.length];
  private final int[] currentMa = new int[FAULTS.length];
  private final int[] details = new int[FAULTS.length];
  private long latched;
  private long standing;
  private int count;

  /**
   * Nothing latched.
   *
   * @param evidence what is noted beside a fault
   * @param listener who hears of it
   */
  public FaultLatch(FaultEvidence evidence, FaultListener listener) {
    this.evidence = evidence;
    this.listener = listener;
  }

  private static long maskOf(Predicate<SafetyFault> counts) {
    long mask = 0;
    for (SafetyFault fault : FAULTS) {
      mask |= counts.test(fault) ? bit(fault) : 0;
    }
    return mask;
  }

  private static long bit(SafetyFault fault) {
    return fault == SafetyFault.NONE ? 0 : 1L << fault.ordinal();
  }

  /** A new look at everything begins: what is not raised again by its end stands no more. */
  public void beginTick() {
    standing = 0;
  }

  /**
   * Latches a fault with the plateaus and the current of this tick as evidence; nothing new when it
   * is latched. Who sees a cause in every tick raises it in every tick: no unplugging ends a fault
   * in a tick in which it was raised.
   */
  public void raise(long nowNanos, SafetyFault fault, int detail) {
    standing |= bit(fault);
    if (isLatched(fault)) {
      return;
    }
    boolean further = (latched & STOPPING) != 0;
    int index = fault.ordinal();
    latched |= bit(fault);
    atNanos[index] = nowNanos;
    highMv[index] = evidence.highMv();
    lowMv[index] = evidence.lowMv();
    currentMa[index] = evidence.maxCurrentMa();
    details[index] = detail;
    count++;
    listener.raised(nowNanos, fault, further && fault.stops(), detail);
  }

  /** What a fault of {@link SafetyFault.Clears#RECOVERY} names is over. */
  public void recover(long nowNanos, SafetyFault fault) {
    if (fault.clears() == SafetyFault.Clears.RECOVERY && isLatched(fault)) {
      clear(nowNanos, fault);
    }
  }

  /** The plug is out and the contacts are open: ends what that ends and stands no more. */
  public void clearByUnplugging(long nowNanos) {
    for (long left = latched & UNPLUGGING & ~standing; left != 0; left &= left - 1) {
      clear(nowNanos, FAULTS[Long.numberOfTrailingZeros(left)]);
    }
  }

  private void clear(long nowNanos, SafetyFault fault) {
    latched &= ~bit(fault);
    listener.cleared(nowNanos, fault);
  }

  /** True while this fault is latched. */
  public boolean isLatched(SafetyFault fault) {
    return (latched & bit(fault)) != 0;
  }

  /** True while a fault is latched beside which no charge goes on. */
  public boolean stops() {
    return (latched & STOPPING) != 0;
  }

  /** True while a fault stops a charge that will go on by itself when it is over. */
  public boolean waits() {
    return (latched & WAITING) != 0;
  }

  /** True while a fault is latched that opens the contactor at once. */
  public boolean opensAtOnce() {
    return (latched & AT_ONCE) != 0;
  }

  /** True while a fault is latched that ends a session. */
  public boolean endsSession() {
    return (latched & ENDING) != 0;
  }

  /** True while a fault of the charger itself is latched: the pilot shows F. */
  public boolean ofCharger() {
    return (latched & OF_CHARGER) != 0;
  }

  /** The one that was raised first among those of a mask, or NONE. */
  private SafetyFault first(long mask) {
    SafetyFault first = SafetyFault.NONE;
    for (long left = latched & mask; left != 0; left &= left - 1) {
      SafetyFault fault = FAULTS[Long.numberOfTrailingZeros(left)];
      if (first == SafetyFault.NONE || atNanos[fault.ordinal()] < atNanos[first.ordinal()]) {
        first = fault;
      }
    }
    return first;
  }

  /** The first latched fault that stops a charge, or NONE. */
  public SafetyFault firstStopping() {
    return first(STOPPING);
  }

  /** The first latched fault that ends a session, or NONE. */
  public SafetyFault firstEnding() {
    return first(ENDING);
  }

  /** All latched faults, as bits by ordinal. */
  public long latchedBits() {
    return latched;
  }

  /** Faults raised so far. */
  public int count() {
    return count;
  }

  /** When this fault was raised last; 0 if never. */
  public long atNanos(SafetyFault fault) {
    return atNanos[fault.ordinal()];
  }

  /** High plateau when this fault was raised last, in mV. */
  public int highMv(SafetyFault fault) {
    return highMv[fault.ordinal()];
  }

  /** Low plateau when this fault was raised last, in mV. */
  public int lowMv(SafetyFault fault) {
    return lowMv[fault.ordinal()];
  }

  /** Highest phase current when this fault was raised last, in mA. */
  public int currentMa(SafetyFault fault) {
    return currentMa[fault.ordinal()];
  }

  /** This fault's own number when it was raised last; see {@link SafetyFault}. */
  public int detail(SafetyFault fault) {
    return details[fault.ordinal()];
  }
}
