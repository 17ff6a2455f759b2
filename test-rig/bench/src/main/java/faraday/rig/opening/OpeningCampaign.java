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
      List<Future<Played>> parts = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        int number = round;
        parts.add(pool.submit(() -> new Round(seed, number, alter).play()));
      }
      for (Future<Played> part : parts) {
        Played played = part.get();
        played.openings().forEach(one -> table.add(one.cause(), one.nanos()));
        played.troubles().forEach(table::trouble);
      }
      return table;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a connector broke down", e.getCause());
    }
  }

  /** One opening: −1 for one that did not come. */
  private record Opening(OpeningCause cause, long nanos) {}

  /** All openings of one connector, and why there are no more. */
  private record Played(List<Opening> openings, List<String> troubles) {}

  /** All openings of one connector. */
  private static final class Round {
    private final Played played = new Played(new ArrayList<>(), new ArrayList<>());
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

    Played play() {
      if (!world.charge()) {
        played.troubles().add("no charge begins: " + world.words() + "; " + parts);
        return played;
      }
      for (OpeningCause cause : shuffled()) {
        world.run(random.nextInt(MOMENT_NANOS));
        long limitNanos = cause.limitMs() * 1_000_000L;
        long nanos = world.partAfter(() -> cause.deed().doTo(world, random), limitNanos);
        played.openings().add(new Opening(cause, nanos));
        cause.mend().mend(world);
        if (!chargesAgain(cause)) {
          played.troubles().add("no charge after " + cause + ": " + world.words() + "; " + parts);
          return played;
        }
      }
      return played;
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
