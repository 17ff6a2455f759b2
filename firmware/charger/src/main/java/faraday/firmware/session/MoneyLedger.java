package faraday.firmware.session;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Id8;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which records hold money and which of them the server has (E21, TH-14). Rebuilt from the journal
 * at every start.
 */
final class MoneyLedger {

  /**
   * A record the server has not acknowledged yet.
   *
   * @param seq its number in the journal
   * @param walletId whose session it closes
   * @param link its 16-byte link
   */
  record Open(long seq, Id8 walletId, Bytes link) {}

  private final List<Open> open = new ArrayList<>();
  private long newestSeq;
  private long acknowledgedSeq;

  void add(Open entry) {
    newestSeq = entry.seq();
    if (entry.seq() > acknowledgedSeq) {
      open.add(entry);
    }
  }

  /** The server holds everything up to here. */
  void acknowledged(long upToSeq) {
    acknowledgedSeq = Math.max(acknowledgedSeq, upToSeq);
    open.removeIf(entry -> entry.seq() <= acknowledgedSeq);
  }

  /** What a checkpoint says of records that may be gone. */
  void carried(long upToSeq, long newestMoneySeq) {
    acknowledged(upToSeq);
    newestSeq = Math.max(newestSeq, newestMoneySeq);
  }

  @Nullable Open find(long seq) {
    for (Open entry : open) {
      if (entry.seq() == seq) {
        return entry;
      }
    }
    return null;
  }

  /** Own records of a wallet first, then, if wanted, those of others; oldest first each. */
  long[] forWallet(Id8 walletId, boolean othersToo) {
    List<Long> seqs = new ArrayList<>();
    for (Open entry : open) {
      if (entry.walletId().equals(walletId)) {
        seqs.add(entry.seq());
      }
    }
    for (Open entry : open) {
      if (othersToo && !entry.walletId().equals(walletId)) {
        seqs.add(entry.seq());
      }
    }
    long[] found = new long[seqs.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = seqs.get(i);
    }
    return found;
  }

  long[] all() {
    long[] found = new long[open.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = open.get(i).seq();
    }
    return found;
  }

  int openCount() {
    return open.size();
  }

  long newestSeq() {
    return newestSeq;
  }

  long acknowledgedSeq() {
    return acknowledgedSeq;
  }
}
