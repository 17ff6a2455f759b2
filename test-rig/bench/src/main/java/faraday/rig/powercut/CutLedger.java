package faraday.rig.powercut;

import faraday.firmware.journal.JournalRecord;
import faraday.firmware.journal.RecordType;
import faraday.firmware.journal.RecoveryReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The checker's own account: what was promised, what must stay known, and what did not hold. */
final class CutLedger {

  static final int TOKEN_BYTES = 16;
  static final int GRANT_BYTES = 300;
  private static final int LIVE_TOKENS = 9;

  private final TreeMap<Long, byte[]> promised = new TreeMap<>();
  private final List<byte[]> tokens = new ArrayList<>();
  private final List<String> breaches = new ArrayList<>();
  private long durableSeq;
  private long releasedSeq;
  private long askedSeq;

  List<String> breaches() {
    return breaches;
  }

  void breach(String what) {
    breaches.add(what);
  }

  void promise(long seq, byte[] bytes) {
    promised.put(seq, bytes);
  }

  byte[] promised(long seq) {
    return promised.getOrDefault(seq, new byte[0]);
  }

  void tokenUsed(byte[] grant) {
    tokens.add(Arrays.copyOf(grant, TOKEN_BYTES));
  }

  void durable(long seq) {
    durableSeq = Math.max(durableSeq, seq);
  }

  void releaseAsked(long seq) {
    askedSeq = seq;
  }

  void released() {
    releasedSeq = askedSeq;
  }

  /** Ids of the newest tokens, one behind the other. */
  byte[] liveTokens() {
    List<byte[]> live = live();
    byte[] ids = new byte[live.size() * TOKEN_BYTES];
    for (int i = 0; i < live.size(); i++) {
      System.arraycopy(live.get(i), 0, ids, i * TOKEN_BYTES, TOKEN_BYTES);
    }
    return ids;
  }

  private List<byte[]> live() {
    return tokens.subList(Math.max(0, tokens.size() - LIVE_TOKENS), tokens.size());
  }

  /** Judges what a start found. */
  void judge(String name, List<JournalRecord> found, RecoveryReport report) {
    if (!report.holes().isEmpty() || !report.chainBreaks().isEmpty() || report.stale() > 0) {
      breach(name + ": " + report);
    }
    long first = found.isEmpty() ? 1 : found.getFirst().seq();
    if (first != releasedSeq + 1 && first != askedSeq + 1) {
      breach(name + ": begins with " + first + ", released was " + releasedSeq);
    }
    if (report.lastSeq() < durableSeq) {
      breach(name + ": " + durableSeq + " was durable, " + report.lastSeq() + " is left");
    }
    for (JournalRecord one : found) {
      byte[] bytes = promised(one.seq());
      if (bytes.length < 20 || !Arrays.equals(one.link(), linkOf(bytes))) {
        breach(name + ": record " + one.seq() + " was never promised");
      }
    }
    tokensKnown(name, found);
  }

  static byte[] linkOf(byte[] bytes) {
    return Arrays.copyOfRange(bytes, bytes.length - 20, bytes.length - 4);
  }

  /** The start's finding holds from now on. */
  void settle(long lastSeq, long released) {
    promised.tailMap(lastSeq, false).clear();
    promised.headMap(released, true).clear();
    durableSeq = lastSeq;
    releasedSeq = released;
    askedSeq = released;
  }

  /** No token comes back to life, and the keys stay known. */
  void tokensKnown(String name, List<JournalRecord> found) {
    Set<String> known = new HashSet<>();
    boolean keys = releasedSeq == 0;
    for (JournalRecord one : found) {
      boolean grant = one.type() == RecordType.GRANT;
      int step = grant ? GRANT_BYTES : TOKEN_BYTES;
      boolean holds = grant || one.type() == RecordType.USED_TOKEN;
      for (int at = 0; holds && at + TOKEN_BYTES <= one.payload().length; at += step) {
        known.add(Arrays.toString(Arrays.copyOfRange(one.payload(), at, at + TOKEN_BYTES)));
      }
      keys |= one.type() == RecordType.KEYSET;
    }
    if (!keys || !live().stream().map(Arrays::toString).allMatch(known::contains)) {
      breach(name + ": a token or the keys are forgotten");
    }
  }
}
