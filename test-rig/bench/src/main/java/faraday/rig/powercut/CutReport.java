package faraday.rig.powercut;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a campaign saw.
 *
 * @param cuts supply cuts, no two of them of the same workload, operation, byte and mode
 * @param breaches what did not hold, the first few
 * @param hits where the cuts fell
 */
public record CutReport(long cuts, List<String> breaches, CutHits hits) {

  static final CutReport NONE = new CutReport(0, List.of(), CutHits.NONE);
  private static final int LISTED_MAX = 20;

  /** Copies the list. */
  public CutReport {
    breaches = List.copyOf(breaches);
  }

  CutReport plus(CutReport more) {
    List<String> all = new ArrayList<>(breaches);
    all.addAll(more.breaches);
    List<String> listed = all.subList(0, Math.min(all.size(), LISTED_MAX));
    return new CutReport(cuts + more.cuts, listed, hits.plus(more.hits));
  }

  /** For {@code --json}. */
  public Map<String, Object> json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("cuts", cuts);
    members.put("breaches", breaches.size());
    members.put("hits", hits.json());
    members.put("first", breaches);
    return members;
  }
}
