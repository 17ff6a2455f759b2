package faraday.nfc.chip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.SerialLink;
import faraday.hal.Ticked;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From an unknown chip to one that listens. */
final class Pn532StartTest {

  private static final Pn532Settings AT_START_SPEED = Pn532Settings.DEFAULT.withWorkBaud(115_200);

  private final TestLine world = new TestLine();
  private final ScriptedChip far = world.chip();
  private Pn532 chip = new Pn532(world.cable().host(), Pn532Settings.DEFAULT);

  @Test
  void configuresTheSamFirstAndProvesTheWorkSpeed() {
    assertTrue(ready(1000));
    assertEquals(
        List.of("ACK", "1401", "02", "1007", "ACK", "02", "1214", "3205010102"), far.log());
    assertEquals(921_600, chip.baud());
    assertEquals(new FirmwareVersion(0x32, 1, 6, 7), chip.firmware());
    assertEquals(1, chip.stats().starts());
  }

  @Test
  void staysAtTheStartSpeedWhenAskedTo() {
    chip = new Pn532(world.cable().host(), AT_START_SPEED);
    assertTrue(ready(1000));
    assertEquals(List.of("1401", "02", "1214", "3205010102"), far.commands());
    assertEquals(115_200, chip.baud());
  }

  @Test
  void waitsLongForTheVeryFirstAck() {
    far.delays(1_400_000_000L, 1_000_000L);
    assertFalse(ready(1300));
    far.delays(100_000L, 1_000_000L);
    assertTrue(ready(1000));
    assertEquals(1, far.commands().stream().filter("1401"::equals).count());
  }

  @Test
  void throwsAwayWhatAnEarlierHostLeftBehind() {
    far.blurt("0000FF02FED4" + "0000FF06FAD50332010607E800" + "0000FF03FDD5410060" + "EA");
    assertTrue(ready(1000));
    assertEquals(0x32, firmwareIc());
  }

  @Test
  void saysNothingUntilTheOldAnswersHaveStopped() {
    far.dribble(8_000_000);
    far.blurt("0000FF02FED5151600");
    far.dribble(0);
    assertTrue(world.run(chip, () -> far.commands().contains("1401"), 1000));
    assertTrue(world.clock().nowNanos() > 8 * 8_000_000L, "the ninth byte has come");
  }

  @Test
  void findsAChipThatStillSpeaksTheWorkSpeed() {
    world.cable().device().setBaud(921_600);
    assertTrue(ready(3000));
    assertEquals(921_600, chip.baud());
    assertFalse(far.commands().contains("1007"));
  }

  @Test
  void staysAtTheStartSpeedWhenTheChipRefusesTheCommand() {
    far.refuse("10");
    assertTrue(ready(1000));
    assertEquals(115_200, chip.baud());
  }

  @Test
  void fallsBackWhenTheChipDidNotFollow() {
    far.ignoreSpeedAck();
    assertTrue(ready(5000));
    assertEquals(115_200, chip.baud());
    assertEquals(2, far.commands().stream().filter("1007"::equals).count(), "tries are bounded");
  }

  @Test
  void fallsBackWhenTheWorkSpeedDamagesEveryAnswer() {
    far.on(
        "02",
        _ -> {
          if (world.cable().device().baud() == 921_600) {
            far.damageAnswer(frame -> flip(frame, 7));
            far.damageAnswer(frame -> flip(frame, 7));
            far.damageAnswer(frame -> flip(frame, 7));
            far.damageAnswer(frame -> flip(frame, 7));
            far.damageAnswer(frame -> flip(frame, 7));
            far.damageAnswer(frame -> flip(frame, 7));
          }
          return "0332010607";
        });
    assertTrue(ready(10_000));
    assertEquals(115_200, chip.baud());
    assertEquals(115_200, world.cable().device().baud());
  }

  @Test
  void neverAsksForASpeedItsOwnLineCannotDo() {
    SlowLine slow = new SlowLine(world.cable().host());
    chip = new Pn532(slow, Pn532Settings.DEFAULT);
    assertTrue(ready(1000));
    assertFalse(far.commands().contains("1007"));
    assertEquals(115_200, chip.baud());
  }

  @Test
  void goesOnWithoutRadioParametersThatACloneDoesNotKnow() {
    far.refuse("12");
    far.refuse("32");
    assertTrue(ready(1000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"03", "033201", "033201060700"})
  void refusesAFirmwareAnswerOfTheWrongLength(String answer) {
    far.on("02", _ -> answer);
    assertFalse(ready(5000));
    assertNull(chip.firmware());
  }

  @Test
  void restsLongerAndLongerWhileNobodyAnswers() {
    far.silent(true);
    chip = new Pn532(world.cable().host(), AT_START_SPEED);
    assertFalse(ready(30_000));
    long failedEarly = chip.stats().failedStarts();
    assertFalse(ready(30_000));
    long failedLate = chip.stats().failedStarts() - failedEarly;
    assertTrue(failedLate >= 4 && failedLate <= 7, "rests of at most 5 s: " + failedLate);
    far.silent(false);
    assertTrue(ready(6000));
  }

  @Test
  void knowsAllTheWhileWhenItWillActAgain() {
    far.silent(true);
    for (int i = 0; i < 2000; i++) {
      world.runFor(chip, 7);
      assertTrue(chip.nextDeadlineNanos() < Ticked.NEVER);
    }
  }

  @Test
  void endsForGoodWhenTheLineIsGone() {
    chip = new Pn532(new GoneLine(), Pn532Settings.DEFAULT);
    chip.tick(0);
    assertEquals(ChipState.LINE_CLOSED, chip.state());
    assertEquals(Ticked.NEVER, chip.nextDeadlineNanos());
    assertThrows(
        IllegalStateException.class, () -> chip.submit(CommandKind.CONTROL, new byte[] {2}, 1, 0));
  }

  @Test
  void refusesSpeedsThatTheChipDoesNotHave() {
    assertThrows(
        IllegalArgumentException.class, () -> Pn532Settings.DEFAULT.withWorkBaud(1_000_000));
    assertEquals(8, SerialSpeed.code(1_288_000));
  }

  private boolean ready(long limitMs) {
    return world.run(chip, () -> chip.state() == ChipState.READY, limitMs);
  }

  private int firmwareIc() {
    FirmwareVersion firmware = chip.firmware();
    return firmware == null ? -1 : firmware.ic();
  }

  static byte[] flip(byte[] frame, int at) {
    frame[at] ^= 0x10;
    return frame;
  }

  /** A UART that does 115200 at most. */
  private record SlowLine(SerialLink real) implements SerialLink {
    @Override
    public int read(byte[] into, int offset, int maxBytes) {
      return real.read(into, offset, maxBytes);
    }

    @Override
    public int write(byte[] from, int offset, int count) {
      return real.write(from, offset, count);
    }

    @Override
    public int pendingOutputBytes() {
      return real.pendingOutputBytes();
    }

    @Override
    public boolean setBaud(int baud) {
      return baud <= 115_200 && real.setBaud(baud);
    }

    @Override
    public int baud() {
      return real.baud();
    }
  }

  /** A USB adapter that was pulled out. */
  private record GoneLine() implements SerialLink {
    @Override
    public int read(byte[] into, int offset, int maxBytes) {
      return CLOSED;
    }

    @Override
    public int write(byte[] from, int offset, int count) {
      return CLOSED;
    }

    @Override
    public int pendingOutputBytes() {
      return 0;
    }

    @Override
    public boolean setBaud(int baud) {
      return true;
    }

    @Override
    public int baud() {
      return 115_200;
    }
  }
}
