package faraday.rig.nfc;

import faraday.hal.sim.SeededRandom;

/** Decides which bytes of a bad connection are damaged, while told to. */
final class Noise {

  private final SeededRandom random;
  private int bytesPerFault;
  private int atLeastBetween;
  private int sinceFault;
  private long faults;

  Noise(SeededRandom random) {
    this.random = random;
  }

  /** One fault in so many bytes on average, and never two within {@code newAtLeastBetween}. */
  void damage(int newBytesPerFault, int newAtLeastBetween) {
    bytesPerFault = newBytesPerFault;
    atLeastBetween = newAtLeastBetween;
  }

  void repair() {
    bytesPerFault = 0;
  }

  long faults() {
    return faults;
  }

  /** True for a byte that is damaged. */
  boolean strikes() {
    sinceFault++;
    boolean now =
        bytesPerFault > 0 && sinceFault > atLeastBetween && random.nextInt(bytesPerFault) == 0;
    if (now) {
      faults++;
      sinceFault = 0;
    }
    return now;
  }

  /** True in one of two cases. */
  boolean coin() {
    return random.nextInt(2) == 0;
  }

  /** A value with one bit turned. */
  int flipped(int value) {
    return (value ^ 1 << random.nextInt(8)) & 0xFF;
  }

  /** The value, or what noise made of it. */
  int passed(int value) {
    return strikes() ? flipped(value) : value;
  }
}
