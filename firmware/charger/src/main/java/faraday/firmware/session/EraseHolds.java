package faraday.firmware.session;

import faraday.firmware.journal.Journal;
import java.util.BitSet;

/** Who wants no erase to begin now; the journal waits while anybody does. */
final class EraseHolds {

  private final Journal journal;
  private final BitSet reasons = new BitSet();

  EraseHolds(Journal journal) {
    this.journal = journal;
  }

  /** True while anybody wants it. */
  boolean any() {
    return !reasons.isEmpty();
  }

  /** One reason, from 0, comes or goes. */
  void set(int reason, boolean hold) {
    if (reasons.get(reason) != hold) {
      reasons.set(reason, hold);
      journal.holdErases(!reasons.isEmpty());
    }
  }
}
