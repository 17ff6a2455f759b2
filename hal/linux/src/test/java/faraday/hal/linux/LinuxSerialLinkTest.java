package faraday.hal.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.SerialLink;
import faraday.hal.linux.SerialOpening.Opened;
import faraday.hal.linux.SerialOpening.Reason;
import faraday.hal.linux.SerialOpening.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On real pseudo-terminals of the kernel. */
final class LinuxSerialLinkTest {

  private final PtyPair pty = new PtyPair();
  private final byte[] inbox = new byte[300];

  @AfterEach
  void close() {
    pty.close();
  }

  @Test
  void carriesEveryByteValueUnchangedBothWays() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    try (LinuxSerialLink link = opened(115_200)) {
      assertEquals(256, link.write(all, 0, 256));
      assertArrayEquals(all, pty.read());
      pty.write(all);
      assertEquals(256, link.read(inbox, 0, inbox.length));
      assertArrayEquals(all, Arrays.copyOf(inbox, 256));
    }
  }

  @Test
  void answersZeroWhileNothingHasArrived() {
    try (LinuxSerialLink link = opened(115_200)) {
      assertEquals(0, link.read(inbox, 0, inbox.length));
      assertEquals(0, link.read(inbox, 0, 0));
      assertEquals(0, link.pendingOutputBytes());
    }
  }

  @Test
  void readsIntoTheMiddleOfABuffer() {
    try (LinuxSerialLink link = opened(115_200)) {
      pty.write((byte) 1, (byte) 2, (byte) 3);
      assertEquals(2, link.read(inbox, 10, 2));
      assertEquals(2, inbox[11]);
      assertEquals(1, link.read(inbox, 12, 2));
      assertEquals(3, inbox[12]);
    }
  }

  @Test
  void acceptsOnlyWhatTheKernelTakes() {
    byte[] burst = new byte[4096];
    try (LinuxSerialLink link = opened(115_200)) {
      int accepted = 1;
      for (int i = 0; i < 1000 && accepted > 0; i++) {
        accepted = link.write(burst, 0, burst.length);
      }
      assertEquals(0, accepted, "a full queue is no error");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {9600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600})
  void changesToEveryStandardSpeed(int baud) {
    try (LinuxSerialLink link = opened(115_200)) {
      assertTrue(link.setBaud(baud));
      assertEquals(baud, link.baud());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 9599, 115_201, 1_288_000})
  void keepsItsSpeedWhenAskedForAnother(int baud) {
    try (LinuxSerialLink link = opened(460_800)) {
      assertFalse(link.setBaud(baud));
      assertEquals(460_800, link.baud());
    }
    assertRefused(Reason.SPEED_UNKNOWN, pty.path(), baud);
  }

  @Test
  void isClosedForGoodAfterTheFarEndHungUp() {
    try (LinuxSerialLink link = opened(115_200)) {
      pty.hangUp();
      assertEquals(SerialLink.CLOSED, link.read(inbox, 0, 1));
      assertEquals(SerialLink.CLOSED, link.write(inbox, 0, 1));
    }
  }

  @Test
  void isClosedAfterClose() {
    LinuxSerialLink link = opened(115_200);
    link.close();
    link.close();
    assertEquals(SerialLink.CLOSED, link.read(inbox, 0, 1));
    assertEquals(SerialLink.CLOSED, link.write(inbox, 0, 1));
    assertEquals(0, link.pendingOutputBytes());
    assertFalse(link.setBaud(9600));
  }

  @Test
  void saysWhyADeviceDoesNotOpen(@TempDir Path folder) throws IOException {
    assertRefused(Reason.MISSING, folder.resolve("absent").toString(), 115_200);
    assertRefused(Reason.MISSING, "a\0b", 115_200);
    assertRefused(Reason.NOT_A_TTY, folder.toString(), 115_200);
    Path file = Files.createFile(folder.resolve("file"));
    Refused refused = assertRefused(Reason.NOT_A_TTY, file.toString(), 115_200);
    assertEquals(file + ": not a serial device", refused.message());
  }

  @Test
  void drawsDifferentBytesEachTime() {
    OsRandom random = new OsRandom();
    byte[] one = new byte[32];
    byte[] other = new byte[32];
    random.nextBytes(one);
    random.nextBytes(other);
    assertFalse(Arrays.equals(one, other));
  }

  private LinuxSerialLink opened(int baud) {
    return assertInstanceOf(Opened.class, LinuxSerialLink.open(pty.path(), baud)).link();
  }

  private static Refused assertRefused(Reason reason, String path, int baud) {
    Refused refused = assertInstanceOf(Refused.class, LinuxSerialLink.open(path, baud));
    assertEquals(reason, refused.reason());
    return refused;
  }
}
