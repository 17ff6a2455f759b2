package faraday.rig.nfc;

import faraday.hal.SerialLink;
import faraday.hal.sim.SeededRandom;

/** A serial link that flips and loses bytes, in both directions, while told to. */
final class NoisyLink implements SerialLink {

  private final SerialLink real;
  private final SeededRandom random;
  private final byte[] damaged = new byte[1024];
  private int bytesPerFault;
  private int atLeastBetween;
  private int sinceFault;
  private long faults;

  NoisyLink(SerialLink real, SeededRandom random) {
    this.real = real;
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

  @Override
  public int read(byte[] into, int offset, int maxBytes) {
    int count = real.read(damaged, 0, Math.min(maxBytes, damaged.length));
    return count <= 0 ? count : copy(damaged, 0, count, into, offset);
  }

  @Override
  public int write(byte[] from, int offset, int count) {
    int bytes = copy(from, offset, count, damaged, 0);
    return real.write(damaged, 0, bytes) == CLOSED ? CLOSED : count;
  }

  @Override
  public int pendingOutputBytes() {
    return real.pendingOutputBytes();
  }

  @Override
  public boolean setBaud(int baud) {
    return real.setBaud(baud);
  }

  @Override
  public int baud() {
    return real.baud();
  }

  private int copy(byte[] from, int offset, int count, byte[] into, int at) {
    int written = at;
    for (int i = offset; i < offset + count; i++) {
      into[written++] = from[i];
      if (faultNow()) {
        written = fault(into, written);
      }
    }
    return written - at;
  }

  private boolean faultNow() {
    sinceFault++;
    boolean now =
        bytesPerFault > 0 && sinceFault > atLeastBetween && random.nextInt(bytesPerFault) == 0;
    if (now) {
      faults++;
      sinceFault = 0;
    }
    return now;
  }

  private int fault(byte[] into, int written) {
    if (random.nextInt(2) == 0) {
      return written - 1;
    }
    into[written - 1] ^= (byte) (1 << random.nextInt(8));
    return written;
  }
}
