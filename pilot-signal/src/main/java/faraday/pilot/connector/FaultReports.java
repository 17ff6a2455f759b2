package faraday.pilot.connector;

import faraday.pilot.fault.FaultEvidence;
import faraday.pilot.fault.FaultLatch;
import faraday.pilot.fault.FaultListener;
import faraday.pilot.fault.SafetyFault;

/** Brings faults to where the service loop sees them: the ring and the status. */
@SuppressWarnings("EnumOrdinal") // ordinals travel to status and events of this run only
final class FaultReports implements FaultListener {

  private final SafetyEventRing events;
  private final FaultEvidence evidence;

  FaultReports(SafetyEventRing events, FaultEvidence evidence) {
    this.events = events;
    this.evidence = evidence;
  }

  @Override
  public void raised(long nowNanos, SafetyFault fault, boolean further, int detail) {
    events.add(nowNanos, SafetyEvent.FAULT_PLATEAUS, evidence.highMv(), evidence.lowMv());
    events.add(nowNanos, SafetyEvent.FAULT_CURRENT, evidence.maxCurrentMa(), 0);
    events.add(nowNanos, eventFor(fault, further), fault.ordinal(), detail);
  }

  private static SafetyEvent eventFor(SafetyFault fault, boolean further) {
    if (!fault.stops()) {
      return SafetyEvent.NOTICE;
    }
    return further ? SafetyEvent.FURTHER_FAULT : SafetyEvent.FAULT;
  }

  @Override
  public void cleared(long nowNanos, SafetyFault fault) {
    events.add(nowNanos, SafetyEvent.FAULT_CLEARED, fault.ordinal(), 0);
  }

  /** The words of the status that tell of faults. */
  static void publish(FaultLatch faults, long[] draft) {
    SafetyFault first = faults.firstStopping();
    draft[StatusBoard.FAULT] = first.ordinal();
    draft[StatusBoard.FAULT_AT] = faults.atNanos(first);
    draft[StatusBoard.FAULT_HIGH] = faults.highMv(first);
    draft[StatusBoard.FAULT_LOW] = faults.lowMv(first);
    draft[StatusBoard.FAULT_CURRENT] = faults.currentMa(first);
    draft[StatusBoard.FAULT_DETAIL] = faults.detail(first);
    draft[StatusBoard.FAULT_COUNT] = faults.count();
    draft[StatusBoard.FAULTS_LATCHED] = faults.latchedBits();
    draft[StatusBoard.FAULT_ENDING] = faults.firstEnding().ordinal();
  }
}
