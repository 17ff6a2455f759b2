package faraday.firmware.session;

import faraday.pilot.connector.SafetyStatus;
import faraday.pilot.fault.SafetyFault;

/**
 * When a session that may be about to lose its supply writes a METER out of turn: at once when the
 * mains fail, while stored energy still runs the board, so that an outage is counted from its
 * beginning and not from the last METER before it (design §3). Mains that flutter write one a
 * minute at most (TH-17).
 */
final class OutageMark {

  /** Two of these records stand at least so far apart. */
  static final int APART_S = 60;

  private static final long APART_NANOS = APART_S * 1_000_000_000L;
  private static final long NEVER = Long.MIN_VALUE;

  private boolean lost;
  private long writtenAtNanos = NEVER;

  /** Looks again; true when the record is due now. */
  boolean look(SafetyStatus status, long atNanos) {
    boolean before = lost;
    lost = status.isLatched(SafetyFault.MAINS_LOST);
    boolean apart = writtenAtNanos == NEVER || atNanos - writtenAtNanos >= APART_NANOS;
    boolean due = lost && !before && apart;
    writtenAtNanos = due ? atNanos : writtenAtNanos;
    return due;
  }
}
