package faraday.rig.powercut;

import faraday.firmware.journal.AppendResult;
import faraday.firmware.journal.Carried;
import faraday.firmware.journal.Checkpoint;
import faraday.firmware.journal.Journal;
import faraday.firmware.journal.JournalImage;
import faraday.firmware.journal.JournalRecord;
import faraday.firmware.journal.JournalSettings;
import faraday.firmware.journal.JournalState;
import faraday.firmware.journal.RecordFormat;
import faraday.firmware.journal.RecordType;
import faraday.firmware.journal.Stamp;
import faraday.hal.sim.FlashCut;
import faraday.hal.sim.FlashFaults;
import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimNorFlash;
import faraday.hal.sim.VirtualClock;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * One small chip on which sessions are written, acknowledged and released, round and round, with a
 * cut in every cycle. Every cycle is a workload of its own, so no two cuts are the same.
 */
final class CutWorld {

  private static final int SECTORS = 14;
  private static final int RELEASE_BYTES = 2 * 1200;
  private static final int REFUSED_MAX = 60;
  private static final long PATIENCE_NANOS = 1_000_000_000L;
  private static final long STEP_NANOS = 5_000L;
  private static final Stamp STAMP = new Stamp(Stamp.Quality.TRUSTED, 3, 1_790_000_000L);

  private final VirtualClock clock = new VirtualClock();
  private final SeededRandom random;
  private final CutProbe probe = new CutProbe();
  private final SimNorFlash flash;
  private final CutLedger ledger = new CutLedger();
  private final String name;
  private final boolean lyingChip;
  private Journal journal;
  private long lastStopSeq;
  private long askedSeq;
  private long recoveries;
  private boolean cutsAnErase;
  private int refused;
  private int cuts;

  CutWorld(long seed) {
    random = new SeededRandom(seed, "cut world");
    flash = new SimNorFlash(clock, SECTORS, probe, new SeededRandom(seed, "cut cells"));
    name = "world " + seed;
    lyingChip = random.nextInt(8) == 0;
    journal = boot();
  }

  /** Cuts so often, or until something does not hold. */
  CutReport cut(int wanted) {
    while (cuts < wanted && ledger.breaches().isEmpty()) {
      int lies = random.nextInt(9);
      flash.inject(lyingChip ? lies(lies) : FlashFaults.NONE);
      cutsAnErase = random.nextInt(2) == 0;
      if (!cutsAnErase) {
        plan(random.nextInt(64));
      }
      cycle();
      if (flash.powered()) {
        flash.cutPower(rest());
      }
      flash.inject(FlashFaults.NONE);
      afterCut(wanted);
    }
    return new CutReport(cuts, ledger.breaches(), probe.hits(recoveries));
  }

  private static FlashFaults lies(int phase) {
    return (erase, address, operation) ->
        !erase && operation % 9 == phase
            ? FlashFaults.Outcome.SILENTLY_INCOMPLETE
            : FlashFaults.Outcome.GOOD;
  }

  private void plan(int operation) {
    int bytes = random.nextInt(2) == 0 ? random.nextInt(257) : random.nextInt(4097);
    flash.planCut(new FlashCut(flash.operations() + operation, bytes, rest()));
  }

  private FlashCut.Rest rest() {
    return random.nextInt(2) == 0 ? FlashCut.Rest.UNTOUCHED : FlashCut.Rest.RANDOM_BITS;
  }

  /** Counts the cut; one in four starts is cut too, once or twice, and then all is judged. */
  private void afterCut(int wanted) {
    cuts++;
    for (int again = random.nextInt(8); again < 2 && cuts < wanted; again++) {
      flash.powerOn();
      Journal torn = new Journal(flash, settings());
      torn.tick(clock.nowNanos());
      flash.cutPower(rest());
      recoveries++;
      cuts++;
    }
    flash.powerOn();
    cutsAnErase = false;
    journal = boot();
    judge();
  }

  private JournalSettings settings() {
    return new JournalSettings(1, 16, 4000, 8192, 500_000_000L, 4_500_000_000L);
  }

  private Journal boot() {
    Journal booted = new Journal(flash, settings());
    journal = booted;
    until(() -> booted.state() != JournalState.RECOVERING);
    return booted;
  }

  private void judge() {
    String where = name + " cut " + cuts;
    List<JournalRecord> found = new ArrayList<>();
    if (journal.state() != JournalState.READY || !journal.replay(found::add)) {
      ledger.breach(where + ": " + journal.state());
      return;
    }
    var report = Objects.requireNonNull(journal.recoveryReport());
    ledger.judge(where, found, report);
    if (report.bytesRead() > 2L * flash.sizeBytes() + SECTORS * 32) {
      ledger.breach(where + ": read " + report.bytesRead() + " bytes");
    }
    if (random.nextInt(4) == 0) {
      judgeRotten(where);
    }
    ledger.settle(report.lastSeq(), journal.releasedSeq());
    askedSeq = journal.releasedSeq();
    lastStopSeq = Math.min(lastStopSeq, report.lastSeq());
    if (flash.overprograms() + flash.weakPrograms() > 0) {
      ledger.breach(where + ": programmed where it may not");
    }
  }

  /** The newest checkpoint has rotten: what its forerunner left must be enough. */
  private void judgeRotten(String where) {
    byte[] image = flash.image();
    JournalImage whole = JournalImage.of(image);
    long[] newest = {0};
    whole.replay(one -> newest[0] = one.type() == RecordType.CHECKPOINT ? one.seq() : newest[0]);
    if (newest[0] > 0) {
      image[whole.addressOf(newest[0]) + RecordFormat.HEADER_BYTES] ^= 1;
      List<JournalRecord> found = new ArrayList<>();
      JournalImage.of(image).replay(found::add);
      ledger.tokensKnown(where + " and rot", found);
    }
  }

  private void cycle() {
    for (int session = 0; session < 3; session++) {
      if (roomForSession()) {
        session();
      }
    }
    release();
    quiet();
  }

  /** As the charger does: what is acknowledged is released before a session is refused. */
  private boolean roomForSession() {
    for (int tries = 0; tries < 2 && !journal.hasRoomForSession(RELEASE_BYTES); tries++) {
      release();
      quiet();
    }
    boolean room = journal.hasRoomForSession(RELEASE_BYTES);
    refused = room || !flash.powered() ? 0 : refused + 1;
    if (refused > REFUSED_MAX) {
      ledger.breach(name + " cut " + cuts + ": no room any more");
    }
    return room;
  }

  private void session() {
    byte[] grant = bytes(CutLedger.GRANT_BYTES);
    if (promise(RecordType.GRANT, grant)) {
      ledger.tokenUsed(grant);
    }
    promise(RecordType.START, bytes(40));
    promise(RecordType.METER, bytes(random.nextInt(60)));
    long seq = journal.nextSeq();
    if (promise(RecordType.STOP, bytes(380 + random.nextInt(60)))) {
      lastStopSeq = seq;
    }
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** True when it became durable. */
  private boolean promise(RecordType type, byte[] payload) {
    AppendResult result = journal.append(type, payload, STAMP);
    if (!(result instanceof AppendResult.Queued queued)) {
      if (flash.powered() && !worn()) {
        ledger.breach(name + " cut " + cuts + ": " + type + " " + result);
      }
      return false;
    }
    note(type, queued.seq(), payload);
    return untilDurable(queued.seq());
  }

  /** A chip that lied three times running is given up until the next start. */
  private boolean worn() {
    return lyingChip && journal.state() == JournalState.READ_ONLY;
  }

  private void note(RecordType type, long seq, byte[] payload) {
    byte[] before = ledger.promised(seq - 1);
    byte[] link = before.length == 0 ? new byte[16] : CutLedger.linkOf(before);
    ledger.promise(seq, RecordFormat.encode(type, seq, STAMP, link, payload));
  }

  private boolean untilDurable(long seq) {
    until(() -> journal.durable(seq) || !flash.powered());
    ledger.durable(journal.lastDurableSeq());
    return journal.durable(seq);
  }

  private void release() {
    if (!flash.powered() || lastStopSeq < askedSeq) {
      return;
    }
    List<Carried> carried =
        List.of(
            new Carried(RecordType.KEYSET, bytes(700)),
            new Carried(RecordType.USED_TOKEN, ledger.liveTokens()));
    long seq = journal.nextSeq();
    if (!(journal.checkpoint(lastStopSeq, carried, new byte[9], STAMP)
        instanceof AppendResult.Queued queued)) {
      return;
    }
    askedSeq = lastStopSeq;
    ledger.releaseAsked(askedSeq);
    for (Carried one : carried) {
      note(one.type(), seq++, one.payload());
    }
    byte[] payload = ByteBuffer.allocate(17).putLong(askedSeq).array();
    note(RecordType.CHECKPOINT, seq, payload);
    probe.checkpoint(true);
    if (untilDurable(queued.seq()) && Checkpoint.releasedSeq(seq, payload) == askedSeq) {
      ledger.released();
    }
    probe.checkpoint(false);
  }

  private void quiet() {
    long endNanos = clock.nowNanos() + PATIENCE_NANOS;
    until(() -> !flash.powered() || clock.nowNanos() >= endNanos);
  }

  /** Somewhere in the time that the erase takes. */
  private void cutErase() {
    if (cutsAnErase && probe.erasing() && flash.powered()) {
      clock.advanceTo(clock.nowNanos() + random.nextInt((int) SimNorFlash.ERASE_NANOS));
      flash.cutPower(rest());
    }
  }

  private void until(BooleanSupplier holds) {
    long endNanos = clock.nowNanos() + 2 * PATIENCE_NANOS;
    journal.tick(clock.nowNanos());
    while (!holds.getAsBoolean() && clock.nowNanos() < endNanos) {
      long dueNanos = Math.min(journal.nextDeadlineNanos(), endNanos);
      clock.advanceTo(Math.max(clock.nowNanos() + STEP_NANOS, dueNanos));
      cutErase();
      journal.tick(clock.nowNanos());
    }
  }
}
