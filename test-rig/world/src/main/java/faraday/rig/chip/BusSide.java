package faraday.rig.chip;

import faraday.hal.Ticked;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** What SPI and I2C share: bytes with their arrival, and frames that wait to be fetched. */
abstract class BusSide implements HostSide {

  private record Arrival(byte value, long atNanos) {}

  private final ArrayDeque<Arrival> inbox = new ArrayDeque<>();
  private final ArrayDeque<byte[]> frames = new ArrayDeque<>();
  private final int wakeSource;
  private long lastLookNanos = Long.MIN_VALUE;
  private boolean asleep = true;
  private boolean mayWake = true;
  private boolean woken;

  BusSide(int wakeSource) {
    this.wakeSource = wakeSource;
  }

  @Override
  public final int read(byte[] into, int offset, int maxBytes) {
    int count = 0;
    while (count < maxBytes && !inbox.isEmpty()) {
      into[offset + count++] = inbox.remove().value;
    }
    return count;
  }

  @Override
  public final int write(byte[] frame, int offset, int count) {
    frames.add(java.util.Arrays.copyOfRange(frame, offset, offset + count));
    return count;
  }

  @Override
  public final long lastArrivalNanos() {
    return inbox.isEmpty() ? Ticked.NEVER : inbox.getLast().atNanos;
  }

  @Override
  public final void setBaud(int baud) {}

  @Override
  public final void abandon() {
    frames.clear();
  }

  @Override
  public final void sleep(int wakeSources) {
    asleep = true;
    woken = false;
    mayWake = (wakeSources & wakeSource) != 0;
    inbox.clear();
    frames.clear();
  }

  @Override
  public final boolean woken() {
    return woken;
  }

  @Override
  public final boolean bytesWake() {
    return false;
  }

  /** True while nothing said on this bus means anything. */
  final boolean asleep() {
    return asleep;
  }

  /** The pins said what wakes the chip. */
  final void wake() {
    if (mayWake) {
      asleep = false;
      woken = true;
    }
  }

  final void arrived(int value, long atNanos) {
    lastLookNanos = Math.max(lastLookNanos, atNanos);
    inbox.add(new Arrival((byte) value, lastLookNanos));
  }

  /** True while the chip has bytes before it that it has not looked at. */
  final boolean busy() {
    return !inbox.isEmpty();
  }

  /** The frame that waits to be fetched, or null. */
  final byte @Nullable [] waiting() {
    return frames.peek();
  }

  final void fetched() {
    frames.poll();
  }
}
