package faraday.firmware.journal;

import faraday.hal.sim.FlashCut;
import faraday.hal.sim.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sessions, acknowledged and released, round and round a small chip, with the supply cut anywhere.
 * The checker keeps its own account: every record promised, every token that must stay known.
 */
final class ReclaimCuts {

  private static final int SECTORS = 7;
  private static final int TOKEN_BYTES = 16;
  private static final int LIVE_TOKENS = 9;

  private final SeededRandom random;
  private final JournalRig rig;
  private final TreeMap<Long, byte[]> promised = new TreeMap<>();
  private final List<byte[]> tokens = new ArrayList<>();
  private final List<String> breaches = new ArrayList<>();
  private long durableSeq;
  private long releasedSeq;
  private long askedSeq;
  private long lastStopSeq;
  private int cuts;

  ReclaimCuts(long seed, Set<WriteRule> rules) {
    random = new SeededRandom(seed, "reclaim cuts");
    rig = new JournalRig(SECTORS, seed, rules).boot();
  }

  List<String> breaches() {
    return breaches;
  }

  JournalRig rig() {
    return rig;
  }

  /** Worst and mean erases of a sector. */
  int[] wear() {
    int worst = 0;
    int sum = 0;
    for (int sector = 0; sector < SECTORS; sector++) {
      worst = Math.max(worst, rig.flash.eraseCount(sector));
      sum += rig.flash.eraseCount(sector);
    }
    return new int[] {worst, sum / SECTORS};
  }

  /** Cycles of sessions and a release, each cut once. */
  void cycles(int count) {
    for (int cycle = 0; cycle < count && breaches.isEmpty(); cycle++) {
      FlashCut.Rest rest =
          random.nextInt(2) == 0 ? FlashCut.Rest.UNTOUCHED : FlashCut.Rest.RANDOM_BITS;
      cut(random.nextInt(90), random.nextInt(257), rest);
      cycle();
      check("cycle " + cycle);
      cycle();
    }
  }

  /** A cycle without a cut. */
  void cycle() {
    for (int session = 0; session < 3; session++) {
      byte[] grant = JournalRig.payload(300, ++cuts);
      if (promise(RecordType.GRANT, grant)) {
        tokens.add(Arrays.copyOf(grant, TOKEN_BYTES));
      }
      promise(RecordType.METER, JournalRig.payload(20, cuts));
      long seq = rig.journal.nextSeq();
      if (promise(RecordType.STOP, JournalRig.payload(420, cuts))) {
        lastStopSeq = seq;
      }
    }
    release();
    if (rig.flash.powered()) {
      rig.idle();
    }
  }

  private void cut(int operation, int bytes, FlashCut.Rest rest) {
    rig.flash.planCut(new FlashCut(rig.flash.operations() + operation, bytes, rest));
  }

  /** True when it became durable. */
  private boolean promise(RecordType type, byte[] payload) {
    if (!rig.flash.powered()) {
      return false;
    }
    AppendResult result = rig.journal.append(type, payload, JournalRig.STAMP);
    for (int tries = 0; tries < 2 && result instanceof AppendResult.Refused; tries++) {
      release();
      result = rig.journal.append(type, payload, JournalRig.STAMP);
    }
    if (result instanceof AppendResult.Refused no) {
      if (rig.flash.powered()) {
        breaches.add(type + " refused: " + no.reason());
      }
      return false;
    }
    long seq = rig.journal.nextSeq() - 1;
    byte[] previous = linkBefore(seq);
    promised.put(seq, RecordFormat.encode(type, seq, JournalRig.STAMP, previous, payload));
    return untilDurable(seq);
  }

  private byte[] linkBefore(long seq) {
    return seq == 1
        ? new byte[RecordFormat.LINK_BYTES]
        : RecordFormat.linkOf(Objects.requireNonNull(promised.get(seq - 1)));
  }

  private boolean untilDurable(long seq) {
    boolean durable =
        rig.runUntil(
            () -> rig.journal.durable(seq) || !rig.flash.powered(), JournalRig.SECOND_NANOS);
    durableSeq = Math.max(durableSeq, rig.journal.lastDurableSeq());
    return durable && rig.journal.durable(seq);
  }

  private void release() {
    if (!rig.flash.powered() || lastStopSeq < askedSeq) {
      return;
    }
    List<Carried> carried =
        List.of(
            new Carried(RecordType.KEYSET, JournalRig.payload(700, 1)),
            new Carried(RecordType.USED_TOKEN, liveTokens()));
    long seq = rig.journal.nextSeq();
    askedSeq = lastStopSeq;
    if (rig.journal.checkpoint(askedSeq, carried, new byte[9], JournalRig.STAMP)
        instanceof AppendResult.Refused no) {
      breaches.add("checkpoint " + seq + " refused: " + no.reason());
      return;
    }
    for (Carried one : carried) {
      note(seq++, one.type(), one.payload());
    }
    note(seq, RecordType.CHECKPOINT, Checkpoint.payload(askedSeq, new byte[9]));
    if (untilDurable(seq)) {
      releasedSeq = askedSeq;
      rig.idle();
    }
  }

  private void note(long seq, RecordType type, byte[] payload) {
    promised.put(seq, RecordFormat.encode(type, seq, JournalRig.STAMP, linkBefore(seq), payload));
  }

  private byte[] liveTokens() {
    List<byte[]> live = tokens.subList(Math.max(0, tokens.size() - LIVE_TOKENS), tokens.size());
    byte[] ids = new byte[live.size() * TOKEN_BYTES];
    for (int i = 0; i < live.size(); i++) {
      System.arraycopy(live.get(i), 0, ids, i * TOKEN_BYTES, TOKEN_BYTES);
    }
    return ids;
  }

  /** Supply back, recovery, and everything that must hold then. */
  private void check(String name) {
    rig.flash.cutPower(FlashCut.Rest.RANDOM_BITS);
    rig.flash.powerOn();
    rig.boot();
    byte[] image = rig.flash.image();
    List<JournalRecord> found = rig.records();
    judge(name, found, rig.report());
    judgeRotten(name, image);
    long last = found.isEmpty() ? 0 : found.getLast().seq();
    promised.tailMap(last, false).clear();
    durableSeq = last;
    releasedSeq = rig.journal.releasedSeq();
    askedSeq = releasedSeq;
    if (rig.flash.overprograms() + rig.flash.weakPrograms() > 0) {
      breaches.add(name + ": programmed where it may not");
    }
  }

  private void judge(String name, List<JournalRecord> found, RecoveryReport report) {
    if (!report.holes().isEmpty() || !report.chainBreaks().isEmpty() || report.stale() > 0) {
      breaches.add(name + ": " + report);
    }
    long first = found.isEmpty() ? 1 : found.getFirst().seq();
    if (first != releasedSeq + 1 && first != askedSeq + 1) {
      breaches.add(name + ": begins with " + first + ", released was " + releasedSeq);
    }
    if (report.lastSeq() < durableSeq) {
      breaches.add(name + ": " + durableSeq + " was durable, " + report.lastSeq() + " is left");
    }
    for (JournalRecord one : found) {
      if (!Arrays.equals(promised.get(one.seq()), JournalRig.bytesOf(one))) {
        breaches.add(name + ": record " + one.seq() + " was never promised");
      }
    }
    tokensKnown(name, found);
  }

  /** The newest checkpoint has rotten: its forerunner and what that left must be enough. */
  private void judgeRotten(String name, byte[] image) {
    JournalImage whole = JournalImage.of(image);
    long[] newest = {0};
    whole.replay(one -> newest[0] = one.type() == RecordType.CHECKPOINT ? one.seq() : newest[0]);
    if (newest[0] == 0) {
      return;
    }
    byte[] rotten = image.clone();
    rotten[whole.addressOf(newest[0]) + RecordFormat.HEADER_BYTES] ^= 1;
    List<JournalRecord> found = new ArrayList<>();
    JournalImage.of(rotten).replay(found::add);
    tokensKnown(name + " with rot", found);
  }

  private void tokensKnown(String name, List<JournalRecord> found) {
    Set<String> known = new HashSet<>();
    boolean keys = releasedSeq == 0;
    for (JournalRecord one : found) {
      int step = one.type() == RecordType.USED_TOKEN ? TOKEN_BYTES : 300;
      boolean holdsTokens = one.type() == RecordType.USED_TOKEN || one.type() == RecordType.GRANT;
      for (int at = 0; holdsTokens && at < one.payload().length; at += step) {
        known.add(Arrays.toString(Arrays.copyOfRange(one.payload(), at, at + TOKEN_BYTES)));
      }
      keys |= one.type() == RecordType.KEYSET;
    }
    List<byte[]> live = tokens.subList(Math.max(0, tokens.size() - LIVE_TOKENS), tokens.size());
    if (!keys || !live.stream().map(Arrays::toString).allMatch(known::contains)) {
      breaches.add(name + ": a token or the keys are forgotten");
    }
  }
}
