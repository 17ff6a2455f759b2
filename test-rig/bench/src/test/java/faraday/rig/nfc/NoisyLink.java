package faraday.rig.nfc;

import faraday.hal.SerialLink;

/** A serial link that flips and loses bytes, in both directions, while told to. */
final class NoisyLink implements SerialLink {

  private final SerialLink real;
  private final Noise noise;
  private final byte[] damaged = new byte[1024];

  NoisyLink(SerialLink real, Noise noise) {
    this.real = real;
    this.noise = noise;
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
      if (noise.strikes()) {
        written = fault(into, written);
      }
    }
    return written - at;
  }

  private int fault(byte[] into, int written) {
    if (noise.coin()) {
      return written - 1;
    }
    into[written - 1] = (byte) noise.flipped(into[written - 1]);
    return written;
  }
}
