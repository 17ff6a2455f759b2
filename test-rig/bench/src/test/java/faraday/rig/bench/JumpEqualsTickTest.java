package faraday.rig.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.Ticked;
import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimProbe;
import faraday.rig.codec.WireException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/**
 * Jumping over time in which nothing can change gives the trace that ticking through it gives
 * (design §2): a bystander that wakes the world at other moments changes nothing. Where this fails,
 * a machine's {@code nextDeadlineNanos} hides something it would do, or it acts on being ticked
 * rather than on time.
 */
final class JumpEqualsTickTest {

  private static final long SEED = 7;
  private static final long NANOS_PER_MS = 1_000_000L;
  private static final int LEAST_LINES = 3_000;

  @Test
  void traceIsTheSameWithATickEveryMillisecond() throws WireException {
    List<String> jumping = ShortSession.play(SEED, _ -> new Metronome(Ticked.NEVER));
    List<String> ticking = ShortSession.play(SEED, _ -> new Metronome(NANOS_PER_MS));
    assertTrue(jumping.size() >= LEAST_LINES, "lines: " + jumping.size());
    assertSame(jumping, ticking);
  }

  @Property(seed = "5", tries = 6)
  void traceIsTheSameWithTicksAtAnyTimes(@ForAll @LongRange(min = 1, max = 1 << 20) long when)
      throws WireException {
    List<String> jumping = ShortSession.play(SEED, _ -> new Metronome(Ticked.NEVER));
    assertSame(jumping, ShortSession.play(SEED, _ -> new Passerby(when)));
  }

  /** The check can fail: a machine that acts on being ticked, not on time, is seen. */
  @Test
  void traceBetraysAMachineThatCountsItsTicks() throws WireException {
    List<String> jumping = ShortSession.play(SEED, probe -> new TickCounter(probe, Ticked.NEVER));
    List<String> ticking = ShortSession.play(SEED, probe -> new TickCounter(probe, NANOS_PER_MS));
    assertNotEquals(jumping, ticking);
  }

  private static void assertSame(List<String> expected, List<String> actual) {
    for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
      assertEquals(expected.get(i), actual.get(i), "line " + i);
    }
    assertEquals(expected.size(), actual.size());
  }

  /** Wakes the world at a fixed period. */
  private static final class Metronome implements Ticked {
    private final long periodNanos;
    private long nextNanos;

    Metronome(long periodNanos) {
      this.periodNanos = periodNanos;
      nextNanos = periodNanos;
    }

    @Override
    public void tick(long nowNanos) {
      if (nowNanos >= nextNanos) {
        nextNanos += periodNanos;
      }
    }

    @Override
    public long nextDeadlineNanos() {
      return nextNanos;
    }
  }

  /** Wrong on purpose: does something at every tick and has told nobody when. */
  private static final class TickCounter implements Ticked {
    private final SimProbe probe;
    private final Metronome metronome;
    private long ticks;

    TickCounter(SimProbe probe, long periodNanos) {
      this.probe = probe;
      metronome = new Metronome(periodNanos);
    }

    @Override
    public void tick(long nowNanos) {
      metronome.tick(nowNanos);
      if (++ticks % 1000 == 0) {
        probe.level(nowNanos, "ticks", ticks);
      }
    }

    @Override
    public long nextDeadlineNanos() {
      return metronome.nextDeadlineNanos();
    }
  }

  /** Wakes the world at random moments, 1 ns to 4 ms apart. */
  private static final class Passerby implements Ticked {
    private static final int GAP_MAX_NANOS = 4_000_000;
    private final SeededRandom random;
    private long nextNanos = 1;

    Passerby(long seed) {
      random = new SeededRandom(seed, "passerby");
    }

    @Override
    public void tick(long nowNanos) {
      if (nowNanos >= nextNanos) {
        nextNanos = nowNanos + 1 + random.nextInt(GAP_MAX_NANOS);
      }
    }

    @Override
    public long nextDeadlineNanos() {
      return nextNanos;
    }
  }
}
