package faraday.pilot.lock;

/**
 * When the bolt holds and when it frees, as one pure function from facts to a row. No clock, no
 * memory, no output.
 *
 * <p>Opening has one condition above all, without exception: the contacts are confirmed open
 * (design §3). Shutting has another: the plug was accepted, or the contacts are not open.
 */
public final class LockPolicy {

  private LockPolicy() {}

  /** The first row that applies. */
  public static LockRow rowFor(LockFacts facts) {
    if (facts.tethered) {
      return LockRow.TETHERED;
    }
    if (facts.welded) {
      return facts.plugIn ? LockRow.WELDED : LockRow.WELDED_EMPTY;
    }
    if (!facts.contactsOpen) {
      return facts.plugIn ? LockRow.RUNNING : LockRow.NOT_OPEN;
    }
    if (facts.mainsLost) {
      return LockRow.MAINS_LOST;
    }
    if (facts.forced) {
      return LockRow.FORCED;
    }
    return switch (facts.order) {
      case RELEASE -> facts.reason.row();
      case HOLD -> held(facts);
      case NONE -> LockRow.AS_FOUND;
    };
  }

  private static LockRow held(LockFacts facts) {
    if (facts.vehicleGone && facts.policy == UnlockPolicy.AUTOMATIC) {
      return LockRow.UNPLUGGED;
    }
    if (!facts.plugIn) {
      return LockRow.AWAITING_PLUG;
    }
    return facts.vehicleGone ? LockRow.KEPT_FOR_USER : LockRow.ACCEPTED;
  }
}
