package faraday.rig.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * Two ports on the loopback interface, where phones outside knock one after the other: those that
 * are a card, and those that read.
 */
final class LoopbackDoor implements AutoCloseable {

  private static final int WAITING_MAX = 8;

  private final Selector selector;
  private final ServerSocketChannel cards;
  private final ServerSocketChannel readers;

  /** Who has come in. */
  record Visitor(SocketChannel channel, boolean reads) {}

  private LoopbackDoor(Selector selector, int port) throws IOException {
    this.selector = selector;
    cards = listen(port);
    readers = listen(port == 0 ? 0 : port + 1);
  }

  /**
   * Listens.
   *
   * @param port for cards, the next one for readers; 0 for any two that are free
   */
  static LoopbackDoor open(int port) throws IOException {
    Selector selector = Selector.open();
    try {
      return new LoopbackDoor(selector, port);
    } catch (IOException e) {
      release(selector);
      throw e;
    }
  }

  private ServerSocketChannel listen(int port) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), WAITING_MAX);
    return server;
  }

  /** The port of phones that are a card. */
  int cardPort() throws IOException {
    return ((InetSocketAddress) cards.getLocalAddress()).getPort();
  }

  /** The port of phones that read. */
  int readerPort() throws IOException {
    return ((InetSocketAddress) readers.getLocalAddress()).getPort();
  }

  /** The address it listens on. */
  InetAddress address() throws IOException {
    return ((InetSocketAddress) readers.getLocalAddress()).getAddress();
  }

  /** The next visitor, or null when none came in time. */
  @Nullable Visitor next(int patienceMs) throws IOException {
    Visitor waiting = waiting();
    if (waiting == null) {
      selector.select(patienceMs);
      selector.selectedKeys().clear();
      waiting = waiting();
    }
    return waiting;
  }

  private @Nullable Visitor waiting() throws IOException {
    SocketChannel card = cards.accept();
    if (card != null) {
      return new Visitor(card, false);
    }
    SocketChannel reader = readers.accept();
    return reader == null ? null : new Visitor(reader, true);
  }

  @Override
  public void close() throws IOException {
    release(selector);
  }

  /** Closes the channels too, those of a door that never opened among them. */
  private static void release(Selector selector) throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
