package faraday.pilot.connector;

import java.lang.invoke.VarHandle;

/**
 * One writer's state for one reader without locks: a sequence lock. The writer never waits; the
 * reader repeats its copy when a write came between.
 */
final class StatusBoard {

  static final int AT = 0;
  static final int STATE = 1;
  static final int PLUGGED = 2;
  static final int UNPLUGGED_COUNT = 3;
  static final int WANTS_ENERGY = 4;
  static final int CABLE_LIMIT = 5;
  static final int OFFERED_LIMIT = 6;
  static final int DUTY = 7;
  static final int CONTACTOR = 8;
  static final int CLOSED_AT = 9;
  static final int OPENED_AT = 10;
  static final int BOLT = 11;
  static final int SELF_TEST_PASSED = 12;
  static final int OFFER_SPENT = 13;
  static final int FAULT = 14;
  static final int FAULT_AT = 15;
  static final int FAULT_HIGH = 16;
  static final int FAULT_LOW = 17;
  static final int FAULT_DETAIL = 18;
  static final int FAULT_COUNT = 19;
  static final int HIGH = 20;
  static final int LOW = 21;
  static final int CLOSING_COUNT = 22;
  static final int UNDER_LOAD_COUNT = 23;
  static final int LATE_COUNT = 24;
  static final int COALESCED_COUNT = 25;
  static final int FAULT_CURRENT = 26;
  static final int FAULTS_LATCHED = 27;
  static final int FAULT_ENDING = 28;
  static final int CURRENT = 29;
  static final int LIMIT = 30;
  static final int LIMIT_BINDING = 31;
  static final int RESIDUAL_TESTS = 32;
  static final int THERMAL_LIMIT = 33;
  static final int MAINS_LIMIT = 34;
  static final int LOCK_ROW = 35;
  static final int LOCK_TRIES = 36;
  static final int WAKE_TRIES = 37;
  static final int WAKING = 38;
  static final int WEAR_COUNT = 39;
  static final int WORDS = 40;

  private final long[] words = new long[WORDS];
  private volatile long version;

  StatusBoard() {
    words[AT] = Long.MIN_VALUE;
    words[CLOSED_AT] = Long.MIN_VALUE;
    words[OPENED_AT] = Long.MIN_VALUE;
  }

  /** Copies the writer's draft in. One writer. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
  void write(long[] draft) {
    version = version + 1;
    VarHandle.storeStoreFence();
    System.arraycopy(draft, 0, words, 0, WORDS);
    version = version + 1;
  }

  /** Copies a consistent state out. */
  void read(long[] into) {
    long before;
    do {
      before = version;
      System.arraycopy(words, 0, into, 0, WORDS);
      VarHandle.loadLoadFence();
    } while ((before & 1) != 0 || before != version);
  }
}
