package faraday.nfc.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.nfc.chip.ChipState;
import faraday.nfc.chip.Pn532;
import faraday.nfc.chip.Pn532Settings;
import faraday.nfc.chip.ScriptedChip;
import faraday.nfc.chip.TestLine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One phone at a time, spoken to by a dialogue. */
final class ReaderRoleTest {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final long MILLI = 1_000_000;

  /** The recorded iPhone. */
  private static final String IPHONE = "4B010100042004081053170578807100";

  private static final String ANDROID = "4B010100042004080A0B0C0578807002";
  private static final String NOBODY = "4B00";
  private static final String SELECT = "00A4040007D276000085010100";

  private final TestLine world = new TestLine();
  private final ScriptedChip far = world.chip();
  private final Pn532 chip = new Pn532(world.cable().host(), Pn532Settings.DEFAULT);
  private final Script dialogue = new Script();
  private final ReaderRole reader = new ReaderRole(chip, dialogue, ReaderSettings.DEFAULT);
  private String inField = NOBODY;

  @BeforeEach
  void start() {
    far.on("4A", _ -> inField);
    far.on("40", _ -> "41009000");
    assertTrue(world.run(reader, () -> chip.state() == ChipState.READY, 2000));
    far.log().clear();
  }

  @Test
  void searchesFourTimesASecondFromAFieldThatWasOff() {
    world.runFor(reader, 10_000);
    assertTrue(Math.abs(reader.stats().polls() - 40) <= 1);
    List<String> commands = far.commands();
    assertEquals(List.of("4A0100", "320100", "4A0100", "320100"), commands.subList(0, 4));
  }

  @Test
  void tellsTheDialogueWhoIsThere() {
    inField = IPHONE;
    dialogue.release();
    world.runFor(reader, 100);
    assertEquals(List.of("target 0004 20 08105317 0578807100", "end RELEASED"), dialogue.heard);
    assertEquals(List.of("4A0100", "5200", "320100"), far.commands().subList(0, 3));
  }

  @Test
  void carriesApdusBothWays() {
    inField = IPHONE;
    dialogue.send(SELECT);
    dialogue.send("80100000");
    dialogue.release();
    far.on("4001", command -> "4100" + command.substring(4, 8) + "9000");
    world.runFor(reader, 100);
    assertEquals(List.of("response 00A49000", "response 80109000"), dialogue.responses());
    assertEquals(2, reader.stats().exchanges());
    assertEquals(13 + 4, reader.stats().bytesSent());
    assertEquals(8, reader.stats().bytesReceived());
  }

  @Test
  void asksAgainWhileTheDialogueWaits() {
    inField = IPHONE;
    long readyNanos = world.clock().nowNanos() + 80 * MILLI;
    dialogue.steps.add(now -> now < readyNanos ? new DialogueStep.Wait(now + MILLI) : null);
    dialogue.release();
    world.runFor(reader, 60);
    assertEquals(1, dialogue.heard.size());
    world.runFor(reader, 60);
    assertEquals("end RELEASED", dialogue.heard.getLast());
  }

  @Test
  void asksOnTimeEvenWhenNothingElseHappens() {
    inField = IPHONE;
    long untilNanos = world.clock().nowNanos() + 300 * MILLI;
    dialogue.waitUntil(untilNanos);
    dialogue.release();
    assertTrue(world.run(reader, () -> dialogue.heard.size() == 2, 1000));
    long lateNanos = world.clock().nowNanos() - untilNanos;
    assertTrue(lateNanos >= 0 && lateNanos < 5 * MILLI, "late by " + lateNanos);
  }

  @Test
  void letsGoOfAPhoneWhoseDialogueWaitsForEver() {
    inField = IPHONE;
    dialogue.repeat = now -> new DialogueStep.Wait(now + 50 * MILLI);
    world.runFor(reader, 9_900);
    assertEquals(1, dialogue.heard.size());
    world.runFor(reader, 300);
    assertEquals("end RELEASED", dialogue.heard.get(1));
  }

  @Test
  void servesAPhoneThatStaysOnlyOnce() {
    inField = IPHONE;
    dialogue.release();
    world.runFor(reader, 5000);
    assertEquals(1, reader.stats().conversations());
    assertTrue(reader.stats().polls() > 15, "it goes on looking");
  }

  @Test
  void servesItAgainAfterHalfASecondAway() {
    inField = IPHONE;
    dialogue.release();
    dialogue.release();
    world.runFor(reader, 1000);
    inField = NOBODY;
    world.runFor(reader, 300);
    inField = IPHONE;
    world.runFor(reader, 1000);
    assertEquals(1, reader.stats().conversations(), "300 ms away is not away");
    inField = NOBODY;
    world.runFor(reader, 900);
    inField = IPHONE;
    world.runFor(reader, 300);
    assertEquals(2, reader.stats().conversations());
  }

  @Test
  void servesAnotherPhoneAtOnce() {
    inField = IPHONE;
    dialogue.release();
    dialogue.release();
    world.runFor(reader, 1000);
    inField = ANDROID;
    world.runFor(reader, 300);
    assertEquals(2, reader.stats().conversations());
  }

  @Test
  void knowsAPhoneAgainUnderItsNewUid() {
    inField = IPHONE;
    dialogue.release();
    world.runFor(reader, 1000);
    inField = IPHONE.replace("08105317", "08FFEEDD");
    world.runFor(reader, 2000);
    assertEquals(1, reader.stats().conversations());
  }

  @Test
  void goesOnWithTheSamePhoneWhenTheDialogueWantsMore() {
    inField = IPHONE;
    dialogue.release();
    dialogue.release();
    dialogue.moreWanted = 2;
    long beganNanos = world.clock().nowNanos();
    assertTrue(world.run(reader, () -> reader.stats().conversations() == 2, 1000));
    assertTrue(world.clock().nowNanos() - beganNanos < 60 * MILLI, "without waiting for a search");
    dialogue.moreWanted = 0;
    world.runFor(reader, 3000);
    assertEquals(2, reader.stats().conversations());
  }

  @Test
  void goesOnLaterWhenTheDialogueChangesItsMind() {
    inField = IPHONE;
    dialogue.release();
    dialogue.release();
    world.runFor(reader, 2000);
    assertEquals(1, reader.stats().conversations());
    dialogue.moreWanted = 1;
    world.runFor(reader, 300);
    assertEquals(2, reader.stats().conversations());
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x09, 0x0A, 0x0B, 0x0D, 0x0E, 0x10, 0x12, 0x13,
        0x14, 0x23, 0x25, 0x26, 0x27, 0x29, 0x2A, 0x2B, 0x2C, 0x2D, 0x2E
      })
  void endsTheTapAtEveryErrorOfTheRadio(int status) {
    inField = IPHONE;
    dialogue.send(SELECT);
    far.on("40", _ -> String.format("41%02X", status));
    world.runFor(reader, 60);
    assertEquals("end LINK_LOST", dialogue.heard.get(1));
    assertEquals(LinkLoss.RADIO_ERROR, reader.lastLoss());
    assertEquals(status, reader.lastRadioStatus());
    assertEquals(List.of("5200", "320100"), far.commands().subList(2, 4), "released and field off");
  }

  @Test
  void takesUpAnInterruptedTapAtOnce() {
    inField = IPHONE;
    dialogue.send(SELECT);
    dialogue.send("80100000");
    dialogue.send(SELECT);
    dialogue.release();
    far.on("40018010", _ -> "4101");
    world.runFor(reader, 150);
    assertEquals(2, reader.stats().conversations());
    assertEquals(1, reader.stats().linksLost());
  }

  @Test
  void doesNotHurryBackToATargetThatNeverAnswered() {
    inField = IPHONE;
    dialogue.repeat = _ -> new DialogueStep.Send(HEX.parseHex(SELECT));
    far.on("40", _ -> "4101");
    world.runFor(reader, 2000);
    assertTrue(Math.abs(reader.stats().conversations() - 8) <= 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"41", "4100", "410090", "4140"})
  void endsTheTapAtAnAnswerWithoutAStatusWord(String answer) {
    inField = IPHONE;
    dialogue.send(SELECT);
    far.on("40", _ -> answer);
    world.runFor(reader, 60);
    assertEquals("end LINK_LOST", dialogue.heard.get(1));
    assertEquals(LinkLoss.MALFORMED, reader.lastLoss());
  }

  @Test
  void endsTheTapWhenThePhoneNeverAnswers() {
    inField = IPHONE;
    dialogue.send(SELECT);
    far.on("40", _ -> null);
    world.runFor(reader, 2400);
    assertEquals(1, dialogue.heard.size());
    world.runFor(reader, 300);
    assertEquals("end LINK_LOST", dialogue.heard.get(1));
    assertEquals(LinkLoss.NO_ANSWER, reader.lastLoss());
  }

  @Test
  void waitsMoreThanASecondForASlowPhone() {
    inField = IPHONE;
    dialogue.send(SELECT);
    dialogue.release();
    world.run(reader, () -> !dialogue.heard.isEmpty(), 100);
    far.delays(MILLI, 1900 * MILLI);
    world.runFor(reader, 4500);
    assertEquals(List.of("response 9000"), dialogue.responses());
  }

  @Test
  void joinsAnAnswerThatComesInPieces() {
    inField = IPHONE;
    dialogue.send("00B0000000");
    dialogue.release();
    far.on("400100B0", _ -> "4140" + "AA".repeat(262));
    far.on("4001", command -> command.equals("4001") ? "4100BBBB9000" : "7F");
    world.runFor(reader, 200);
    assertEquals(List.of("response " + "AA".repeat(262) + "BBBB9000"), dialogue.responses());
  }

  @ParameterizedTest
  @ValueSource(ints = {261, 262, 263, 524, 525, 4096})
  void sendsLongCommandsInPieces(int length) {
    inField = IPHONE;
    String apdu = "5C".repeat(length);
    dialogue.send(apdu);
    dialogue.release();
    List<String> pieces = new ArrayList<>();
    far.on("40", command -> piece(command, pieces));
    world.runFor(reader, 400);
    assertEquals(apdu, String.join("", pieces));
    assertEquals((length + 261) / 262, pieces.size());
    assertEquals(List.of("response 9000"), dialogue.responses());
  }

  @Test
  void refusesAnAnswerThatNeverEnds() {
    inField = IPHONE;
    dialogue.send("00B0000000");
    far.on("40", _ -> "4140" + "AA".repeat(262));
    world.runFor(reader, 1000);
    assertEquals("end LINK_LOST", dialogue.heard.get(1));
    assertEquals(LinkLoss.TOO_LONG, reader.lastLoss());
  }

  @Test
  void refusesAnAnswerInTheMiddleOfACommand() {
    inField = IPHONE;
    dialogue.send("5C".repeat(300));
    far.on("4041", _ -> "41009000");
    world.runFor(reader, 100);
    assertEquals(LinkLoss.MALFORMED, reader.lastLoss());
  }

  @Test
  void tellsTheDialogueWhenTheChipIsGoneAndStartsAgain() {
    inField = IPHONE;
    dialogue.send(SELECT);
    dialogue.repeat = now -> new DialogueStep.Wait(now + 10 * MILLI);
    far.on(
        "40",
        _ -> {
          far.silent(true);
          return null;
        });
    assertTrue(world.run(reader, () -> dialogue.heard.contains("end LINK_LOST"), 5000));
    assertTrue(world.run(reader, () -> reader.stats().recoveries() == 1, 5000));
    far.silent(false);
    dialogue.heard.clear();
    assertTrue(world.run(reader, () -> !dialogue.heard.isEmpty(), 10_000));
  }

  @Test
  void endsTheTapAsChipLostWhenTheChipTakesNoCommand() {
    inField = IPHONE;
    long quietUntilNanos = world.clock().nowNanos() + 200 * MILLI;
    dialogue.waitUntil(quietUntilNanos);
    dialogue.send(SELECT);
    assertTrue(world.run(reader, () -> !dialogue.heard.isEmpty(), 100));
    far.silent(true);
    assertTrue(world.run(reader, () -> dialogue.heard.size() > 1, 1000));
    assertEquals("end CHIP_LOST", dialogue.heard.get(1));
  }

  @Test
  void ignoresCardsThatSpeakNoApdus() {
    inField = "4B0101000408040102030" + "4";
    world.runFor(reader, 2000);
    assertEquals(List.of(), dialogue.heard);
    assertTrue(reader.stats().polls() > 6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4B",
        "4B01",
        "4B0101000420",
        "4B01010004200508105317FF",
        "4B010100042004081053",
        "4B0101000420040810531706788071",
        "4B010100042004081053170478807100",
        "4B0100",
        "4B00FF",
        "7F",
      })
  void ignoresActivationsWhoseLengthsContradict(String answer) {
    inField = answer;
    world.runFor(reader, 1000);
    assertEquals(List.of(), dialogue.heard);
    assertFalse(reader.stats().polls() < 3);
  }

  private static String piece(String command, List<String> pieces) {
    pieces.add(command.substring(4));
    return command.startsWith("4041") ? "4100" : "41009000";
  }

  /** A dialogue that reads its lines from a list and then waits. */
  private static final class Script implements ApduDialogue {
    final Deque<LongFunction<@Nullable DialogueStep>> steps = new ArrayDeque<>();
    final List<String> heard = new ArrayList<>();
    LongFunction<DialogueStep> repeat = now -> new DialogueStep.Wait(now + 1_000_000_000L);
    int moreWanted;

    void send(String apdu) {
      steps.add(_ -> new DialogueStep.Send(HEX.parseHex(apdu)));
    }

    void release() {
      steps.add(_ -> DialogueStep.RELEASE);
    }

    void waitUntil(long nanos) {
      steps.add(now -> now < nanos ? new DialogueStep.Wait(nanos) : null);
    }

    List<String> responses() {
      return heard.stream().filter(line -> line.startsWith("response")).toList();
    }

    @Override
    public void onTarget(TargetInfo target, long nowNanos) {
      heard.add(
          "target %s %02X %s %s"
              .formatted(
                  HEX.formatHex(target.sensRes()),
                  target.selRes(),
                  HEX.formatHex(target.uid()),
                  HEX.formatHex(target.ats())));
    }

    @Override
    public void onResponse(byte[] buffer, int length, long nowNanos) {
      heard.add("response " + HEX.formatHex(buffer, 0, length));
    }

    @Override
    public DialogueStep next(long nowNanos) {
      DialogueStep answer = null;
      while (answer == null && !steps.isEmpty()) {
        answer = steps.element().apply(nowNanos);
        if (!(answer instanceof DialogueStep.Wait)) {
          steps.remove();
        }
      }
      return answer == null ? repeat.apply(nowNanos) : answer;
    }

    @Override
    public void onEnd(TapEnd end, long nowNanos) {
      heard.add("end " + end);
    }

    @Override
    public boolean wantsMore(long nowNanos) {
      return moreWanted > 0 && moreWanted-- > 0;
    }
  }
}
