package faraday.pilot.sample;

import java.util.Arrays;

/**
 * The two plateaus of the pilot from samples that are not synchronous with it: over a sliding
 * window of a few ticks the third largest and the third smallest sample. Two bad samples per side
 * and window cannot move them, and a sample on an edge or still settling is never an extreme.
 *
 * <p>A rising plateau (S2 opens, unplugging) shows with the third new sample; a falling one when
 * the window has passed. With nothing switching both plateaus are the same. Confined to the safety
 * loop; allocates nothing after construction.
 */
public final class PlateauWindow {

  /** Which extreme counts: the {@value}rd. */
  private static final int RANK = 3;

  private static final int NOTHING_YET = Integer.MIN_VALUE;

  private final int slots;
  private final int[] highest;
  private final int[] lowest;
  private final int[] mergedHighest = new int[RANK];
  private final int[] mergedLowest = new int[RANK];
  private int slot;
  private int highMv = NOTHING_YET;
  private int lowMv = NOTHING_YET;

  /**
   * An empty window.
   *
   * @param slots ticks that it spans, at least 1
   */
  public PlateauWindow(int slots) {
    this.slots = slots;
    highest = new int[slots * RANK];
    lowest = new int[slots * RANK];
    Arrays.fill(highest, Integer.MIN_VALUE);
    Arrays.fill(lowest, Integer.MAX_VALUE);
  }

  /** Begins a new tick: the oldest tick's samples leave the window. */
  public void beginTick() {
    slot = slot + 1 == slots ? 0 : slot + 1;
    for (int i = slot * RANK; i < (slot + 1) * RANK; i++) {
      highest[i] = Integer.MIN_VALUE;
      lowest[i] = Integer.MAX_VALUE;
    }
  }

  /** Adds samples of the present tick, in mV. */
  public void add(int[] samplesMv, int count) {
    int base = slot * RANK;
    int last = base + RANK - 1;
    for (int i = 0; i < count; i++) {
      int sampleMv = samplesMv[i];
      if (sampleMv > highest[last]) {
        sinkFromTop(highest, base, sampleMv);
      }
      if (sampleMv < lowest[last]) {
        riseFromBottom(lowest, base, sampleMv);
      }
    }
  }

  /** Ends the tick: the plateaus are renewed when the window holds enough, always from five on. */
  public void endTick() {
    Arrays.fill(mergedHighest, Integer.MIN_VALUE);
    Arrays.fill(mergedLowest, Integer.MAX_VALUE);
    for (int i = 0; i < highest.length; i++) {
      if (highest[i] > mergedHighest[RANK - 1]) {
        sinkFromTop(mergedHighest, 0, highest[i]);
      }
      if (lowest[i] < mergedLowest[RANK - 1]) {
        riseFromBottom(mergedLowest, 0, lowest[i]);
      }
    }
    // With too few samples the third of a side is still its filling, and the sides are crossed.
    if (mergedHighest[RANK - 1] >= mergedLowest[RANK - 1]) {
      highMv = mergedHighest[RANK - 1];
      lowMv = mergedLowest[RANK - 1];
    }
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

  private static void sinkFromTop(int[] descending, int base, int value) {
    int i = base + RANK - 1;
    while (i > base && descending[i - 1] < value) {
      descending[i] = descending[i - 1];
      i--;
    }
    descending[i] = value;
  }

  private static void riseFromBottom(int[] ascending, int base, int value) {
    int i = base + RANK - 1;
    while (i > base && ascending[i - 1] > value) {
      ascending[i] = ascending[i - 1];
      i--;
    }
    ascending[i] = value;
  }
}
