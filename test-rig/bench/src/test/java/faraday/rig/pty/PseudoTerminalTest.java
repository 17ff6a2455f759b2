package faraday.rig.pty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.SerialLink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;

/** The device as a host program sees it: plain file operations on its path. */
final class PseudoTerminalTest {

  private static final long SECOND = 1_000_000_000L;

  /** Bytes that a terminal which is not raw would change, echo or swallow. */
  private static final byte[] AWKWARD = {0x03, 0x04, 0x0A, 0x0D, 0x11, 0x13, 0x1A, 0x7F, -1, 0};

  @Test
  void carriesEveryByteBothWaysUnchanged() throws IOException {
    try (PseudoTerminal terminal = PseudoTerminal.open();
        FileChannel host = openHost(terminal)) {
      host.write(ByteBuffer.wrap(AWKWARD));
      terminal.awaitInput(SECOND);
      byte[] got = new byte[AWKWARD.length];
      assertEquals(AWKWARD.length, terminal.read(got, 0, got.length));
      assertArrayEquals(AWKWARD, got);
      assertEquals(AWKWARD.length, terminal.write(AWKWARD, 0, AWKWARD.length));
      ByteBuffer back = ByteBuffer.allocate(AWKWARD.length);
      while (back.hasRemaining()) {
        host.read(back);
      }
      assertArrayEquals(AWKWARD, back.array());
    }
  }

  @Test
  void neverBlocksAndSurvivesHostsThatComeAndGo() throws IOException {
    byte[] buffer = new byte[16];
    try (PseudoTerminal terminal = PseudoTerminal.open()) {
      for (int i = 0; i < 3; i++) {
        assertEquals(0, terminal.read(buffer, 0, buffer.length));
        try (FileChannel host = openHost(terminal)) {
          host.write(ByteBuffer.wrap(new byte[] {(byte) i}));
        }
        terminal.awaitInput(SECOND);
        assertEquals(1, terminal.read(buffer, 0, buffer.length));
        assertEquals(i, buffer[0]);
      }
    }
  }

  @Test
  void acceptsNoMoreThanTheSystemHoldsWhenNobodyReads() throws IOException {
    try (PseudoTerminal terminal = PseudoTerminal.open()) {
      byte[] block = new byte[4096];
      int rounds = 0;
      while (terminal.write(block, 0, block.length) > 0 && rounds < 1000) {
        rounds++;
      }
      assertTrue(rounds < 1000, "a full queue accepts nothing");
    }
  }

  @Test
  void waitsNoLongerThanTold() throws IOException {
    try (PseudoTerminal terminal = PseudoTerminal.open()) {
      terminal.awaitInput(-1);
      terminal.awaitInput(1_000_000);
    }
  }

  @Test
  void remembersItsSpeedWithinTheChipsRange() throws IOException {
    try (PseudoTerminal terminal = PseudoTerminal.open()) {
      assertTrue(terminal.setBaud(9_600));
      assertTrue(terminal.setBaud(1_288_000));
      assertFalse(terminal.setBaud(9_599));
      assertFalse(terminal.setBaud(1_288_001));
      assertEquals(1_288_000, terminal.baud());
    }
  }

  @Test
  void isClosedForGood() throws IOException {
    PseudoTerminal terminal = PseudoTerminal.open();
    terminal.close();
    terminal.close();
    assertEquals(SerialLink.CLOSED, terminal.read(new byte[1], 0, 1));
    assertEquals(SerialLink.CLOSED, terminal.write(new byte[1], 0, 1));
  }

  private static FileChannel openHost(PseudoTerminal terminal) throws IOException {
    return FileChannel.open(
        terminal.devicePath(), StandardOpenOption.READ, StandardOpenOption.WRITE);
  }
}
