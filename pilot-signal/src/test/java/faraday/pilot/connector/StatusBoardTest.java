package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class StatusBoardTest {

  private static final int WRITES = 300_000;

  private final StatusBoard board = new StatusBoard();

  @Test
  void beginsWithoutATick() {
    long[] words = new long[StatusBoard.WORDS];
    board.read(words);
    assertEquals(Long.MIN_VALUE, words[StatusBoard.AT]);
    assertEquals(Long.MIN_VALUE, words[StatusBoard.CLOSED_AT]);
  }

  @Test
  void neverShowsHalfOfATick() throws InterruptedException {
    board.write(new long[StatusBoard.WORDS]);
    Thread writer = Thread.ofPlatform().start(this::writeManyTicks);
    long[] words = new long[StatusBoard.WORDS];
    long newest = 0;
    while (newest < WRITES) {
      board.read(words);
      for (long word : words) {
        assertEquals(words[0], word);
      }
      assertEquals(Math.max(newest, words[0]), words[0]);
      newest = words[0];
    }
    writer.join();
  }

  private void writeManyTicks() {
    long[] draft = new long[StatusBoard.WORDS];
    for (long tick = 1; tick <= WRITES; tick++) {
      Arrays.fill(draft, tick);
      board.write(draft);
    }
  }
}
