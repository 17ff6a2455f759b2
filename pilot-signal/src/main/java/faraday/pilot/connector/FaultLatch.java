package faraday.pilot.connector;

/** The one place where faults are latched: each is raised once, and ends only as it says. */
@SuppressWarnings("EnumOrdinal") // ordinals index arrays of this run only
final class FaultLatch {

  private static final SafetyFault[] FAULTS = SafetyFault.values();

  private final Readings readings;
  private final SafetyEventRing events;
  private final long[] atNanos = new long[FAULTS.length];
  private final int[] highMv = new int[FAULTS.length];
  private final int[] lowMv = new int[FAULTS.length];
  private final int[] details = new int[FAULTS.length];
  private int latched;
  private SafetyFault first = SafetyFault.NONE;
  private int count;

  FaultLatch(Readings readings, SafetyEventRing events) {
    this.readings = readings;
    this.events = events;
  }

  /** Latches a fault with the plateaus of this tick as evidence; nothing new when it is latched. */
  void raise(long nowNanos, SafetyFault fault, int detail) {
    int index = fault.ordinal();
    if (isLatched(fault)) {
      return;
    }
    latched |= 1 << index;
    atNanos[index] = nowNanos;
    highMv[index] = readings.highMv();
    lowMv[index] = readings.lowMv();
    details[index] = detail;
    count++;
    boolean isFirst = first == SafetyFault.NONE;
    if (isFirst) {
      first = fault;
    }
    events.add(nowNanos, isFirst ? SafetyEvent.FAULT : SafetyEvent.FURTHER_FAULT, index, detail);
  }

  /** The plug is out and the contacts are open: ends what that ends. */
  void clearByUnplugging(long nowNanos) {
    if (latched == 0) {
      return;
    }
    first = SafetyFault.NONE;
    for (int i = 1; i < FAULTS.length; i++) {
      SafetyFault fault = FAULTS[i];
      if (isLatched(fault) && fault.clears() == SafetyFault.Clears.UNPLUGGING) {
        latched &= ~(1 << i);
        events.add(nowNanos, SafetyEvent.FAULT_CLEARED, i, 0);
      } else if (isLatched(fault) && isBefore(i)) {
        first = fault;
      }
    }
  }

  private boolean isBefore(int index) {
    return first == SafetyFault.NONE || atNanos[index] < atNanos[first.ordinal()];
  }

  boolean isLatched(SafetyFault fault) {
    return (latched & 1 << fault.ordinal()) != 0;
  }

  /** True while anything is latched. */
  boolean any() {
    return latched != 0;
  }

  /** True while a fault of the charger itself is latched: the pilot shows F. */
  boolean ofCharger() {
    for (int left = latched; left != 0; left &= left - 1) {
      if (FAULTS[Integer.numberOfTrailingZeros(left)].ofCharger()) {
        return true;
      }
    }
    return false;
  }

  void publish(long[] draft) {
    int index = first.ordinal();
    draft[StatusBoard.FAULT] = index;
    draft[StatusBoard.FAULT_AT] = atNanos[index];
    draft[StatusBoard.FAULT_HIGH] = highMv[index];
    draft[StatusBoard.FAULT_LOW] = lowMv[index];
    draft[StatusBoard.FAULT_DETAIL] = details[index];
    draft[StatusBoard.FAULT_COUNT] = count;
  }
}
