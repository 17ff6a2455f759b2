package faraday.rig.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code bench tap --tcp 0 --json} in a thread of its own, as its user meets it. */
final class TapBench implements AutoCloseable {

  private static final int LIMIT_S = 60;
  private static final int POLL_MS = 10;
  private static final int SOCKET_LIMIT_MS = 20_000;
  private static final Pattern READS = Pattern.compile("and :(\\d+) \\(01, 03\\)");
  private static final Pattern LISTENS = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CompletableFuture<Integer> end;
  private final int port;

  private TapBench(String[] options) throws Exception {
    String[] args = Arrays.copyOf(new String[] {"tap", "--tcp", "0", "--json"}, 4 + options.length);
    System.arraycopy(options, 0, args, 4, options.length);
    Main main = new Main(printed(out), printed(err));
    end = CompletableFuture.supplyAsync(() -> main.run(args));
    port = awaitPort();
  }

  /** Returns when it listens. */
  static TapBench start(String... options) throws Exception {
    return new TapBench(options);
  }

  /** The exit code of a call that ends at once. */
  static int code(String... options) {
    String[] args = new String[1 + options.length];
    args[0] = "tap";
    System.arraycopy(options, 0, args, 1, options.length);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int code = new Main(printed(said), printed(said)).run(args);
    assertTrue(said.size() > 0, "says why");
    return code;
  }

  private static PrintStream printed(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private int awaitPort() throws Exception {
    for (int waited = 0; waited < LIMIT_S * 1000; waited += POLL_MS) {
      Matcher matcher = LISTENS.matcher(err());
      if (matcher.find()) {
        return Integer.parseInt(matcher.group(1));
      }
      Thread.sleep(POLL_MS);
    }
    throw new AssertionError("never listened: " + err());
  }

  int port() {
    return port;
  }

  Socket connect() throws IOException {
    return connect(port);
  }

  /** A phone that reads. */
  Socket connectReader() throws IOException {
    Matcher said = READS.matcher(err());
    assertTrue(said.find(), err());
    return connect(Integer.parseInt(said.group(1)));
  }

  private static Socket connect(int port) throws IOException {
    Socket phone = new Socket(InetAddress.getLoopbackAddress(), port);
    phone.setSoTimeout(SOCKET_LIMIT_MS);
    return phone;
  }

  int end() throws ExecutionException, TimeoutException, InterruptedException {
    return end.get(LIMIT_S, TimeUnit.SECONDS);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws ExecutionException, TimeoutException {
    try {
      end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
