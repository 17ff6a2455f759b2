package faraday.firmware.session;

import faraday.firmware.journal.RecordType;
import faraday.hal.Ticked;

/**
 * Brings a failed self-test of the tap into the journal, once for each boot and connector, as soon
 * as the journal takes records.
 */
public final class TapTestFault implements Ticked {

  private static final long AGAIN_NANOS = 100_000_000L;

  private final RecordBook book;
  private final int connectors;
  private int written;
  private long lastTickNanos;

  /**
   * The fault of a charger.
   *
   * @param failed false: there is nothing to write, ever
   */
  public TapTestFault(RecordBook book, int connectors, boolean failed) {
    this.book = book;
    this.connectors = connectors;
    this.written = failed ? 0 : connectors;
  }

  @Override
  public void tick(long nowNanos) {
    lastTickNanos = nowNanos;
    while (written < connectors) {
      byte[] note = new FaultNote(FaultCode.TAP_SELF_TEST, 0, 0, 0, 0).encode(written + 1);
      if (book.append(RecordType.FAULT, note) == RecordBook.REFUSED) {
        return;
      }
      written++;
    }
  }

  @Override
  public long nextDeadlineNanos() {
    return written < connectors ? lastTickNanos + AGAIN_NANOS : NEVER;
  }
}
