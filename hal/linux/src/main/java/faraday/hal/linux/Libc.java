package faraday.hal.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The few functions of the C library that a serial line needs. Constants are those of the generic
 * Linux interface, shared by x86-64 and aarch64.
 */
@SuppressWarnings("restricted")
final class Libc {

  static final int O_RDWR = 0x2;
  static final int O_NOCTTY = 0x100;
  static final int O_NONBLOCK = 0x800;
  static final int O_CLOEXEC = 0x80000;

  static final int ENOENT = 2;
  static final int EINTR = 4;
  static final int ENXIO = 6;
  static final int EAGAIN = 11;
  static final int EACCES = 13;
  static final int EPERM = 1;
  static final int EBUSY = 16;
  static final int ENODEV = 19;
  static final int EISDIR = 21;
  static final int ENOTTY = 25;

  static final int TCSANOW = 0;
  static final long TIOCOUTQ = 0x5411;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO_OF_STATE =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle OPEN =
      call(
          "open",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle CLOSE =
      call("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle READ =
      call("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle WRITE =
      call("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle IOCTL =
      call(
          "ioctl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle TCGETATTR =
      call("tcgetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle TCSETATTR =
      call("tcsetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle CFSETSPEED =
      plain("cfsetspeed", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle CFGETOSPEED =
      plain("cfgetospeed", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  private static final MethodHandle CFMAKERAW =
      plain("cfmakeraw", FunctionDescriptor.ofVoid(ADDRESS));

  private final MemorySegment state;

  /** Keeps its error state in {@code arena}; confined to that arena's thread. */
  Libc(Arena arena) {
    state = arena.allocate(STATE);
  }

  /** The error number of the last call that failed. */
  int errno() {
    return (int) ERRNO_OF_STATE.get(state, 0L);
  }

  int open(MemorySegment path, int flags) {
    try {
      return (int) OPEN.invokeExact(state, path, flags, 0);
    } catch (Throwable bug) {
      throw broken(bug);
    }
  }

  int close(int fd) {
    try {
      return (int) CLOSE.invokeExact(state, fd);
    } catch (Throwable bug) {
      throw broken(bug);
    }
  }

  long read(int fd, MemorySegment into, long maxBytes) {
    try {
      return (long) READ.invokeExact(state, fd, into, maxBytes);
    } catch (Throwable bug) {
      throw broken(bug);
    }
  }

  long write(int fd, MemorySegment from, long count) {
    try {
      return (long) WRITE.invokeExact(state, fd, from, count);
    } catch (Throwable bug) {
      throw broken(bug);
    }
  }

  int ioctl(int fd, long request, MemorySegment argument) {
    try {
      return (int) IOCTL.invokeExact(state, fd, request, argument);
    } catch (Throwable bug) {
      throw broken(bug);
    }
  }

  int tcgetattr(int fd, MemorySegment termios) {
    try {
      return (int) TCGETATTR.invokeExact(state, fd, termios);
    } catch (Throwable bug) {
      throw broken(bug);
    }
  }

  int tcsetattr(int fd, MemorySegment termios) {
    try {
      return (int) TCSETATTR.invokeExact(state, fd, TCSANOW, termios);
    } catch (Throwable bug) {
      throw broken(bug);
    }
  }

  int cfsetspeed(MemorySegment termios, int speed) {
    try {
      return (int) CFSETSPEED.invokeExact(termios, speed);
    } catch (Throwable bug) {
      throw broken(bug);
    }
  }

  int cfgetospeed(MemorySegment termios) {
    try {
      return (int) CFGETOSPEED.invokeExact(termios);
    } catch (Throwable bug) {
      throw broken(bug);
    }
  }

  void cfmakeraw(MemorySegment termios) {
    try {
      CFMAKERAW.invokeExact(termios);
    } catch (Throwable bug) {
      throw broken(bug);
    }
  }

  private static MethodHandle call(String name, FunctionDescriptor type, Linker.Option... options) {
    Linker.Option[] all = new Linker.Option[options.length + 1];
    System.arraycopy(options, 0, all, 0, options.length);
    all[options.length] = ERRNO;
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), type, all);
  }

  private static MethodHandle plain(String name, FunctionDescriptor type) {
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), type);
  }

  /** A downcall itself never throws; if it does, this program is wrong. */
  private static IllegalStateException broken(Throwable bug) {
    return new IllegalStateException("call into the C library failed", bug);
  }
}
