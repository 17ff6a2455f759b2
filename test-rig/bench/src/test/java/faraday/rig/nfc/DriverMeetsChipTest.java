package faraday.rig.nfc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.VirtualClock;
import faraday.nfc.chip.ChipState;
import faraday.nfc.chip.Pn532;
import faraday.nfc.chip.Pn532Settings;
import faraday.nfc.reader.ApduDialogue;
import faraday.nfc.reader.DialogueStep;
import faraday.nfc.reader.ReaderRole;
import faraday.nfc.reader.ReaderSettings;
import faraday.nfc.reader.TapEnd;
import faraday.nfc.reader.TargetInfo;
import faraday.rig.chip.Pn532Chip;
import faraday.rig.rf.CardApplication;
import faraday.rig.rf.CardProfile;
import faraday.rig.rf.IsoDepCard;
import faraday.rig.rf.RadioField;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Start, taps, removal, power loss and a bad cable, in virtual time, over each of the chip's host
 * interfaces (issue 4, item 1).
 */
@ParameterizedClass
@EnumSource(Road.Way.class)
final class DriverMeetsChipTest {

  private static final long MILLI = 1_000_000;
  private static final int BYTES_OF_A_COMMAND_AND_ITS_ANSWER = 1300;

  private final VirtualClock clock = new VirtualClock();
  private final RadioField field = new RadioField(SimProbe.NONE);
  private final Noise link = new Noise(new SeededRandom(1, "noise"));
  private final Road.Way way;
  private final Road road;
  private final Pn532Chip far;
  private final Pn532 chip;
  private final CountingDialogue dialogue = new CountingDialogue();
  private final ReaderRole reader;
  private final EchoPhone phone = new EchoPhone();

  DriverMeetsChipTest(Road.Way way) {
    this.way = way;
    road = Road.of(way, clock, field, link);
    far = road.chip();
    chip = new Pn532(road.link(), Pn532Settings.DEFAULT);
    reader = new ReaderRole(chip, dialogue, ReaderSettings.DEFAULT);
  }

  @Test
  void wakesTheChipWithinAFifthOfASecond() {
    assertTrue(run(() -> chip.stats().starts() == 1, 200));
    assertEquals(way == Road.Way.HSU, chip.baud() == 921_600);
    assertEquals(0, far.damagedFrames());
  }

  @Test
  void talksToAPhoneAndLetsItGo() {
    place();
    assertTrue(run(() -> dialogue.released == 1, 600));
    assertEquals(CountingDialogue.APDUS_PER_TAP, dialogue.answers);
    run(() -> false, 3000);
    assertEquals(1, dialogue.targets, "one presence, one conversation");
    assertEquals(0, far.damagedFrames());
  }

  @Test
  void servesThePhoneThatComesBack() {
    for (int tap = 1; tap <= 5; tap++) {
      int taps = tap;
      place();
      assertTrue(run(() -> dialogue.released == taps, 1000), "tap " + tap);
      field.remove(clock.nowNanos());
      run(() -> false, 800);
    }
    assertEquals(0, reader.stats().recoveries());
  }

  @Test
  void losesThePhoneThatIsTakenAwayInMidTapAndServesItWhenItReturns() {
    place();
    assertTrue(run(() -> dialogue.answers == 1, 1000));
    field.remove(clock.nowNanos());
    assertTrue(run(() -> dialogue.lost == 1, 3000));
    place();
    assertTrue(run(() -> dialogue.released == 1, 1000));
  }

  @Test
  void goesOnAfterTheChipLostItsPower() {
    place();
    assertTrue(run(() -> dialogue.released == 1, 1000));
    field.remove(clock.nowNanos());
    run(() -> false, 1000);
    far.powerCycle(clock.nowNanos());
    place();
    assertTrue(run(() -> dialogue.released == 2, 3000));
    assertEquals(1, reader.stats().recoveries());
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 2000, 10_000})
  void saysEveryApduOnceAndHearsEveryAnswerWholeWhileSingleBytesAreDamaged(int bytesPerFault) {
    dialogue.checked = true;
    sufferAndRecover(bytesPerFault, BYTES_OF_A_COMMAND_AND_ITS_ANSWER);
    assertFalse(phone.heardTwice, "no APDU reaches a phone twice");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 50})
  void isWellAgainAfterACableThatDamagedAlmostEverything(int bytesPerFault) {
    sufferAndRecover(bytesPerFault, 0);
  }

  /** Bad and good minutes in turn; in a good one a phone must be served. */
  private void sufferAndRecover(int bytesPerFault, int atLeastBetween) {
    assertTrue(run(() -> chip.state() == ChipState.READY, 1000));
    place();
    for (int minute = 0; minute < 5; minute++) {
      link.damage(bytesPerFault, atLeastBetween);
      dialogue.more = true;
      run(() -> false, 60_000);
      link.repair();
      dialogue.more = false;
      field.remove(clock.nowNanos());
      run(() -> false, 12_000);
      int before = dialogue.released;
      place();
      assertTrue(run(() -> dialogue.released > before, serveMs()), "minute " + minute);
    }
    assertTrue(link.faults() > 100, "the cable was bad: " + link.faults());
    assertEquals(dialogue.targets, dialogue.released + dialogue.lost + dialogue.chipLost);
  }

  /** A hundred kilobits a second carry six long APDUs and their answers in a second and more. */
  private int serveMs() {
    return way == Road.Way.I2C ? 2000 : 1000;
  }

  private void place() {
    SeededRandom uids = new SeededRandom(clock.nowNanos(), "uid");
    field.place(new IsoDepCard(CardProfile.phone(), phone, uids), clock.nowNanos());
  }

  private boolean run(BooleanSupplier until, long limitMs) {
    long endNanos = clock.nowNanos() + limitMs * MILLI;
    while (!until.getAsBoolean()) {
      reader.tick(clock.nowNanos());
      far.tick(clock.nowNanos());
      long nextNanos = Math.min(reader.nextDeadlineNanos(), far.nextDeadlineNanos());
      nextNanos = Math.min(nextNanos, road.arrivalNanos().getAsLong());
      nextNanos = Math.max(nextNanos, clock.nowNanos() + 1000);
      if (nextNanos > endNanos) {
        clock.advanceTo(endNanos);
        return until.getAsBoolean();
      }
      clock.advanceTo(nextNanos);
    }
    return true;
  }

  /** Says numbered APDUs of many lengths; each number is used once. */
  private static final class CountingDialogue implements ApduDialogue {
    static final int APDUS_PER_TAP = 6;

    int targets;
    int answers;
    int released;
    int lost;
    int chipLost;
    boolean more;
    boolean checked;
    private int number;
    private int leftInTap;

    @Override
    public void onTarget(TargetInfo target, long nowNanos) {
      assertEquals(targets, released + lost + chipLost, "the last one has ended");
      targets++;
      leftInTap = APDUS_PER_TAP;
    }

    @Override
    public DialogueStep next(long nowNanos) {
      if (leftInTap-- == 0) {
        return DialogueStep.RELEASE;
      }
      number++;
      return new DialogueStep.Send(numbered(number, 8 + number * 37 % 400));
    }

    @Override
    public void onResponse(byte[] buffer, int length, long nowNanos) {
      answers++;
      if (checked) {
        byte[] expected = EchoPhone.answerTo(number);
        assertArrayEquals(expected, Arrays.copyOf(buffer, length), "the answer to this command");
      }
    }

    @Override
    public void onEnd(TapEnd end, long nowNanos) {
      switch (end) {
        case RELEASED -> released++;
        case LINK_LOST -> lost++;
        case CHIP_LOST -> chipLost++;
      }
    }

    @Override
    public boolean wantsMore(long nowNanos) {
      return more;
    }
  }

  /** A number and a filling, without zeros: the sum of a frame cannot notice a lost zero. */
  private static byte[] numbered(int number, int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 0x5A);
    for (int i = 0, rest = number; i < 4; i++, rest /= 255) {
      bytes[i] = (byte) (1 + rest % 255);
    }
    return bytes;
  }

  /** Answers a number with itself and a filling of many lengths. */
  private static final class EchoPhone implements CardApplication {
    private final Set<Integer> heard = new HashSet<>();
    boolean heardTwice;

    @Override
    public void activated(long nowNanos) {}

    @Override
    public void deactivated(long nowNanos) {}

    @Override
    public Answer answer(byte[] commandApdu, long nowNanos) {
      int number = 0;
      for (int i = 3; i >= 0; i--) {
        number = 255 * number + (commandApdu[i] & 0xFF) - 1;
      }
      heardTwice |= !heard.add(number);
      return new Answer(answerTo(number), 10 * MILLI);
    }

    static byte[] answerTo(int number) {
      return numbered(number, 6 + (number & 0x7F) * 4);
    }
  }
}
