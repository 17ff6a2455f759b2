package faraday.firmware.session;

import faraday.firmware.journal.RecordType;
import faraday.firmware.wire.Id16;

/** Staff end what is not theirs, and the audit log says who it was. */
public final class StaffAct {

  private final RecordBook book;

  /** Acts that this book keeps. */
  public StaffAct(RecordBook book) {
    this.book = book;
  }

  /**
   * Ends whatever holds a connector: a session, or, where there is none, the plug.
   *
   * @param tokenId of the token that gave the right
   * @return false when there is no session and the contacts are not confirmed open
   */
  public boolean end(SessionMachine connector, Id16 tokenId, long atNanos) {
    SessionGrant grant = connector.grant();
    byte[] act =
        SessionCodec.staffAct(connector.evse(), tokenId, grant == null ? null : grant.sessionId());
    book.append(RecordType.AUDIT, act);
    return connector.endByStaff(atNanos);
  }
}
