package faraday.hal.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** A pseudo-terminal; this object holds the end that plays the chip. */
final class PtyPair implements AutoCloseable {

  private static final long TIOCSPTLCK = 0x4004_5431L;
  private static final long TIOCGPTN = 0x8004_5430L;

  private final Arena arena = Arena.ofConfined();
  private final Libc libc = new Libc(arena);
  private final MemorySegment word = arena.allocate(ValueLayout.JAVA_INT);
  private final MemorySegment buffer = arena.allocate(4096);
  private final int fd;
  private boolean open = true;

  PtyPair() {
    fd = libc.open(arena.allocateFrom("/dev/ptmx"), Libc.O_RDWR | Libc.O_NOCTTY | Libc.O_NONBLOCK);
    if (fd < 0 || libc.ioctl(fd, TIOCSPTLCK, word) != 0) {
      throw new IllegalStateException("no pseudo-terminal: errno " + libc.errno());
    }
  }

  String path() {
    libc.ioctl(fd, TIOCGPTN, word);
    return "/dev/pts/" + word.get(ValueLayout.JAVA_INT, 0);
  }

  void write(byte... bytes) {
    MemorySegment.copy(bytes, 0, buffer, ValueLayout.JAVA_BYTE, 0, bytes.length);
    if (libc.write(fd, buffer, bytes.length) != bytes.length) {
      throw new IllegalStateException("pseudo-terminal full");
    }
  }

  byte[] read() {
    int count = (int) Math.max(0, libc.read(fd, buffer, 4096));
    byte[] bytes = new byte[count];
    MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, bytes, 0, count);
    return Arrays.copyOf(bytes, count);
  }

  /** The far end goes away. */
  void hangUp() {
    if (open) {
      open = false;
      libc.close(fd);
    }
  }

  @Override
  public void close() {
    hangUp();
    arena.close();
  }
}
