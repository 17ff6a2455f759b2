package faraday.pilot.connector;

/**
 * The one place where faults are latched: each is raised once, with its evidence, and ends only as
 * it says. Nothing else may end one, no pilot event and no order.
 */
@SuppressWarnings("EnumOrdinal") // ordinals index arrays of this run only
final class FaultLatch {

  private static final SafetyFault[] FAULTS = SafetyFault.values();
  private static final long STOPPING = maskOf(SafetyFault.Reaction.ORDERLY, false);
  private static final long AT_ONCE = maskOf(SafetyFault.Reaction.AT_ONCE, false);
  private static final long OF_CHARGER = maskOf(SafetyFault.Reaction.NOTICE, true);
  private static final long ENDING = endingMask();

  private final Readings readings;
  private final SafetyEventRing events;
  private final long[] atNanos = new long[FAULTS.length];
  private final int[] highMv = new int[FAULTS.length];
  private final int[] lowMv = new int[FAULTS.length];
  private final int[] currentMa = new int[FAULTS.length];
  private final int[] details = new int[FAULTS.length];
  private long latched;
  private int count;

  FaultLatch(Readings readings, SafetyEventRing events) {
    this.readings = readings;
    this.events = events;
  }

  private static long maskOf(SafetyFault.Reaction least, boolean charger) {
    long mask = 0;
    for (SafetyFault fault : FAULTS) {
      boolean counts = fault.reaction().compareTo(least) >= 0 && (!charger || fault.ofCharger());
      mask |= counts ? bit(fault) : 0;
    }
    return mask;
  }

  private static long endingMask() {
    long mask = 0;
    for (SafetyFault fault : FAULTS) {
      mask |= fault.endsSession() ? bit(fault) : 0;
    }
    return mask;
  }

  private static long bit(SafetyFault fault) {
    return fault == SafetyFault.NONE ? 0 : 1L << fault.ordinal();
  }

  /**
   * Latches a fault with the plateaus and the current of this tick as evidence; nothing new when it
   * is latched.
   */
  void raise(long nowNanos, SafetyFault fault, int detail) {
    if (isLatched(fault)) {
      return;
    }
    boolean further = (latched & STOPPING) != 0;
    int index = fault.ordinal();
    latched |= bit(fault);
    atNanos[index] = nowNanos;
    highMv[index] = readings.highMv();
    lowMv[index] = readings.lowMv();
    currentMa[index] = readings.maxCurrentMa();
    details[index] = detail;
    count++;
    events.add(nowNanos, eventFor(fault, further), index, detail);
  }

  private static SafetyEvent eventFor(SafetyFault fault, boolean further) {
    if (!fault.stops()) {
      return SafetyEvent.NOTICE;
    }
    return further ? SafetyEvent.FURTHER_FAULT : SafetyEvent.FAULT;
  }

  /** What a fault of {@link SafetyFault.Clears#RECOVERY} names is over. */
  void recover(long nowNanos, SafetyFault fault) {
    if (fault.clears() == SafetyFault.Clears.RECOVERY && isLatched(fault)) {
      clear(nowNanos, fault);
    }
  }

  /** The plug is out and the contacts are open: ends what that ends. */
  void clearByUnplugging(long nowNanos) {
    if (latched == 0) {
      return;
    }
    for (int i = 1; i < FAULTS.length; i++) {
      SafetyFault fault = FAULTS[i];
      if (fault.clears() == SafetyFault.Clears.UNPLUGGING && isLatched(fault)) {
        clear(nowNanos, fault);
      }
    }
  }

  private void clear(long nowNanos, SafetyFault fault) {
    latched &= ~bit(fault);
    events.add(nowNanos, SafetyEvent.FAULT_CLEARED, fault.ordinal(), 0);
  }

  boolean isLatched(SafetyFault fault) {
    return (latched & bit(fault)) != 0;
  }

  /** True while a fault is latched beside which no charge goes on. */
  boolean stops() {
    return (latched & STOPPING) != 0;
  }

  /** True while a fault is latched that opens the contactor at once. */
  boolean opensAtOnce() {
    return (latched & AT_ONCE) != 0;
  }

  /** True while a fault is latched that ends a session. */
  boolean endsSession() {
    return (latched & ENDING) != 0;
  }

  /** True while a fault of the charger itself is latched: the pilot shows F. */
  boolean ofCharger() {
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

  void publish(long[] draft) {
    int index = first(STOPPING).ordinal();
    draft[StatusBoard.FAULT] = index;
    draft[StatusBoard.FAULT_AT] = atNanos[index];
    draft[StatusBoard.FAULT_HIGH] = highMv[index];
    draft[StatusBoard.FAULT_LOW] = lowMv[index];
    draft[StatusBoard.FAULT_CURRENT] = currentMa[index];
    draft[StatusBoard.FAULT_DETAIL] = details[index];
    draft[StatusBoard.FAULT_COUNT] = count;
    draft[StatusBoard.FAULTS_LATCHED] = latched;
    draft[StatusBoard.FAULT_ENDING] = first(ENDING).ordinal();
  }
}
