package faraday.rig.soak;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a campaign came to. */
public final class SoakReport {

  /** From so many stimuli on every cell of the coverage must be filled. */
  static final long FULL_STIMULI = 100_000;

  private final SoakCampaign campaign;
  private final List<SoakRun.Result> results;
  private final Coverage coverage = Cells.coverage();

  SoakReport(SoakCampaign campaign, List<SoakRun.Result> results) {
    this.campaign = campaign;
    this.results = List.copyOf(results);
    results.forEach(result -> coverage.add(result.coverage()));
  }

  /** Stimuli that happened. */
  public long stimuli() {
    return results.stream().mapToLong(SoakRun.Result::stimuli).sum();
  }

  /** Safety ticks, each of one connector. */
  public long ticks() {
    return results.stream().mapToLong(SoakRun.Result::ticks).sum();
  }

  /** Openings of main contacts. */
  public long openings() {
    return results.stream().mapToLong(SoakRun.Result::openings).sum();
  }

  /** Demands that were not met, the first of each seed. */
  public List<String> breaches() {
    List<String> all = new ArrayList<>();
    for (SoakRun.Result result : results) {
      if (!result.breaches().isEmpty()) {
        all.add("seed " + result.spec().seed() + ": " + result.breaches().getFirst());
      }
    }
    return all;
  }

  /** Fingerprints of all that happened, by seed. */
  public Map<String, String> hashes() {
    Map<String, String> hashes = new LinkedHashMap<>();
    results.forEach(result -> hashes.put(Long.toString(result.spec().seed()), result.hash()));
    return hashes;
  }

  /** Virtual time of all seeds together, in ms. */
  public long virtualMs() {
    return results.stream().mapToLong(SoakRun.Result::virtualMs).sum();
  }

  /** Whether nothing was breached and, in a full campaign, no cell stayed empty. */
  public boolean ok() {
    boolean covered = stimuli() < FULL_STIMULI || coverage.emptyCells().isEmpty();
    return breaches().isEmpty() && covered && coverage.wronglyDeclared().isEmpty();
  }

  /** The table of states and stimuli. */
  public String coverageText() {
    return coverage.text();
  }

  /**
   * The shortest story behind the first breach: name of a scenario file, its text, and the seed;
   * empty without a breach.
   *
   * <p>Takes many runs.
   */
  public List<String> shrunk() {
    for (SoakRun.Result result : results) {
      if (!result.breaches().isEmpty()) {
        SoakBreach found = result.breaches().getFirst();
        Reduction.Result least = Reduction.of(result.spec(), result.story(), found);
        String name = ScenarioText.name(least);
        return List.of(name, ScenarioText.of(name, least), Long.toString(result.spec().seed()));
      }
    }
    return List.of();
  }

  /** For {@code --json}. */
  public Map<String, @Nullable Object> json(long wallMs) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("ok", ok());
    out.put("stimuli", stimuli());
    out.put("ticks", ticks());
    out.put("breaches", breaches().size());
    out.put("wallMs", wallMs);
    Map<String, @Nullable Object> cells = new LinkedHashMap<>();
    cells.put("cells", coverage.cells());
    cells.put("empty", coverage.emptyCells());
    cells.put("wronglyDeclared", coverage.wronglyDeclared());
    out.put("coverage", cells);
    out.put("openings", openings());
    out.put("virtualS", virtualMs() / 1000);
    out.put("seeds", campaign.firstSeed() + ".." + campaign.lastSeed());
    out.put("hours", campaign.minutes() / 60.0);
    out.put("circuit", campaign.circuit());
    out.put("threads", campaign.threads());
    out.put("hashes", hashes());
    out.put("breached", breaches());
    return out;
  }
}
