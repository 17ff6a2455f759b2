package faraday.rig.powercut;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where cuts fell.
 *
 * @param program in a page program of a record or a sector header
 * @param erase in a sector erase
 * @param checkpoint in a program while a checkpoint was being written
 * @param reclaim in an erase of a sector that had held records
 * @param recovery while the journal was being read after an earlier cut
 */
public record CutHits(long program, long erase, long checkpoint, long reclaim, long recovery) {

  static final CutHits NONE = new CutHits(0, 0, 0, 0, 0);

  CutHits plus(CutHits more) {
    return new CutHits(
        program + more.program,
        erase + more.erase,
        checkpoint + more.checkpoint,
        reclaim + more.reclaim,
        recovery + more.recovery);
  }

  /** For {@code --json}. */
  public Map<String, Object> json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("program", program);
    members.put("erase", erase);
    members.put("checkpoint", checkpoint);
    members.put("reclaim", reclaim);
    members.put("recovery", recovery);
    return members;
  }
}
