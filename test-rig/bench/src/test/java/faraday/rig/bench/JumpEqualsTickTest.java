package faraday.rig.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.Ticked;
import faraday.hal.sim.SeededRandom;
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
  private static final int LEAST_LINES = 2_500;

  @Test
  void traceIsTheSameWithATickEveryMillisecond() throws WireException {
    List<String> jumping = ShortSession.play(SEED, new Metronome(Ticked.NEVER));
    List<String> ticking = ShortSession.play(SEED, new Metronome(NANOS_PER_MS));
    assertTrue(jumping.size() >= LEAST_LINES, "lines: " + jumping.size());
    assertSame(jumping, ticking);
  }

  @Property(tries = 4)
  void traceIsTheSameWithTicksAtAnyTimes(@ForAll @LongRange(min = 1, max = 1 << 20) long when)
      throws WireException {
    List<String> jumping = ShortSession.play(SEED, new Metronome(Ticked.NEVER));
    assertSame(jumping, ShortSession.play(SEED, new Passerby(when)));
  }

  /** The check can fail: a bystander that touches the world is seen. */
  @Test
  void traceTellsSeedsApart() throws WireException {
    List<String> one = ShortSession.play(SEED, new Metronome(Ticked.NEVER));
    List<String> other = ShortSession.play(SEED + 1, new Metronome(Ticked.NEVER));
    assertTrue(!one.equals(other), "two seeds, one trace");
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
