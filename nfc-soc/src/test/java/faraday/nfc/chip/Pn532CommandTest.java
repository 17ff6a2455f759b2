package faraday.nfc.chip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.nfc.frame.FrameEvent;
import faraday.nfc.trace.FrameTap;
import faraday.nfc.trace.SentFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One command at a time, over a line that does its worst. */
final class Pn532CommandTest {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String VERSION = "32010607";
  private static final long MILLI = 1_000_000;

  private final TestLine world = new TestLine();
  private final ScriptedChip far = world.chip();
  private final Pn532 chip = new Pn532(world.cable().host(), Pn532Settings.DEFAULT);

  @BeforeEach
  void start() {
    assertTrue(world.run(chip, () -> chip.state() == ChipState.READY, 2000));
    far.log().clear();
  }

  @Test
  void answersACommand() {
    assertEquals("ANSWERED " + VERSION, run(CommandKind.CONTROL, "02"));
    assertEquals(List.of("02"), far.log());
  }

  @Test
  void takesBytesOneByOne() {
    far.dribble(2 * MILLI);
    assertEquals("ANSWERED " + VERSION, run(CommandKind.CONTROL, "02"));
    assertEquals(List.of("02"), far.log());
  }

  @Test
  void takesAckAndAnswerInOneBurst() {
    far.delays(0, 0);
    assertEquals("ANSWERED " + VERSION, run(CommandKind.CONTROL, "02"));
  }

  @Test
  void skipsGarbageBeforeTheAck() {
    far.damageAck(frame -> join("A5FF00FF", frame));
    assertEquals("ANSWERED " + VERSION, run(CommandKind.CONTROL, "02"));
    assertEquals(List.of("02"), far.log());
  }

  @Test
  void ignoresAStaleAnswerWhereTheAckIsDue() {
    far.damageAck(frame -> join("0000FF06FAD50399999999B8" + "00", frame));
    assertEquals("ANSWERED " + VERSION, run(CommandKind.CONTROL, "02"));
  }

  @Test
  void ignoresAnswersToOtherCommandsAndFramesNoChipSends() {
    far.damageAnswer(
        frame -> join("0000FF02FED5151600" + "0000FF02FED4022A00" + "0000FF00FF00", frame));
    assertEquals("ANSWERED " + VERSION, run(CommandKind.CONTROL, "02"));
    assertTrue(chip.stats().strays() >= 3);
  }

  @Test
  void sendsTheCommandAgainAfterSilence() {
    far.damageAck(ScriptedChip.SWALLOW);
    far.damageAnswer(ScriptedChip.SWALLOW);
    assertEquals("ANSWERED " + VERSION, run(CommandKind.EXCHANGE, "02"));
    assertEquals(List.of("02", "ACK", "02"), far.log());
    assertEquals(1, chip.stats().repeats());
  }

  @Test
  void recoversFromAcksThatAllComeTooLate() {
    far.delays(26 * MILLI, MILLI);
    assertEquals("NOT_ACKNOWLEDGED", run(CommandKind.CONTROL, "02"));
    far.delays(MILLI, MILLI);
    assertTrue(world.run(chip, () -> chip.state() == ChipState.READY, 5000));
    assertEquals("ANSWERED " + VERSION, run(CommandKind.CONTROL, "02"));
  }

  @Test
  void waitsAsLongForAnAckAsItIsTold() {
    Pn532 patient = new Pn532(world.cable().host(), Pn532Settings.DEFAULT.withAckMs(100));
    far.delays(90 * MILLI, MILLI);
    assertTrue(world.run(patient, () -> patient.state() == ChipState.READY, 5000));
    assertEquals(0, patient.stats().repeats());
  }

  @Test
  void waitsForTheAnswerWhenOnlyTheAckWasDamaged() {
    far.delays(MILLI, 40 * MILLI);
    far.damageAck(frame -> Pn532StartTest.flip(frame, 4));
    assertEquals("ANSWERED " + VERSION, run(CommandKind.EXCHANGE, "02"));
    assertEquals(List.of("02"), far.log(), "an APDU is never said twice");
  }

  @Test
  void waitsForTheAnswerWhenTheAckLostAByte() {
    for (int lost = 0; lost < 6; lost++) {
      int at = lost;
      far.log().clear();
      far.damageAck(frame -> without(frame, at));
      assertEquals("ANSWERED " + VERSION, run(CommandKind.EXCHANGE, "02"), "byte " + lost);
      assertEquals(List.of("02"), far.log());
    }
  }

  @Test
  void asksAgainForADamagedAnswer() {
    for (int at = 3; at < 12; at++) {
      int damaged = at;
      far.log().clear();
      far.damageAnswer(frame -> Pn532StartTest.flip(frame, damaged));
      assertEquals("ANSWERED " + VERSION, run(CommandKind.EXCHANGE, "02"), "byte " + at);
      assertEquals(List.of("02", "NACK"), far.log());
    }
  }

  @Test
  void asksAgainForAnAnswerThatBreaksOff() {
    for (int length = 3; length < 12; length++) {
      int kept = length;
      far.log().clear();
      far.damageAnswer(frame -> Arrays.copyOf(frame, kept));
      assertEquals("ANSWERED " + VERSION, run(CommandKind.EXCHANGE, "02"), "kept " + kept);
      assertEquals(List.of("02", "NACK"), far.log());
    }
  }

  @Test
  void givesUpAnExchangeAfterThreeDamagedAnswersMoreAndStaysAwake() {
    for (int i = 0; i < 4; i++) {
      far.damageAnswer(frame -> Pn532StartTest.flip(frame, 8));
    }
    assertEquals("DAMAGED_ANSWER", run(CommandKind.EXCHANGE, "02"));
    assertEquals(List.of("02", "NACK", "NACK", "NACK", "ACK"), far.log());
    assertEquals(ChipState.READY, chip.state());
  }

  @Test
  void callsOffAnExchangeThatIsNeverAnsweredAndStaysAwake() {
    far.on("40", _ -> null);
    assertEquals("NO_ANSWER", run(CommandKind.EXCHANGE, "400100"));
    assertEquals(List.of("400100", "ACK"), far.log());
    assertEquals(ChipState.READY, chip.state());
    assertEquals("ANSWERED " + VERSION, run(CommandKind.CONTROL, "02"));
  }

  @Test
  void allowsAPhoneTwoSecondsForAnAnswer() {
    far.delays(MILLI, 2000 * MILLI);
    far.on("40", _ -> "41009000");
    assertEquals("ANSWERED 009000", run(CommandKind.EXCHANGE, "400100"));
  }

  @Test
  void dropsAnAnswerThatComesAfterItsCommandWasCalledOff() {
    far.on("40", _ -> "4100AAAA");
    far.delays(MILLI, 2_499 * MILLI);
    run(CommandKind.EXCHANGE, "400101");
    far.blurt("0000FF05FBD54100AAAA9600");
    world.runFor(chip, 50);
    far.delays(MILLI, MILLI);
    far.on("40", _ -> "4100BBBB");
    assertEquals("ANSWERED 00BBBB", run(CommandKind.EXCHANGE, "400102"));
  }

  @Test
  void reportsTheErrorFrame() {
    far.refuse("FE");
    assertEquals("SYNTAX_ERROR", run(CommandKind.CONTROL, "FE"));
    assertEquals(ChipState.READY, chip.state());
  }

  @Test
  void startsTheChipAgainWhenItFallsSilentAndServesWhenItIsBack() {
    far.silent(true);
    assertEquals("NOT_ACKNOWLEDGED", run(CommandKind.CONTROL, "02"));
    assertEquals(ChipState.STARTING, chip.state());
    world.runFor(chip, 20_000);
    far.silent(false);
    assertTrue(world.run(chip, () -> chip.state() == ChipState.READY, 6000));
    assertEquals("ANSWERED " + VERSION, run(CommandKind.CONTROL, "02"));
    assertEquals(2, chip.stats().starts());
  }

  @Test
  void findsAChipThatLostItsPowerAndItsSpeed() {
    world.cable().device().setBaud(115_200);
    assertEquals("NOT_ACKNOWLEDGED", run(CommandKind.CONTROL, "02"));
    assertTrue(world.run(chip, () -> chip.state() == ChipState.READY, 2000));
    assertEquals(921_600, chip.baud());
  }

  @Test
  void startsAChipAgainThatTakesCommandsAndAnswersNone() {
    far.on("02", _ -> null);
    assertEquals("NO_ANSWER", run(CommandKind.CONTROL, "02"));
    assertEquals(3, far.commands().stream().filter("02"::equals).count());
    assertEquals(ChipState.STARTING, chip.state());
  }

  @Test
  void endsACommandAsRestartedWhenTheUserStartsTheChipAgain() {
    chip.submit(CommandKind.CONTROL, new byte[] {2}, 1, world.clock().nowNanos());
    chip.restart(world.clock().nowNanos());
    assertEquals(CommandOutcome.RESTARTED, chip.outcome());
    assertTrue(world.run(chip, () -> chip.state() == ChipState.READY, 2000));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 254, 255, 262})
  void carriesEveryLengthBothWays(int dataBytes) {
    String data = "5A".repeat(dataBytes);
    far.on("4001", command -> "4100" + command.substring(4));
    assertEquals("ANSWERED 00" + data, run(CommandKind.EXCHANGE, "4001" + data));
  }

  @Test
  void refusesOneByteMoreThanAFrameCanCarry() {
    byte[] tooMuch = new byte[265];
    long nowNanos = world.clock().nowNanos();
    assertThrows(
        IllegalArgumentException.class,
        () -> chip.submit(CommandKind.EXCHANGE, tooMuch, 265, nowNanos));
  }

  @Test
  void leavesTheChipAsAStrangerExpectsIt() {
    chip.retire(world.clock().nowNanos());
    assertTrue(world.run(chip, () -> chip.state() == ChipState.RETIRED, 500));
    assertEquals(List.of("320100", "1004", "ACK"), far.log());
    world.runFor(chip, 10);
    assertEquals(115_200, chip.baud());
    assertEquals(115_200, world.cable().device().baud());
  }

  @Test
  void retiresFromAChipThatDoesNotListen() {
    far.silent(true);
    chip.retire(world.clock().nowNanos());
    assertTrue(world.run(chip, () -> chip.state() == ChipState.RETIRED, 5000));
    chip.restart(world.clock().nowNanos());
    far.silent(false);
    assertTrue(world.run(chip, () -> chip.state() == ChipState.READY, 5000));
  }

  @Test
  void showsEveryFrameToTheTap() {
    List<String> seen = new ArrayList<>();
    chip.tapWith(
        new FrameTap() {
          @Override
          public void sent(long nowNanos, SentFrame kind, byte[] data, int length) {
            seen.add("> " + kind + " " + HEX.formatHex(data, 0, length));
          }

          @Override
          public void received(long nowNanos, FrameEvent kind, byte[] data, int length) {
            seen.add("< " + kind + " " + HEX.formatHex(data, 0, length));
          }
        });
    far.damageAnswer(frame -> Pn532StartTest.flip(frame, 8));
    run(CommandKind.CONTROL, "02");
    assertEquals(
        List.of("> COMMAND 02", "< ACK ", "< BAD_CHECKSUM ", "> NACK ", "< ANSWER 03" + VERSION),
        seen);
  }

  @Test
  void neverOutlivesALineThatChatters() {
    byte[] noise = new byte[900];
    Arrays.fill(noise, (byte) 0x5A);
    far.silent(true);
    submit(CommandKind.CONTROL, "02");
    for (int i = 0; i < 600; i++) {
      far.blurt(HEX.formatHex(noise));
      world.runFor(chip, 10);
    }
    assertNotEquals(CommandOutcome.PENDING, chip.outcome());
  }

  @Test
  void skippingIdleTimeChangesNothing() {
    assertArrayEquals(traceOf(true).toArray(), traceOf(false).toArray());
  }

  private static List<String> traceOf(boolean jumping) {
    TestLine world = new TestLine(jumping, faraday.hal.sim.SimProbe.NONE);
    Pn532 chip = new Pn532(world.cable().host(), Pn532Settings.DEFAULT);
    List<String> trace = new ArrayList<>();
    chip.tapWith(
        new FrameTap() {
          @Override
          public void sent(long nowNanos, SentFrame kind, byte[] data, int length) {
            trace.add(nowNanos + " > " + kind + HEX.formatHex(data, 0, length));
          }

          @Override
          public void received(long nowNanos, FrameEvent kind, byte[] data, int length) {
            trace.add(nowNanos + " < " + kind + HEX.formatHex(data, 0, length));
          }
        });
    world.chip().damageAck(ScriptedChip.SWALLOW);
    world.chip().damageAnswer(ScriptedChip.SWALLOW);
    world.chip().damageAnswer(frame -> Pn532StartTest.flip(frame, 7));
    world.runFor(chip, 4000);
    world.chip().silent(true);
    chip.submit(CommandKind.CONTROL, new byte[] {2}, 1, world.clock().nowNanos());
    world.runFor(chip, 9000);
    world.chip().silent(false);
    world.runFor(chip, 9000);
    assertEquals(ChipState.READY, chip.state());
    return trace;
  }

  private void submit(CommandKind kind, String command) {
    byte[] data = HEX.parseHex(command);
    chip.submit(kind, data, data.length, world.clock().nowNanos());
  }

  private String run(CommandKind kind, String command) {
    submit(kind, command);
    world.run(chip, () -> chip.outcome() != CommandOutcome.PENDING, 20_000);
    String outcome = chip.outcome().name();
    return chip.outcome() == CommandOutcome.ANSWERED
        ? outcome + " " + HEX.formatHex(chip.answer(), 0, chip.answerLength())
        : outcome;
  }

  private static byte[] join(String hex, byte[] frame) {
    return HEX.parseHex(hex + HEX.formatHex(frame));
  }

  private static byte[] without(byte[] frame, int index) {
    byte[] shorter = Arrays.copyOf(frame, frame.length - 1);
    System.arraycopy(frame, index + 1, shorter, index, shorter.length - index);
    return shorter;
  }
}
