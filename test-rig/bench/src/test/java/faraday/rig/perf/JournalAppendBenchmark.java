package faraday.rig.perf;

import faraday.firmware.journal.AppendResult;
import faraday.firmware.journal.Journal;
import faraday.firmware.journal.JournalSettings;
import faraday.firmware.journal.JournalState;
import faraday.firmware.journal.RecordType;
import faraday.firmware.journal.Stamp;
import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimNorFlash;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.VirtualClock;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A METER record from append to durable, on the simulated flash and in virtual time: what is
 * measured is computing, not the flash. Time is per batch of 1000 records on a fresh chip.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 20, batchSize = JournalAppendBenchmark.BATCH)
@Measurement(iterations = 20, batchSize = JournalAppendBenchmark.BATCH)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC")
public class JournalAppendBenchmark {

  static final int BATCH = 1000;

  private static final int SECTORS = 64;
  private static final int PAYLOAD_BYTES = 40;
  private static final Stamp STAMP = new Stamp(Stamp.Quality.TRUSTED, 1, 1_767_225_600L);

  private final byte[] payload = new byte[PAYLOAD_BYTES];
  private VirtualClock clock = new VirtualClock();
  private Journal journal = fresh();

  /** An erased chip for every batch. */
  @Setup(Level.Iteration)
  public void begin() {
    clock = new VirtualClock();
    journal = fresh();
    while (journal.state() != JournalState.READY) {
      tick();
    }
  }

  /** One record until it can be relied on. */
  @Benchmark
  public long appendUntilDurable() {
    if (!(journal.append(RecordType.METER, payload, STAMP)
        instanceof AppendResult.Queued(long seq, byte[] _))) {
      throw new IllegalStateException("the journal takes no record");
    }
    while (!journal.durable(seq)) {
      tick();
    }
    return seq;
  }

  private Journal fresh() {
    SimNorFlash flash =
        new SimNorFlash(clock, SECTORS, SimProbe.NONE, new SeededRandom(1, "flash"));
    return new Journal(flash, JournalSettings.standard(1));
  }

  private void tick() {
    clock.advanceTo(Math.max(clock.nowNanos(), journal.nextDeadlineNanos()));
    journal.tick(clock.nowNanos());
  }
}
