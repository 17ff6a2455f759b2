package faraday.rig.attack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.SerialLink;
import faraday.hal.Ticked;
import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.VirtualClock;
import faraday.nfc.chip.Pn532;
import faraday.nfc.chip.Pn532Settings;
import faraday.nfc.reader.ApduDialogue;
import faraday.nfc.reader.DialogueStep;
import faraday.nfc.reader.ReaderRole;
import faraday.nfc.reader.ReaderSettings;
import faraday.nfc.reader.TapEnd;
import faraday.nfc.reader.TargetInfo;
import faraday.rig.bench.Simulation;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A PN532 that acknowledges everything and then says what it likes (TH-27). */
final class HostileChipTest {

  private static final long S = 1_000_000_000L;

  private final VirtualClock clock = new VirtualClock();
  private final Simulation world = new Simulation(clock);
  private final Counting dialogue = new Counting();

  /** Parameters of InListPassiveTarget's answer that are none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "02 01 0004 20 04 08000001 02 0004 20 04 08000002",
        "01",
        "01 01",
        "01 01 0004 20",
        "01 01 0004 20 FF",
        "01 01 0004 20 04 080000",
        "01 01 0004 20 04 08000001 FF 78",
        "01 01 0004 20 04 08000001 00",
        "01 FF 0004 20 04 08000001 01",
        "FF 01 0004 20 04 08000001 0578807002",
        "00 00",
        "01 01 0004 20 00",
        "01 01 0004 20 05 0800000102"
      })
  void targetsThatContradictThemselvesAreLetGo(String listed) {
    run(new Chip(listed.replace(" ", ""), "009000"), 20);
    assertTrue(dialogue.targets - dialogue.ends <= 1, "every tap ends");
  }

  /** Answers of InDataExchange: MI for ever, with and without data, and every error. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "40", "40 00", "40 9000", "00", "00 90", "01", "3F", "80 9000", "C0 9000", "FF", "27", "13"
      })
  void exchangesThatNeverEndAreLost(String exchanged) {
    run(new Chip("010100042004080000010578807002", exchanged.replace(" ", "")), 60);
    assertTrue(dialogue.targets > 0, "a target was served");
    assertTrue(dialogue.targets - dialogue.ends <= 1, "every tap ends");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void garbageOfAnyKindNeitherStopsTimeNorLeavesTheLoop(long seed) {
    run(new Garbage(new SeededRandom(seed, "chip")), 60);
    assertTrue(dialogue.targets - dialogue.ends <= 1, "every tap ends");
  }

  private void run(SerialLink link, int seconds) {
    Pn532 chip = new Pn532(link, Pn532Settings.DEFAULT);
    world.add(new ReaderRole(chip, dialogue, ReaderSettings.DEFAULT));
    world.add(new Metronome());
    world.runTo(seconds * S);
  }

  /** Bytes arrive whenever somebody looks: every half millisecond. */
  private static final class Metronome implements Ticked {
    private long nextNanos;

    @Override
    public void tick(long nowNanos) {
      nextNanos = nowNanos + 500_000;
    }

    @Override
    public long nextDeadlineNanos() {
      return nextNanos;
    }
  }

  private abstract static class Line implements SerialLink {
    private int baud = 115_200;

    @Override
    public int pendingOutputBytes() {
      return 0;
    }

    @Override
    public boolean setBaud(int newBaud) {
      baud = newBaud;
      return true;
    }

    @Override
    public int baud() {
      return baud;
    }
  }

  /** Answers every well-formed command at once, two of them with what the test says. */
  private static final class Chip extends Line {
    private static final HexFormat HEX = HexFormat.of();
    private static final int START_BYTES = 3;
    private final byte[] listed;
    private final byte[] exchanged;
    private byte[] out = new byte[0];

    Chip(String listed, String exchanged) {
      this.listed = HEX.parseHex(listed);
      this.exchanged = HEX.parseHex(exchanged);
    }

    @Override
    public int read(byte[] into, int offset, int maxBytes) {
      int count = Math.min(maxBytes, out.length);
      System.arraycopy(out, 0, into, offset, count);
      out = Arrays.copyOfRange(out, count, out.length);
      return count;
    }

    @Override
    public int write(byte[] from, int offset, int count) {
      for (int at = offset; at + START_BYTES + 4 < offset + count; at++) {
        boolean start = from[at] == 0 && from[at + 1] == 0 && from[at + 2] == (byte) 0xFF;
        boolean normal = start && from[at + 3] > 1 && from[at + 5] == (byte) 0xD4;
        if (normal) {
          answer(from[at + 6]);
        }
      }
      return count;
    }

    private void answer(byte command) {
      byte[] parameters =
          switch (command) {
            case 0x02 -> HEX.parseHex("32010607");
            case 0x4A -> listed;
            case 0x40 -> exchanged;
            case 0x52 -> new byte[1];
            default -> new byte[0];
          };
      append(HEX.parseHex("0000FF00FF00"));
      append(frame(command, parameters));
    }

    private static byte[] frame(byte command, byte[] parameters) {
      byte[] frame = new byte[parameters.length + 9];
      frame[2] = (byte) 0xFF;
      frame[3] = (byte) (parameters.length + 2);
      frame[4] = (byte) -frame[3];
      frame[5] = (byte) 0xD5;
      frame[6] = (byte) (command + 1);
      System.arraycopy(parameters, 0, frame, 7, parameters.length);
      int sum = 0;
      for (int i = 5; i < 7 + parameters.length; i++) {
        sum += frame[i];
      }
      frame[7 + parameters.length] = (byte) -sum;
      return frame;
    }

    private void append(byte[] bytes) {
      byte[] longer = Arrays.copyOf(out, out.length + bytes.length);
      System.arraycopy(bytes, 0, longer, out.length, bytes.length);
      out = longer;
    }
  }

  /** Noise made of pieces of frames, in bursts, with pauses. */
  private static final class Garbage extends Line {
    private static final String[] PIECES = {
      "0000FF00FF00",
      "0000FFFF0000",
      "0000FF01FF7F8100",
      "0000FFFFFF",
      "0000FFFFFF010804",
      "0000FF02FED515",
      "0000FF02FED51516",
      "0000FF06FAD50332010607E8",
      "0000FF03FDD54B00E0",
      "00FF00FF00FF",
      "0000FF00FF000000FF02FED51516",
      "FFFFFFFF",
      "00",
      "0000FFFFFFFFFFFF"
    };
    private final SeededRandom random;

    Garbage(SeededRandom random) {
      this.random = random;
    }

    @Override
    public int read(byte[] into, int offset, int maxBytes) {
      int kind = random.nextInt(8);
      if (kind < 4) {
        return 0;
      }
      byte[] piece = HexFormat.of().parseHex(PIECES[random.nextInt(PIECES.length)]);
      if (kind == 7) {
        piece = new byte[1 + random.nextInt(300)];
        random.nextBytes(piece);
      }
      int count = Math.min(maxBytes, piece.length);
      System.arraycopy(piece, 0, into, offset, count);
      return count;
    }

    @Override
    public int write(byte[] from, int offset, int count) {
      return random.nextInt(10) == 0 ? 0 : count;
    }
  }

  private static final class Counting implements ApduDialogue {
    private static final byte[] SELECT = HexFormat.of().parseHex("00A4040008F04641524144415900");
    private int targets;
    private int ends;

    @Override
    public void onTarget(TargetInfo target, long nowNanos) {
      targets++;
    }

    @Override
    public void onResponse(byte[] buffer, int length, long nowNanos) {
      assertTrue(length >= 2 && length <= buffer.length, "length " + length);
    }

    @Override
    public DialogueStep next(long nowNanos) {
      return new DialogueStep.Send(SELECT.clone());
    }

    @Override
    public void onEnd(TapEnd end, long nowNanos) {
      ends++;
    }
  }
}
