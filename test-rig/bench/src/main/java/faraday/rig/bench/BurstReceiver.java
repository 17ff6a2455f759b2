package faraday.rig.bench;

import faraday.hal.SerialLink;
import faraday.hal.Ticked;
import faraday.hal.sim.SimSerialLine;
import faraday.hal.sim.VirtualClock;

/**
 * The charger's end of the line to its NFC chip, behind a receive buffer that speaks up when the
 * line falls quiet, as a UART's does. A frame that ends in a byte nobody waits for would otherwise
 * be complete a byte earlier whenever something else happens to wake the charger.
 */
final class BurstReceiver implements SerialLink, Ticked {

  private final SimSerialLine.End line;
  private final VirtualClock clock;

  /** A receiver at one end of a line. */
  BurstReceiver(SimSerialLine.End line, VirtualClock clock) {
    this.line = line;
    this.clock = clock;
  }

  @Override
  public int read(byte[] into, int offset, int maxBytes) {
    boolean quiet = line.lastArrivalNanos() <= clock.nowNanos();
    return quiet ? line.read(into, offset, maxBytes) : 0;
  }

  @Override
  public int write(byte[] from, int offset, int count) {
    return line.write(from, offset, count);
  }

  @Override
  public int pendingOutputBytes() {
    return line.pendingOutputBytes();
  }

  @Override
  public boolean setBaud(int newBaud) {
    return line.setBaud(newBaud);
  }

  @Override
  public int baud() {
    return line.baud();
  }

  @Override
  public void tick(long nowNanos) {}

  /** Makes the world stop where a burst is complete; what nobody fetches then asks no more. */
  @Override
  public long nextDeadlineNanos() {
    long completeNanos = line.lastArrivalNanos();
    return completeNanos > clock.nowNanos() ? completeNanos : NEVER;
  }
}
