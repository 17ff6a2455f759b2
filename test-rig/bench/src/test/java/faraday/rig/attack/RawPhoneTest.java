package faraday.rig.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.sim.SeededRandom;
import faraday.rig.board.BoardScene;
import faraday.rig.phone.Intent;
import faraday.rig.phone.WalletPhone;
import faraday.rig.rf.CardApplication;
import faraday.rig.rf.CardProfile;
import faraday.rig.rf.IsoDepCard;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Phones that speak no protocol at all, APDU by APDU (TH-17, TH-27). */
final class RawPhoneTest {

  private static final long S = BoardScene.S;
  private static final String WALLET = "0101009000";

  /** One answer for everything behind SELECT. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "9000",
        "6100",
        "61FF",
        "006100",
        "0061FF",
        "6F00",
        "FFFF",
        "0000",
        "9001",
        "110000 9000",
        "11FFFF 9000",
        "1FFFFF 9000",
        "1F000120 9000",
        "100000 9000",
        "1F0001209000 6101",
        "13 0014 00000000 00000000000000000000000000000000 9000",
        "20 0000 9000",
        "21 0010 00000000000000000000000000000000 9000"
      })
  void stubbornPhoneIsLetGoAndTheNextIsServed(String answer) {
    byte[] bytes = HexFormat.of().parseHex(answer.replace(" ", ""));
    survives(n -> bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 240, 241, 242, 243, 256, 257, 258, 260, 2048, 4096, 4097, 9000})
  void answersOfAnyLengthAreLetGo(int length) {
    for (int status : new int[] {0x9000, 0x6100, 0x61FF, 0x6CFF}) {
      byte[] bytes = new byte[length];
      Arrays.fill(bytes, (byte) 0x11);
      bytes[length - 2] = (byte) (status >> 8);
      bytes[length - 1] = (byte) status;
      survives(n -> bytes);
    }
  }

  /** Chaining without end, with one byte, with full pieces, and with none. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 240})
  void endlessChainingEnds(int dataBytes) {
    byte[] bytes = new byte[dataBytes + 2];
    bytes[dataBytes] = 0x61;
    bytes[dataBytes + 1] = (byte) 0xFF;
    survives(n -> bytes);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void randomAnswersAreLetGo(long seed) {
    SeededRandom random = new SeededRandom(seed, "raw phone");
    survives(
        n -> {
          byte[] bytes = new byte[2 + random.nextInt(400)];
          random.nextBytes(bytes);
          if (random.nextInt(2) == 0) {
            bytes[bytes.length - 2] = (byte) (random.nextInt(2) == 0 ? 0x90 : 0x61);
            bytes[bytes.length - 1] = 0;
            bytes[0] = (byte) (0x10 + random.nextInt(0x12));
          }
          return bytes;
        });
  }

  /** TH-17: an hour in the field costs no record, and the charger remains as it was. */
  @Test
  void hostilePhoneThatStaysForAnHourWritesNothing() {
    BoardScene scene = new BoardScene();
    long operations = scene.board.flash().operations();
    hold(scene, n -> HexFormat.of().parseHex("11" + "0000" + "9000"));
    scene.run(3600 * S);
    scene.takeAway();
    assertEquals(operations, scene.board.flash().operations(), "flash operations");
    thenServes(scene);
  }

  /** TH-17: nor one whose link breaks in every tap, so that it is searched for at once. */
  @Test
  void phoneThatBreaksEveryLinkForTenMinutesWritesNothing() {
    BoardScene scene = new BoardScene();
    long operations = scene.board.flash().operations();
    hold(scene, n -> new byte[5000]);
    scene.run(600 * S);
    scene.takeAway();
    assertEquals(operations, scene.board.flash().operations(), "flash operations");
    assertTrue(scene.board.charger().reader().stats().linksLost() > 100);
    thenServes(scene);
  }

  private static void survives(IntFunction<byte[]> answers) {
    BoardScene scene = new BoardScene();
    hold(scene, answers);
    scene.run(5 * S);
    scene.takeAway();
    scene.run(S);
    thenServes(scene);
  }

  private static void thenServes(BoardScene scene) {
    assertEquals(0, scene.watch.closings());
    scene.run(2 * S);
    WalletPhone anna = scene.driver("Anna");
    scene.tap(anna, Intent.START);
    scene.granted(anna);
    scene.isSafe();
  }

  private static void hold(BoardScene scene, IntFunction<byte[]> answers) {
    CardApplication raw = new Raw(answers);
    IsoDepCard card =
        new IsoDepCard(CardProfile.phone(), raw, new SeededRandom(scene.seed, "raw uid"));
    scene.board.field().place(card, scene.clock.nowNanos());
  }

  /** Shows a wallet and then says what it is told. */
  private static final class Raw implements CardApplication {
    private final IntFunction<byte[]> answers;
    private int number;

    Raw(IntFunction<byte[]> answers) {
      this.answers = answers;
    }

    @Override
    public void activated(long nowNanos) {}

    @Override
    public void deactivated(long nowNanos) {}

    @Override
    public Answer answer(byte[] commandApdu, long nowNanos) {
      boolean select = (commandApdu[1] & 0xFF) == 0xA4;
      byte[] said = select ? HexFormat.of().parseHex(WALLET) : answers.apply(number++);
      return new Answer(said.clone(), 0);
    }
  }
}
