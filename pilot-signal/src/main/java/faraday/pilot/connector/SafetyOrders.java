package faraday.pilot.connector;

import faraday.pilot.lock.PlugOrder;
import faraday.pilot.lock.ReleaseReason;

/**
 * What the service loop wants of one connector: a register of levels, not a queue. The latest order
 * wins; orders that were overwritten before the safety loop looked are counted and nothing else
 * happens (design §2).
 *
 * <p>Threads: one writer (the service loop), one reader (the safety loop). No method blocks or
 * allocates.
 */
@SuppressWarnings("EnumOrdinal") // the word is of this run only
public final class SafetyOrders {

  /** Largest limit that can be offered, in mA: the end of the pilot's range. */
  public static final int LIMIT_MAX_MA = 80_000;

  private static final int LIMIT_BITS = 17;
  private static final long LIMIT_MASK = (1L << LIMIT_BITS) - 1;
  private static final int PROFILE_SHIFT = LIMIT_BITS;
  private static final long LIMITS_MASK = LIMIT_MASK | LIMIT_MASK << PROFILE_SHIFT;
  private static final long HOLD = 1L << (2 * LIMIT_BITS);
  private static final long RELEASE = HOLD << 1;
  private static final long UNAVAILABLE = RELEASE << 1;
  private static final int REASON_SHIFT = 2 * LIMIT_BITS + 3;
  private static final int REASON_BITS = 4;
  private static final long REASON_MASK = ((1L << REASON_BITS) - 1) << REASON_SHIFT;
  private static final int FORCE_SHIFT = REASON_SHIFT + REASON_BITS;
  private static final int FORCE_BITS = 2;
  private static final long FORCE_ONE = 1L << FORCE_SHIFT;
  private static final long FORCE_MASK = ((1L << FORCE_BITS) - 1) << FORCE_SHIFT;
  private static final long KEPT = UNAVAILABLE | FORCE_MASK;
  private static final long PLUG_MASK = HOLD | RELEASE | REASON_MASK;
  private static final int COUNT_BITS = 10;
  private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;
  private static final int ORDER_SHIFT = FORCE_SHIFT + FORCE_BITS;
  private static final int BEAT_SHIFT = ORDER_SHIFT + COUNT_BITS;
  private static final ReleaseReason[] REASONS = ReleaseReason.values();

  private volatile long word;

  // Writer's own.
  private long levels;
  private long orders;
  private long beats;

  // Reader's own.
  private long seen;
  private long coalescedCount;
  private boolean plugOrderChanged;
  private boolean forcedNow;

  /**
   * As {@link #offer(int, int)} where no profile limits.
   *
   * @throws IllegalArgumentException outside 0 … {@link #LIMIT_MAX_MA}
   */
  public void offer(int userMa) {
    offer(userMa, LIMIT_MAX_MA);
  }

  /**
   * The session is authorised and its START is durable: power may be offered. Holds the plug too.
   * The offer is good for the present plug-in only; after an unplugging or a fault it is spent
   * until {@link #withdraw()} and a new offer.
   *
   * @param userMa the user's limit, 0 … {@link #LIMIT_MAX_MA}; 0 is a withdrawal
   * @param profileMa the charging profile's limit of this moment, in the same range; when either is
   *     below 6000 no power is offered
   * @throws IllegalArgumentException outside that range
   */
  public void offer(int userMa, int profileMa) {
    order((levels & KEPT) | HOLD | (long) ranged(profileMa) << PROFILE_SHIFT | ranged(userMa));
  }

  private static int ranged(int limitMa) {
    if (limitMa < 0 || limitMa > LIMIT_MAX_MA) {
      throw new IllegalArgumentException("limit outside 0 … 80000 mA: " + limitMa);
    }
    return limitMa;
  }

  /** No more power: steady +12 V, the vehicle opens S2 (or is cut off after 6 s), contacts open. */
  public void withdraw() {
    order(levels & ~LIMITS_MASK);
  }

  /** Accepted: lock the plug as soon as there is one. Does not offer power. */
  public void holdPlug() {
    order((levels & ~(RELEASE | REASON_MASK)) | HOLD);
  }

  /**
   * STOP is durable: withdraw what is offered and unlock once the contacts are confirmed open. The
   * bolt stays shut while they are not.
   */
  public void releasePlug() {
    releasePlug(ReleaseReason.STOPPED);
  }

  /**
   * As {@link #releasePlug()}, saying why.
   *
   * @param reason shown as the row of the lock's policy
   */
  public void releasePlug(ReleaseReason reason) {
    order((levels & KEPT) | RELEASE | (long) reason.ordinal() << REASON_SHIFT);
  }

  /**
   * An operator frees the plug by hand: withdraws what is offered and unlocks, whatever else was
   * ordered, until the next other order for the plug. Ignored, and reported as ignored, unless the
   * contacts are confirmed open when the safety loop sees it; give it again then. Whether it may
   * come before a STOP is durable is the caller's decision (design §3).
   */
  public void forceUnlock() {
    order((levels & ~FORCE_MASK) | ((levels + FORCE_ONE) & FORCE_MASK));
  }

  /** Whether this connector may be used; false shows state F once the contacts are open. */
  public void available(boolean available) {
    order(available ? levels & ~UNAVAILABLE : levels | UNAVAILABLE);
  }

  /**
   * The service loop lives. Every order says so too. Silence for 10 s while power is offered ends
   * the offer in an orderly way: nothing could be recorded any more.
   */
  public void alive() {
    beats++;
    publish();
  }

  private void order(long newLevels) {
    beats++;
    if (newLevels != levels) {
      levels = newLevels;
      orders++;
    }
    publish();
  }

  private void publish() {
    word = levels | (orders & COUNT_MASK) << ORDER_SHIFT | (beats & COUNT_MASK) << BEAT_SHIFT;
  }

  /**
   * Takes the present levels.
   *
   * @return true when the writer has shown life since the last call
   */
  boolean poll() {
    long now = word;
    long newOrders = ((now >>> ORDER_SHIFT) - (seen >>> ORDER_SHIFT)) & COUNT_MASK;
    coalescedCount += Math.max(0, newOrders - 1);
    boolean lives = now >>> BEAT_SHIFT != seen >>> BEAT_SHIFT;
    long changed = now ^ seen;
    plugOrderChanged = (changed & PLUG_MASK) != 0;
    forcedNow = (changed & FORCE_MASK) != 0;
    seen = now;
    return lives;
  }

  /** The user's limit as last polled, in mA; 0 when nothing is offered. */
  int userMa() {
    return (int) (seen & LIMIT_MASK);
  }

  /** The profile's limit as last polled, in mA; 0 when nothing is offered. */
  int profileMa() {
    return (int) ((seen >>> PROFILE_SHIFT) & LIMIT_MASK);
  }

  /** The smaller of both, in mA. */
  int limitMa() {
    return Math.min(userMa(), profileMa());
  }

  /** What is to become of the plug, as last polled. */
  PlugOrder plug() {
    if ((seen & HOLD) != 0) {
      return PlugOrder.HOLD;
    }
    return (seen & RELEASE) != 0 ? PlugOrder.RELEASE : PlugOrder.NONE;
  }

  /** Why the plug is to be freed, as last polled. */
  ReleaseReason reason() {
    return REASONS[(int) ((seen & REASON_MASK) >>> REASON_SHIFT)];
  }

  /** True when the last poll brought another order for the plug. */
  boolean plugOrderChanged() {
    return plugOrderChanged;
  }

  /** True when the last poll brought a forced unlocking. */
  boolean forcedNow() {
    return forcedNow;
  }

  /** True unless the connector was taken out of use, as last polled. */
  boolean available() {
    return (seen & UNAVAILABLE) == 0;
  }

  /** Orders overwritten before they were polled. */
  long coalescedCount() {
    return coalescedCount;
  }
}
