package faraday.rig.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A port on the loopback interface, where phones outside knock one after the other. */
final class LoopbackDoor implements AutoCloseable {

  private static final int WAITING_MAX = 8;

  private final ServerSocketChannel server;
  private final Selector selector;

  private LoopbackDoor(ServerSocketChannel server, Selector selector) {
    this.server = server;
    this.selector = selector;
  }

  /**
   * Listens.
   *
   * @param port 1 to 65535, or 0 for any that is free
   */
  static LoopbackDoor open(int port) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    try {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), WAITING_MAX);
      server.configureBlocking(false);
      Selector selector = Selector.open();
      server.register(selector, SelectionKey.OP_ACCEPT);
      return new LoopbackDoor(server, selector);
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  /** The port it listens on. */
  int port() throws IOException {
    return ((InetSocketAddress) server.getLocalAddress()).getPort();
  }

  /** The address it listens on. */
  InetAddress address() throws IOException {
    return ((InetSocketAddress) server.getLocalAddress()).getAddress();
  }

  /** The next connection, or null when none came in time. */
  @Nullable SocketChannel next(int patienceMs) throws IOException {
    SocketChannel waiting = server.accept();
    if (waiting == null) {
      selector.select(patienceMs);
      selector.selectedKeys().clear();
      waiting = server.accept();
    }
    return waiting;
  }

  @Override
  public void close() throws IOException {
    try (server) {
      selector.close();
    }
  }
}
