package faraday.firmware.journal;

import faraday.hal.Ticked;
import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimNorFlash;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.VirtualClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** A journal on a simulated chip in virtual time, which can be rebooted. */
final class JournalRig {

  static final long SECOND_NANOS = 1_000_000_000L;
  static final Stamp STAMP = new Stamp(Stamp.Quality.TRUSTED, 3, 1_790_000_000L);

  final VirtualClock clock = new VirtualClock();
  final SimNorFlash flash;
  final JournalSettings settings;
  Journal journal;

  /** Bytes of every operation the chip began, a sector for an erase. */
  final List<Integer> operationBytes = new ArrayList<>();

  private final Set<WriteRule> rules;

  JournalRig(int sectors) {
    this(sectors, 1, EnumSet.allOf(WriteRule.class));
  }

  JournalRig(int sectors, long seed, Set<WriteRule> rules) {
    this.flash = new SimNorFlash(clock, sectors, lengths(), new SeededRandom(seed, "journal rig"));
    this.settings = JournalSettings.standard(1);
    this.rules = rules;
    this.journal = new Journal(flash, settings, rules);
  }

  static JournalRig ready(int sectors) {
    JournalRig rig = new JournalRig(sectors);
    rig.boot();
    return rig;
  }

  /** A new process on the same flash; runs until recovery is over. */
  JournalRig boot() {
    journal = new Journal(flash, settings, rules);
    runUntil(() -> journal.state() != JournalState.RECOVERING, SECOND_NANOS);
    return this;
  }

  /** Appends and insists that it was accepted. */
  long append(RecordType type, byte[] payload) {
    return switch (journal.append(type, payload, STAMP)) {
      case AppendResult.Queued queued -> queued.seq();
      case AppendResult.Refused refused -> throw new AssertionError(type + " " + refused);
    };
  }

  /** Appends, waits until it is durable, and returns how long that took. */
  long appendDurably(RecordType type, byte[] payload) {
    long seq = append(type, payload);
    long fromNanos = clock.nowNanos();
    if (!runUntil(() -> journal.durable(seq), 10 * SECOND_NANOS)) {
      throw new AssertionError("record " + seq + " never became durable");
    }
    return clock.nowNanos() - fromNanos;
  }

  /** Ticks until something holds, nothing is left to do, the chip is off, or time is over. */
  boolean runUntil(BooleanSupplier holds, long limitNanos) {
    long endNanos = clock.nowNanos() + limitNanos;
    while (!holds.getAsBoolean()) {
      long dueNanos = journal.nextDeadlineNanos();
      if (dueNanos == Ticked.NEVER || dueNanos > endNanos || !flash.powered()) {
        return false;
      }
      clock.advanceTo(Math.max(clock.nowNanos(), dueNanos));
      journal.tick(clock.nowNanos());
    }
    return true;
  }

  /** Lets the journal do all it wants to do for some seconds. */
  void idle() {
    runUntil(() -> false, 5 * SECOND_NANOS);
  }

  List<JournalRecord> records() {
    List<JournalRecord> records = new ArrayList<>();
    if (!journal.replay(records::add)) {
      throw new AssertionError("not readable");
    }
    return records;
  }

  /** The bytes of every committed record, read apart from the running journal. */
  List<byte[]> found() {
    List<byte[]> found = new ArrayList<>();
    JournalImage.of(flash.image()).replay(read -> found.add(bytesOf(read)));
    return found;
  }

  static byte[] bytesOf(JournalRecord found) {
    return RecordFormat.encode(
        found.type(), found.seq(), found.stamp(), found.previousLink(), found.payload());
  }

  static boolean same(List<byte[]> left, List<byte[]> right) {
    boolean same = left.size() == right.size();
    for (int i = 0; same && i < left.size(); i++) {
      same = Arrays.equals(left.get(i), right.get(i));
    }
    return same;
  }

  RecoveryReport report() {
    return Objects.requireNonNull(journal.recoveryReport());
  }

  private SimProbe lengths() {
    return new SimProbe() {
      @Override
      public void level(long nowNanos, String signal, long value) {}

      @Override
      public void bytes(long nowNanos, String signal, byte[] data, int offset, int count) {
        boolean erase = signal.equals("flash.erase");
        operationBytes.add(erase ? SimNorFlash.SECTOR_BYTES : count - Integer.BYTES);
      }
    };
  }

  /** Bytes that differ from position to position and from record to record. */
  static byte[] payload(int bytes, long salt) {
    byte[] payload = new byte[bytes];
    new SeededRandom(salt, "payload").nextBytes(payload);
    return payload;
  }
}
