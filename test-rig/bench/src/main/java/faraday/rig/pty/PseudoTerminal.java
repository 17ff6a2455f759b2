package faraday.rig.pty;

import faraday.hal.SerialLink;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A serial device made of a pseudo-terminal (Linux). Host programs open {@link #devicePath}; this
 * object is the other end. The device is raw and stays alive while hosts come and go. Bytes pass at
 * once: a pseudo-terminal has no speed, so {@link #setBaud} only remembers. Confined to one thread.
 */
public final class PseudoTerminal implements SerialLink, AutoCloseable {

  private static final int EINTR = 4;
  private static final int EAGAIN = 11;
  private static final int TERMIOS_BYTES = 128;
  private static final int NAME_BYTES = 256;
  private static final int BUFFER_BYTES = 4096;
  private static final int F_GETFL = 3;
  private static final int F_SETFL = 4;
  private static final int O_NONBLOCK = 0x800;
  private static final int TCSANOW = 0;
  private static final short POLLIN = 1;
  private static final int BAUD_MIN = 9600;
  private static final int BAUD_MAX = 1_288_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Arena arena;
  private final LibC libc;
  private final MemorySegment buffer;
  private final MemorySegment pollEntry;
  private final MemorySegment pollTime;
  private final int master;
  private final int slave;
  private final Path devicePath;
  private int baud = 115_200;
  private boolean closed;

  private PseudoTerminal(Arena arena, LibC libc, int master, int slave, Path devicePath) {
    this.arena = arena;
    this.libc = libc;
    this.master = master;
    this.slave = slave;
    this.devicePath = devicePath;
    this.buffer = arena.allocate(BUFFER_BYTES);
    this.pollEntry = arena.allocate(8, 4);
    this.pollTime = arena.allocate(16, 8);
  }

  /**
   * Makes a new pair and puts the device end into raw mode.
   *
   * @throws IOException when the system gives none
   */
  public static PseudoTerminal open() throws IOException {
    Arena arena = Arena.ofConfined();
    try {
      PseudoTerminal terminal = open(arena);
      arena = null;
      return terminal;
    } finally {
      if (arena != null) {
        arena.close();
      }
    }
  }

  private static PseudoTerminal open(Arena arena) throws IOException {
    LibC libc = new LibC(arena);
    MemorySegment ends = arena.allocate(2 * ValueLayout.JAVA_INT.byteSize(), 4);
    MemorySegment none = MemorySegment.NULL;
    int done = libc.openpty.call(libc.errno, ends, ends.asSlice(4), none, none, none);
    check(libc, "openpty", done);
    int master = ends.get(ValueLayout.JAVA_INT, 0);
    int slave = ends.get(ValueLayout.JAVA_INT, 4);
    MemorySegment termios = arena.allocate(TERMIOS_BYTES, 8);
    check(libc, "tcgetattr", libc.tcgetattr.call(libc.errno, slave, termios));
    libc.cfmakeraw.call(libc.errno, termios);
    check(libc, "tcsetattr", libc.tcsetattr.call(libc.errno, slave, TCSANOW, termios));
    int flags = libc.fcntl.call(libc.errno, master, F_GETFL, 0);
    check(libc, "fcntl", flags);
    check(libc, "fcntl", libc.fcntl.call(libc.errno, master, F_SETFL, flags | O_NONBLOCK));
    MemorySegment name = arena.allocate(NAME_BYTES);
    int error = libc.ttyname.call(libc.errno, slave, name, NAME_BYTES);
    if (error != 0) {
      throw new IOException("ttyname_r failed, errno " + error);
    }
    Path path = Path.of(name.getString(0, StandardCharsets.US_ASCII));
    return new PseudoTerminal(arena, libc, master, slave, path);
  }

  /** What a host program opens, as {@code /dev/pts/7}. */
  public Path devicePath() {
    return devicePath;
  }

  /**
   * Waits until bytes have come from the host or the time is over, whichever is first; may return
   * early.
   */
  public void awaitInput(long nanos) {
    long wait = Math.max(0, nanos);
    pollEntry.set(ValueLayout.JAVA_INT, 0, master);
    pollEntry.set(ValueLayout.JAVA_SHORT, 4, POLLIN);
    pollEntry.set(ValueLayout.JAVA_SHORT, 6, (short) 0);
    pollTime.set(ValueLayout.JAVA_LONG, 0, wait / NANOS_PER_SECOND);
    pollTime.set(ValueLayout.JAVA_LONG, 8, wait % NANOS_PER_SECOND);
    int events = libc.ppoll.call(libc.errno, pollEntry, 1, pollTime, MemorySegment.NULL);
    if (events < 0 && libc.lastError() != EINTR) {
      throw new IllegalStateException("ppoll failed, errno " + libc.lastError());
    }
  }

  @Override
  public int read(byte[] into, int offset, int maxBytes) {
    if (closed) {
      return CLOSED;
    }
    int wanted = Math.min(maxBytes, BUFFER_BYTES);
    int got = moved(libc.read.call(libc.errno, master, buffer, wanted));
    if (got > 0) {
      MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, into, offset, got);
    }
    return got;
  }

  @Override
  public int write(byte[] from, int offset, int count) {
    if (closed) {
      return CLOSED;
    }
    int offered = Math.min(count, BUFFER_BYTES);
    MemorySegment.copy(from, offset, buffer, ValueLayout.JAVA_BYTE, 0, offered);
    return moved(libc.write.call(libc.errno, master, buffer, offered));
  }

  @Override
  public int pendingOutputBytes() {
    return 0;
  }

  @Override
  public boolean setBaud(int newBaud) {
    if (newBaud < BAUD_MIN || newBaud > BAUD_MAX) {
      return false;
    }
    baud = newBaud;
    return true;
  }

  @Override
  public int baud() {
    return baud;
  }

  /** Closes both ends; hosts then see the device hang up. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      libc.close.call(libc.errno, slave);
      libc.close.call(libc.errno, master);
      arena.close();
    }
  }

  private int moved(long result) {
    if (result >= 0) {
      return (int) result;
    }
    int error = libc.lastError();
    return error == EAGAIN || error == EINTR ? 0 : CLOSED;
  }

  private static void check(LibC libc, String call, int result) throws IOException {
    if (result < 0) {
      throw new IOException(call + " failed, errno " + libc.lastError());
    }
  }
}
