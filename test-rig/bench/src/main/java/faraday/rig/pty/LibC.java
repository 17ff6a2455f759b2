package faraday.rig.pty;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

/**
 * The few calls of the C library that a pseudo-terminal needs, each with the errno buffer in front
 * of its own arguments. Not thread-safe.
 */
final class LibC {

  /** {@code openpty(3)}; −1 on failure. */
  @FunctionalInterface
  public interface OpenPty {
    int call(
        MemorySegment errno,
        MemorySegment master,
        MemorySegment slave,
        MemorySegment name,
        MemorySegment termios,
        MemorySegment windowSize);
  }

  /** {@code tcgetattr(3)}; −1 on failure. */
  @FunctionalInterface
  public interface GetAttributes {
    int call(MemorySegment errno, int fd, MemorySegment termios);
  }

  /** {@code tcsetattr(3)}; −1 on failure. */
  @FunctionalInterface
  public interface SetAttributes {
    int call(MemorySegment errno, int fd, int when, MemorySegment termios);
  }

  /** {@code cfmakeraw(3)}; changes the structure in place. */
  @FunctionalInterface
  public interface MakeRaw {
    void call(MemorySegment errno, MemorySegment termios);
  }

  /** {@code ttyname_r(3)}; an error number, 0 for success. */
  @FunctionalInterface
  public interface TerminalName {
    int call(MemorySegment errno, int fd, MemorySegment name, long nameBytes);
  }

  /** {@code fcntl(2)} with an integer argument; −1 on failure. */
  @FunctionalInterface
  public interface Control {
    int call(MemorySegment errno, int fd, int command, int argument);
  }

  /** {@code read(2)} and {@code write(2)}; bytes moved, or −1. */
  @FunctionalInterface
  public interface Transfer {
    long call(MemorySegment errno, int fd, MemorySegment buffer, long count);
  }

  /** {@code ppoll(2)}; descriptors with events, or −1. */
  @FunctionalInterface
  public interface Poll {
    int call(
        MemorySegment errno, MemorySegment fds, long count, MemorySegment time, MemorySegment mask);
  }

  /** {@code close(2)}; −1 on failure. */
  @FunctionalInterface
  public interface Close {
    int call(MemorySegment errno, int fd);
  }

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final MemoryLayout POINTER = ValueLayout.ADDRESS;
  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout CAPTURED = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      CAPTURED.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  final OpenPty openpty =
      bind(
          "openpty",
          OpenPty.class,
          FunctionDescriptor.of(INT, POINTER, POINTER, POINTER, POINTER, POINTER));
  final GetAttributes tcgetattr =
      bind("tcgetattr", GetAttributes.class, FunctionDescriptor.of(INT, INT, POINTER));
  final SetAttributes tcsetattr =
      bind("tcsetattr", SetAttributes.class, FunctionDescriptor.of(INT, INT, INT, POINTER));
  final MakeRaw cfmakeraw = bind("cfmakeraw", MakeRaw.class, FunctionDescriptor.ofVoid(POINTER));
  final TerminalName ttyname =
      bind("ttyname_r", TerminalName.class, FunctionDescriptor.of(INT, INT, POINTER, LONG));
  final Control fcntl =
      bind(
          "fcntl",
          Control.class,
          FunctionDescriptor.of(INT, INT, INT, INT),
          Linker.Option.firstVariadicArg(2));
  final Transfer read =
      bind("read", Transfer.class, FunctionDescriptor.of(LONG, INT, POINTER, LONG));
  final Transfer write =
      bind("write", Transfer.class, FunctionDescriptor.of(LONG, INT, POINTER, LONG));
  final Poll ppoll =
      bind("ppoll", Poll.class, FunctionDescriptor.of(INT, POINTER, LONG, POINTER, POINTER));
  final Close close = bind("close", Close.class, FunctionDescriptor.of(INT, INT));

  /** The buffer that every call takes as its first argument. */
  final MemorySegment errno;

  LibC(Arena arena) {
    errno = arena.allocate(CAPTURED);
  }

  /** Error number of the last call that failed. */
  int lastError() {
    return (int) ERRNO.get(errno, 0L);
  }

  @SuppressWarnings("restricted") // the launcher and the tests enable native access
  private static <T> T bind(
      String name, Class<T> shape, FunctionDescriptor descriptor, Linker.Option... more) {
    List<Linker.Option> options = new ArrayList<>(List.of(more));
    options.add(Linker.Option.captureCallState("errno"));
    MethodHandle handle =
        LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow(name),
            descriptor,
            options.toArray(Linker.Option[]::new));
    return MethodHandleProxies.asInterfaceInstance(shape, handle);
  }
}
