package faraday.firmware.session;

import faraday.pilot.connector.SafetyStatus;

/**
 * One raising of a fault, with the evidence of its moment (SPEC §5, spec/journal.md FAULT).
 *
 * @param code SPEC §5
 * @param highMv high plateau
 * @param lowMv low plateau
 * @param detail the fault's own number
 * @param currentMa highest phase
 */
record FaultNote(int code, int highMv, int lowMv, long detail, int currentMa) {

  /** A fault that was seen just now. */
  static FaultNote of(SafetyStatus status, int code, long detail) {
    return new FaultNote(code, status.highMv(), status.lowMv(), detail, status.currentMa());
  }
}
