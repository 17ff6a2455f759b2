package faraday.pilot.connector;

/**
 * Recent events of one connector, of fixed size. When the reader is slow, new events are dropped
 * and counted; the safety loop never waits.
 *
 * <p>Threads: written by the safety loop, drained by the service loop.
 */
public final class SafetyEventRing {

  /** Events it holds. */
  public static final int CAPACITY = 256;

  private static final int WORDS = 3;
  private static final SafetyEvent[] EVENTS = SafetyEvent.values();

  private final long[] words = new long[CAPACITY * WORDS];
  private volatile long written;
  private volatile long read;
  private volatile long lost;

  /** Receives drained events, oldest first. */
  @FunctionalInterface
  public interface Sink {
    /**
     * One event.
     *
     * @param atNanos time of the safety tick that saw it
     * @param first see {@link SafetyEvent}
     * @param second see {@link SafetyEvent}
     */
    void accept(long atNanos, SafetyEvent event, int first, int second);
  }

  /**
   * Hands over everything that waits and forgets it.
   *
   * @return how many
   */
  public int drain(Sink sink) {
    long upTo = written;
    long next = read;
    int count = (int) (upTo - next);
    for (; next < upTo; next++) {
      int slot = (int) (next % CAPACITY) * WORDS;
      SafetyEvent event = EVENTS[(int) words[slot + 1]];
      long numbers = words[slot + 2];
      sink.accept(words[slot], event, (int) (numbers >> Integer.SIZE), (int) numbers);
    }
    read = upTo;
    return count;
  }

  /** Events dropped because the ring was full. */
  public long lostCount() {
    return lost;
  }

  /** Adds an event, or drops it when the ring is full. Safety loop only. */
  @SuppressWarnings({"NonAtomicVolatileUpdate", "EnumOrdinal"}) // one writer, same process
  void add(long atNanos, SafetyEvent event, int first, int second) {
    long next = written;
    if (next - read >= CAPACITY) {
      lost = lost + 1;
      return;
    }
    int slot = (int) (next % CAPACITY) * WORDS;
    words[slot] = atNanos;
    words[slot + 1] = event.ordinal();
    words[slot + 2] = (long) first << Integer.SIZE | (second & 0xFFFF_FFFFL);
    written = next + 1;
  }
}
