package faraday.rig.opening;

import faraday.hal.sim.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

/**
 * Many openings on many connectors. Each connector has parts of its own and plays one round: every
 * cause as often as its share says, in random order, at random moments between two safety ticks.
 */
public final class OpeningCampaign {

  /** Openings that the standard binds to 100 ms in one round. */
  static final int BINDING_PER_ROUND =
      OpeningCauses.all().stream()
          .filter(OpeningCause::binding)
          .mapToInt(OpeningCause::share)
          .sum();

  /** A moment is drawn from so long a time: longer than any tick, meter period excluded. */
  private static final int MOMENT_NANOS = 200_000_000;

  private final long seed;
  private final UnaryOperator<OpeningParts> alter;
  private final int rounds;

  /**
   * A campaign.
   *
   * @param openings at least so many that are bound to 100 ms
   */
  public OpeningCampaign(long seed, int openings) {
    this(seed, openings, parts -> parts);
  }

  /** The same with altered parts. */
  OpeningCampaign(long seed, int openings, UnaryOperator<OpeningParts> alter) {
    this.seed = seed;
    this.alter = alter;
    this.rounds = (openings + BINDING_PER_ROUND - 1) / BINDING_PER_ROUND;
  }

  /** Plays it on so many threads; the result is the same for any number. */
  public OpeningTable run(int threads) throws InterruptedException {
    OpeningTable table = new OpeningTable();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<OpeningTable>> parts = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        int number = round;
        parts.add(pool.submit(() -> new Round(seed, number, alter).play()));
      }
      for (Future<OpeningTable> part : parts) {
        table.add(part.get());
      }
      return table;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a connector broke down", e.getCause());
    }
  }

  /** All openings of one connector. */
  private static final class Round {
    private final OpeningTable table = new OpeningTable();
    private final SeededRandom random;
    private final long worldSeed;
    private final OpeningParts parts;
    private OpeningWorld world;

    Round(long seed, int number, UnaryOperator<OpeningParts> alter) {
      random = new SeededRandom(seed, "openings " + number);
      worldSeed = random.nextLong();
      parts = alter.apply(OpeningParts.draw(random));
      world = new OpeningWorld(parts, worldSeed);
    }

    OpeningTable play() {
      if (!world.charge()) {
        table.trouble("no charge begins: " + world.words() + "; " + parts);
        return table;
      }
      for (OpeningCause cause : shuffled()) {
        world.run(random.nextInt(MOMENT_NANOS));
        long limitNanos = cause.limitMs() * 1_000_000L;
        table.add(cause, world.partAfter(() -> cause.deed().doTo(world, random), limitNanos));
        cause.mend().mend(world);
        if (!chargesAgain(cause)) {
          table.trouble("no charge after " + cause + ": " + world.words() + "; " + parts);
          return table;
        }
      }
      return table;
    }

    private boolean chargesAgain(OpeningCause cause) {
      return switch (cause.afterwards()) {
        case ASKS_AGAIN -> world.recharge();
        case REPLUGGED -> world.unplug() && world.charge();
        case RESTARTED -> {
          world = new OpeningWorld(parts, worldSeed);
          yield world.charge();
        }
      };
    }

    private List<OpeningCause> shuffled() {
      List<OpeningCause> round = new ArrayList<>();
      for (OpeningCause cause : OpeningCauses.all()) {
        for (int i = 0; i < cause.share(); i++) {
          round.add(cause);
        }
      }
      for (int i = round.size() - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        OpeningCause swapped = round.get(i);
        round.set(i, round.get(other));
        round.set(other, swapped);
      }
      return round;
    }
  }
}
