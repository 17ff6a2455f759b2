package faraday.rig.opening;

import faraday.hal.sim.SeededRandom;

/**
 * Why contacts part, how that is brought about, and within what time it must happen.
 *
 * @param name as in tables
 * @param limitMs from the stimulus to parted main contacts
 * @param binding true for what the standard binds to 100 ms (table A.6 seq 2.2, 8.1, 8.2)
 * @param share how many out of the round of one connector
 * @param afterwards what the way back to closed contacts is
 * @param deed does it
 * @param mend takes it back
 */
public record OpeningCause(
    String name,
    int limitMs,
    boolean binding,
    int share,
    Afterwards afterwards,
    Deed deed,
    Mend mend) {

  /** The way back to closed contacts. */
  enum Afterwards {
    /** The car asks again. */
    ASKS_AGAIN,
    /** The plug is pulled and put in again, which ends most faults. */
    REPLUGGED,
    /** Only a restart of the charger; here another connector takes its place. */
    RESTARTED
  }

  /** Does it. */
  @FunctionalInterface
  interface Deed {
    void doTo(OpeningWorld world, SeededRandom random);
  }

  /** Takes it back. */
  @FunctionalInterface
  interface Mend {
    void mend(OpeningWorld world);
  }

  @Override
  public String toString() {
    return name;
  }
}
