package faraday.pilot.sample;

/**
 * The two plateaus of the pilot from samples that are not synchronous with it, over a sliding
 * window of a few ticks. A plateau is where the four outermost samples lie that lie together: three
 * bad samples per side and window cannot move it, more of them only when they agree with each
 * other, and a sample on an edge or still settling is never an extreme. How high it is, the mean of
 * all samples near there says: noise and ripple average out instead of adding their amplitude.
 *
 * <p>A rising plateau (S2 opens, unplugging) shows with the fourth new sample; a falling one when
 * the window has passed. With nothing switching both plateaus are the same. Confined to the safety
 * loop; allocates nothing after construction.
 */
public final class PlateauWindow {

  /** Fewest samples of one side that make a plateau. */
  private static final int RANK = 4;

  /** Outermost samples of a side that are looked at: all but four of them may be bad. */
  private static final int OUTERMOST = 8;

  /** Samples this near an extreme belong to its plateau: twice the largest noise and ripple. */
  private static final int NEAR_MV = 1_000;

  /** Samples kept; enough for 200 kS/s. A power of two. */
  private static final int RING = 1 << 13;

  private static final int NOTHING_YET = Integer.MIN_VALUE;

  private final int slots;
  private final int rareSlots;
  private final int[] ringMv = new int[RING];
  private final long[] slotStart;
  private final int[] highest = new int[OUTERMOST];
  private final int[] lowest = new int[OUTERMOST];
  private long written;
  private int slot;
  private boolean lowIsRare;
  private int highMv = NOTHING_YET;
  private int lowMv = NOTHING_YET;

  /**
   * An empty window.
   *
   * @param slots ticks that it spans, at least 1
   * @param rareSlots ticks that it spans for a low side that is rare, at least as many
   */
  public PlateauWindow(int slots, int rareSlots) {
    if (slots < 1 || rareSlots < slots) {
      throw new IllegalArgumentException("impossible window: " + slots + ", " + rareSlots);
    }
    this.slots = slots;
    this.rareSlots = rareSlots;
    slotStart = new long[rareSlots];
  }

  /** Whether the low side is so short that few samples meet it: then it is looked for longer. */
  public void lowIsRare(boolean rare) {
    lowIsRare = rare;
  }

  /** Begins a new tick: the oldest tick's samples leave the window. */
  public void beginTick() {
    slot = slot + 1 == rareSlots ? 0 : slot + 1;
    slotStart[slot] = written;
  }

  /** Adds samples of the present tick, in mV. */
  public void add(int[] samplesMv, int count) {
    for (int i = 0; i < count; i++) {
      ringMv[(int) written & (RING - 1)] = samplesMv[i];
      written++;
    }
  }

  /**
   * Ends the tick: the plateaus are renewed when the window holds enough, always from four that lie
   * together on.
   *
   * @return whether they were renewed
   */
  public boolean endTick() {
    long highFrom = from(slots);
    long lowFrom = from(lowIsRare ? rareSlots : slots);
    findExtremes(highFrom, lowFrom);
    int top = together(highest, Integer.MIN_VALUE);
    int bottom = together(lowest, Integer.MAX_VALUE);
    if (top == Integer.MIN_VALUE || (long) top < (long) bottom - NEAR_MV) {
      return false;
    }
    highMv = meanNear(highFrom, top);
    lowMv = meanNear(lowFrom, bottom);
    return true;
  }

  /** Index of the first sample of the last so many ticks. */
  private long from(int ticks) {
    int first = slot - ticks + 1;
    return Math.max(slotStart[first < 0 ? first + rareSlots : first], written - RING);
  }

  private void findExtremes(long highFrom, long lowFrom) {
    for (int i = 0; i < OUTERMOST; i++) {
      highest[i] = Integer.MIN_VALUE;
      lowest[i] = Integer.MAX_VALUE;
    }
    for (long i = Math.min(highFrom, lowFrom); i < written; i++) {
      int sampleMv = ringMv[(int) i & (RING - 1)];
      if (i >= highFrom && sampleMv > highest[OUTERMOST - 1]) {
        sinkFromTop(sampleMv);
      }
      if (i >= lowFrom && sampleMv < lowest[OUTERMOST - 1]) {
        riseFromBottom(sampleMv);
      }
    }
  }

  /**
   * The last of the first four that lie together; the fourth of all when none do.
   *
   * @param outermost samples of one side, outermost first
   * @param none stands where the window has no more samples
   */
  private static int together(int[] outermost, int none) {
    for (int i = RANK - 1; i < OUTERMOST && outermost[i] != none; i++) {
      if (Math.abs((long) outermost[i] - outermost[i - RANK + 1]) <= NEAR_MV) {
        return outermost[i];
      }
    }
    return outermost[RANK - 1];
  }

  /** The mean of the samples around one of them. */
  private int meanNear(long from, int centreMv) {
    long sumMv = 0;
    int count = 0;
    for (long i = from; i < written; i++) {
      int sampleMv = ringMv[(int) i & (RING - 1)];
      if (Math.abs((long) sampleMv - centreMv) <= NEAR_MV) {
        sumMv += sampleMv;
        count++;
      }
    }
    return (int) (sumMv / count);
  }

  /** True once plateaus are known. */
  public boolean known() {
    return highMv != NOTHING_YET;
  }

  /** The high plateau in mV. */
  public int highMv() {
    return highMv;
  }

  /** The low plateau in mV. */
  public int lowMv() {
    return lowMv;
  }

  private void sinkFromTop(int value) {
    int i = OUTERMOST - 1;
    while (i > 0 && highest[i - 1] < value) {
      highest[i] = highest[i - 1];
      i--;
    }
    highest[i] = value;
  }

  private void riseFromBottom(int value) {
    int i = OUTERMOST - 1;
    while (i > 0 && lowest[i - 1] > value) {
      lowest[i] = lowest[i - 1];
      i--;
    }
    lowest[i] = value;
  }
}
