package faraday.rig.perf;

import faraday.rig.opening.OpeningCampaign;
import faraday.rig.opening.OpeningTable;
import java.util.List;

/**
 * Time from stimulus to parted main contacts, over very many simulated openings (table A.6 seq 2.2,
 * 8.1, 8.2). {@code bench soak --openings N} prints the same by cause.
 */
final class Openings implements Measurement {

  private static final double P50_MS_MAX = 75;
  private static final double LONGEST_MS_MAX = 100;
  private static final int THREADS = 2;

  @Override
  public String what() {
    return "times of contact openings";
  }

  @Override
  public List<Figure> measure(Scale scale) {
    try {
      OpeningTable table = new OpeningCampaign(scale.seed(), scale.openings()).run(THREADS);
      if (!table.troubles().isEmpty()) {
        throw new NotMeasuredException(table.troubles().getFirst());
      }
      return figures(table, scale.openings());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotMeasuredException("interrupted", e);
    }
  }

  @Override
  public List<Figure> unmeasured() {
    return figures(OpeningTable.empty(), 1).stream().map(Figure::unmeasured).toList();
  }

  private static List<Figure> figures(OpeningTable table, int wanted) {
    OpeningTable.Row binding = table.binding();
    OpeningTable.Row all = table.overall();
    return List.of(
        Figure.atMost("openingMsP50", ms(binding.ms(50)), "ms simulated", P50_MS_MAX),
        Figure.info("openingMsP99", ms(binding.ms(99)), "ms simulated"),
        Figure.info("openingMsP9999", ms(binding.ms(99.99)), "ms simulated"),
        Figure.atMost("openingMsMax", ms(binding.maxMs()), "ms simulated", LONGEST_MS_MAX),
        Figure.atLeast("openings", (double) binding.count(), "openings bound to 100 ms", wanted),
        Figure.info("openingsOfOtherCauses", (double) (all.count() - binding.count()), "openings"),
        Figure.atMost(
            "openingsLate", (double) (all.late() + all.missing()), "openings, all causes", 0));
  }

  private static double ms(double ms) {
    return Rounded.to(3, ms);
  }
}
