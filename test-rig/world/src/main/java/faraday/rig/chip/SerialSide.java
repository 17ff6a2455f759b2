package faraday.rig.chip;

import faraday.hal.SerialLink;
import java.util.function.LongSupplier;

/** The high speed UART: the stream as it is, woken by its first bytes. */
final class SerialSide implements HostSide {

  private static final int WAKE_BY_HSU = 0x10;

  private final SerialLink link;
  private final LongSupplier arrivalNanos;
  private int wakeSources;

  SerialSide(SerialLink link, LongSupplier arrivalNanos) {
    this.link = link;
    this.arrivalNanos = arrivalNanos;
  }

  @Override
  public int read(byte[] into, int offset, int maxBytes) {
    return link.read(into, offset, maxBytes);
  }

  @Override
  public int write(byte[] frame, int offset, int count) {
    return link.write(frame, offset, count);
  }

  @Override
  public long lastArrivalNanos() {
    return arrivalNanos.getAsLong();
  }

  @Override
  public void setBaud(int baud) {
    link.setBaud(baud);
  }

  @Override
  public void abandon() {}

  @Override
  public void sleep(int newWakeSources) {
    wakeSources = newWakeSources;
  }

  @Override
  public boolean woken() {
    return false;
  }

  @Override
  public boolean bytesWake() {
    return (wakeSources & WAKE_BY_HSU) != 0;
  }
}
