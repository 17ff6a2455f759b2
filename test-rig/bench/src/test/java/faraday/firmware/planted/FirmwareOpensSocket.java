package faraday.firmware.planted;

import java.net.Socket;

/** Planted: what the architecture's test must notice. */
public final class FirmwareOpensSocket {
  private FirmwareOpensSocket() {}

  /** There is no network. */
  public static boolean connected(Socket socket) {
    return socket.isConnected();
  }
}
