package faraday.rig.cli;

import faraday.rig.tap.Carrier;
import faraday.rig.tap.CarrierException;
import faraday.rig.tap.CarrierException.Trouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/**
 * One connection on the loopback interface (SPEC §10). Every message has one time limit in all, so
 * neither a byte now and then nor a phone that takes nothing can hold the bench.
 */
final class LoopbackCarrier implements Carrier {

  private static final int HEADER_BYTES = 2;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final int patienceMs;

  /**
   * A carrier over an accepted connection, which it then owns.
   *
   * @param patienceMs wall time for each message, at least 1
   */
  LoopbackCarrier(SocketChannel channel, int patienceMs) throws IOException {
    this.channel = channel;
    this.patienceMs = patienceMs;
    channel.configureBlocking(false);
    selector = Selector.open();
    key = channel.register(selector, 0);
  }

  @Override
  public void send(byte[] message) throws CarrierException {
    if (message.length > MESSAGE_BYTES_MAX) {
      throw new CarrierException(Trouble.TOO_LONG);
    }
    ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + message.length);
    out.putShort((short) message.length).put(message).flip();
    long endNanos = endNanos();
    while (out.hasRemaining()) {
      if (moved(out, true) == 0) {
        await(SelectionKey.OP_WRITE, endNanos);
      }
    }
  }

  @Override
  public byte[] receive() throws CarrierException {
    long endNanos = endNanos();
    int length = filled(HEADER_BYTES, endNanos, Trouble.CLOSED).getShort() & 0xFFFF;
    if (length > MESSAGE_BYTES_MAX) {
      throw new CarrierException(Trouble.TOO_LONG);
    }
    return filled(length, endNanos, Trouble.CUT_OFF).array();
  }

  private ByteBuffer filled(int bytes, long endNanos, Trouble atStart) throws CarrierException {
    ByteBuffer in = ByteBuffer.allocate(bytes);
    while (in.hasRemaining()) {
      int count = moved(in, false);
      if (count < 0) {
        throw new CarrierException(in.position() == 0 ? atStart : Trouble.CUT_OFF);
      }
      if (count == 0) {
        await(SelectionKey.OP_READ, endNanos);
      }
    }
    return in.flip();
  }

  private int moved(ByteBuffer bytes, boolean out) throws CarrierException {
    try {
      return out ? channel.write(bytes) : channel.read(bytes);
    } catch (IOException e) {
      throw new CarrierException(Trouble.BROKEN);
    }
  }

  private void await(int operation, long endNanos) throws CarrierException {
    long leftMs = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
    if (leftMs <= 0) {
      throw new CarrierException(Trouble.TIME_OUT);
    }
    try {
      key.interestOps(operation);
      selector.select(leftMs);
      selector.selectedKeys().clear();
    } catch (IOException e) {
      throw new CarrierException(Trouble.BROKEN);
    }
  }

  private long endNanos() {
    return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMs);
  }

  @Override
  public void close() {
    try (selector) {
      channel.close();
    } catch (IOException e) {
      return;
    }
  }
}
