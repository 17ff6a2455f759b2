package faraday.firmware.session;

import faraday.pilot.connector.SafetyStatus;
import faraday.pilot.fault.SafetyFault;

/**
 * One raising of a fault, with the evidence of its moment (SPEC §5, spec/journal.md FAULT).
 *
 * @param code of {@link SafetyFault#code()} or {@link FaultCode}
 * @param highMv high plateau
 * @param lowMv low plateau
 * @param detail the fault's own number
 * @param currentMa highest phase
 */
record FaultNote(int code, int highMv, int lowMv, long detail, int currentMa) {

  /** A fault of the safety loop. */
  static FaultNote of(SafetyStatus status, SafetyFault fault, int detail) {
    if (status.fault() != fault) {
      return of(status, fault.code(), detail);
    }
    return new FaultNote(
        fault.code(), status.faultHighMv(), status.faultLowMv(), detail, status.faultCurrentMa());
  }

  /** A fault that was seen just now. */
  static FaultNote of(SafetyStatus status, int code, long detail) {
    return new FaultNote(code, status.highMv(), status.lowMv(), detail, status.currentMa());
  }
}
