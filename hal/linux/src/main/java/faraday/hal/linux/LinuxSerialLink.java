package faraday.hal.linux;

import faraday.hal.SerialLink;
import faraday.hal.linux.SerialOpening.Opened;
import faraday.hal.linux.SerialOpening.Reason;
import faraday.hal.linux.SerialOpening.Refused;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/**
 * A serial device of the kernel: UART, USB adapter, or the slave end of a pseudo-terminal. Never
 * blocks; confined to the thread that opened it.
 */
public final class LinuxSerialLink implements SerialLink, AutoCloseable {

  private static final int BUFFER_BYTES = 4096;

  private final Arena arena;
  private final Libc libc;
  private final Termios termios;
  private final MemorySegment buffer;
  private final MemorySegment queued;
  private final int fd;
  private int baud;
  private boolean open = true;

  private LinuxSerialLink(Arena arena, Libc libc, int fd, int baud) {
    this.arena = arena;
    this.libc = libc;
    this.fd = fd;
    this.baud = baud;
    this.termios = new Termios(libc, arena);
    this.buffer = arena.allocate(BUFFER_BYTES);
    this.queued = arena.allocate(ValueLayout.JAVA_INT);
  }

  /**
   * Opens a device raw, 8N1, without becoming its session's terminal.
   *
   * @param path such as {@code /dev/ttyAMA0}
   * @param baud 9600 … 921600, one of the standard speeds
   */
  public static SerialOpening open(String path, int baud) {
    int code = Termios.codeOf(baud);
    if (code < 0) {
      return new Refused(Reason.SPEED_UNKNOWN, path, 0);
    }
    if (path.indexOf('\0') >= 0) {
      return new Refused(Reason.MISSING, path, 0);
    }
    Arena arena = Arena.ofConfined();
    Libc libc = new Libc(arena);
    int flags = Libc.O_RDWR | Libc.O_NOCTTY | Libc.O_NONBLOCK | Libc.O_CLOEXEC;
    int fd = libc.open(arena.allocateFrom(path), flags);
    if (fd < 0) {
      int errno = libc.errno();
      arena.close();
      return new Refused(reasonOf(errno), path, errno);
    }
    LinuxSerialLink link = new LinuxSerialLink(arena, libc, fd, baud);
    Reason refusal = link.configure(code);
    if (refusal == null) {
      return new Opened(link);
    }
    int errno = libc.errno();
    link.close();
    return new Refused(refusal, path, errno);
  }

  @Override
  public int read(byte[] into, int offset, int maxBytes) {
    if (!open) {
      return CLOSED;
    }
    int wanted = Math.min(maxBytes, BUFFER_BYTES);
    long count = wanted == 0 ? 0 : libc.read(fd, buffer, wanted);
    if (count > 0) {
      MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, into, offset, (int) count);
      return (int) count;
    }
    // With VMIN 1 a silent line says EAGAIN; 0 is a hang-up.
    return wanted == 0 || (count < 0 && passing()) ? 0 : CLOSED;
  }

  @Override
  public int write(byte[] from, int offset, int count) {
    if (!open) {
      return CLOSED;
    }
    int wanted = Math.min(count, BUFFER_BYTES);
    MemorySegment.copy(from, offset, buffer, ValueLayout.JAVA_BYTE, 0, wanted);
    long accepted = libc.write(fd, buffer, wanted);
    if (accepted >= 0) {
      return (int) accepted;
    }
    return passing() ? 0 : CLOSED;
  }

  @Override
  public int pendingOutputBytes() {
    if (!open || libc.ioctl(fd, Libc.TIOCOUTQ, queued) != 0) {
      return 0;
    }
    return queued.get(ValueLayout.JAVA_INT, 0);
  }

  @Override
  public boolean setBaud(int newBaud) {
    int code = Termios.codeOf(newBaud);
    if (!open || code < 0 || !termios.load(fd)) {
      return false;
    }
    if (!termios.apply(fd, code)) {
      termios.apply(fd, Termios.codeOf(baud));
      return false;
    }
    baud = newBaud;
    return true;
  }

  @Override
  public int baud() {
    return baud;
  }

  /** Gives the device back; reading and writing answer {@link SerialLink#CLOSED} from now on. */
  @Override
  public void close() {
    if (open) {
      open = false;
      libc.close(fd);
      arena.close();
    }
  }

  private @Nullable Reason configure(int code) {
    if (!termios.load(fd)) {
      return Reason.NOT_A_TTY;
    }
    termios.makeRaw();
    return termios.apply(fd, code) ? null : Reason.SPEED_UNKNOWN;
  }

  private boolean passing() {
    int errno = libc.errno();
    return errno == Libc.EAGAIN || errno == Libc.EINTR;
  }

  private static Reason reasonOf(int errno) {
    return switch (errno) {
      case Libc.ENOENT, Libc.ENXIO, Libc.ENODEV -> Reason.MISSING;
      case Libc.EACCES, Libc.EPERM -> Reason.DENIED;
      case Libc.EBUSY -> Reason.BUSY;
      case Libc.EISDIR, Libc.ENOTTY -> Reason.NOT_A_TTY;
      default -> Reason.OTHER;
    };
  }
}
