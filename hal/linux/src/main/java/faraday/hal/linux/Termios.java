package faraday.hal.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * glibc's {@code struct termios} on x86-64 and aarch64: four flag words, the discipline, 32 control
 * characters, two speeds; 60 bytes.
 */
final class Termios {

  private static final int BYTES = 60;
  private static final int CFLAG_AT = 8;
  private static final int CC_AT = 17;
  private static final int VTIME = 5;
  private static final int VMIN = 6;

  private static final int CREAD = 0x80;
  private static final int CLOCAL = 0x800;
  private static final int CSTOPB = 0x40;
  private static final int CRTSCTS = 0x8000_0000;

  private static final int[] BAUD = {
    9600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600
  };
  private static final int[] CODE = {0x0D, 0x0E, 0x0F, 0x1001, 0x1002, 0x1003, 0x1004, 0x1007};

  private final Libc libc;
  private final MemorySegment struct;

  Termios(Libc libc, Arena arena) {
    this.libc = libc;
    this.struct = arena.allocate(BYTES, Integer.BYTES);
  }

  /** The system's code of a speed, or −1. */
  static int codeOf(int baud) {
    for (int i = 0; i < BAUD.length; i++) {
      if (BAUD[i] == baud) {
        return CODE[i];
      }
    }
    return -1;
  }

  /** Reads the device's present settings; false when it has none. */
  boolean load(int fd) {
    return libc.tcgetattr(fd, struct) == 0;
  }

  /** Raw bytes, eight bits, no parity, one stop bit, no flow control, no modem lines. */
  void makeRaw() {
    libc.cfmakeraw(struct);
    int flags = struct.get(ValueLayout.JAVA_INT, CFLAG_AT);
    flags = (flags | CREAD | CLOCAL) & ~CSTOPB & ~CRTSCTS;
    struct.set(ValueLayout.JAVA_INT, CFLAG_AT, flags);
    struct.set(ValueLayout.JAVA_BYTE, CC_AT + VMIN, (byte) 1);
    struct.set(ValueLayout.JAVA_BYTE, CC_AT + VTIME, (byte) 0);
  }

  /** Applies settings and speed, and looks whether the device really took the speed. */
  boolean apply(int fd, int code) {
    return libc.cfsetspeed(struct, code) == 0
        && libc.tcsetattr(fd, struct) == 0
        && libc.tcgetattr(fd, struct) == 0
        && libc.cfgetospeed(struct) == code;
  }
}
