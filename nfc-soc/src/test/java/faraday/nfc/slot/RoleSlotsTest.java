package faraday.nfc.slot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.nfc.card.ScriptedTag;
import faraday.nfc.card.TargetRole;
import faraday.nfc.card.TargetSettings;
import faraday.nfc.chip.ChipState;
import faraday.nfc.chip.Pn532;
import faraday.nfc.chip.Pn532Settings;
import faraday.nfc.chip.ScriptedChip;
import faraday.nfc.chip.TestLine;
import faraday.nfc.reader.ApduDialogue;
import faraday.nfc.reader.DialogueStep;
import faraday.nfc.reader.ReaderRole;
import faraday.nfc.reader.ReaderSettings;
import faraday.nfc.reader.TapEnd;
import faraday.nfc.reader.TargetInfo;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reader and target in turn on one chip (issue 4 item 1). */
final class RoleSlotsTest {

  private static final String IPHONE = "4B010100042004081053170578807100";
  private static final long MILLI = 1_000_000;

  private final TestLine world = new TestLine();
  private final ScriptedChip far = world.chip();
  private final Pn532 chip = new Pn532(world.cable().host(), Pn532Settings.DEFAULT);
  private final Talk talk = new Talk();
  private final ScriptedTag tag = new ScriptedTag();
  private final ReaderRole reader =
      new ReaderRole(chip, talk, new ReaderSettings(60, 5, 500, 10_000));
  private final TargetRole target = new TargetRole(chip, tag, TargetSettings.DEFAULT);
  private final RoleSlots slots = new RoleSlots(reader, target, SlotSettings.ALTERNATING);
  private final Deque<String> activations = new ArrayDeque<>();
  private final Deque<String> commands = new ArrayDeque<>();
  private String inField = "4B00";

  @BeforeEach
  void start() {
    far.on("4A", _ -> inField);
    far.on("06", _ -> "0740");
    far.on("08", _ -> "09");
    far.on("8C", _ -> activations.poll());
    far.on("86", _ -> nextCommand());
    far.on("8E", _ -> "8F00");
    assertTrue(world.run(slots, () -> chip.state() == ChipState.READY, 2000));
    far.log().clear();
  }

  private @Nullable String nextCommand() {
    String next = commands.poll();
    return next == null ? null : "87" + next;
  }

  @Test
  void takeTurnsWhileNobodyIsThere() {
    world.runFor(slots, 10_000);
    long armings = target.stats().armings();
    assertTrue(armings >= 19 && armings <= 22, "armed " + armings);
    assertTrue(reader.stats().polls() >= 2 * armings - 2, "two searches in each slot");
    assertEquals(0, chip.stats().failedStarts());
    assertEquals(1, chip.stats().starts(), "calling off is no trouble");
  }

  @Test
  void neverLeaveTheReaderWhileItServes() {
    inField = IPHONE;
    talk.waitUntilNanos = world.clock().nowNanos() + 3000 * MILLI;
    world.runFor(slots, 2900);
    assertTrue(slots.reading());
    assertEquals(0, target.stats().armings());
    world.runFor(slots, 600);
    assertTrue(target.stats().armings() > 0);
  }

  @Test
  void neverLeaveTheTargetWhileAPhoneReads() {
    activations.add("8D08E080");
    world.runFor(slots, 4000);
    assertFalse(slots.reading());
    assertEquals(List.of("activated"), tag.heard);
  }

  @Test
  void findAPhoneThatComesInTheNextSlotOfItsRole() {
    world.run(slots, () -> !slots.reading(), 1000);
    inField = IPHONE;
    assertTrue(world.run(slots, () -> talk.targets > 0, 450));
  }

  @Test
  void findAPhoneThatReadsInTheNextSlotOfItsRole() {
    world.run(slots, () -> !slots.reading(), 1000);
    world.run(slots, slots::reading, 1000);
    activations.add("8D08E080");
    assertTrue(world.run(slots, () -> !tag.heard.isEmpty(), 200));
  }

  @Test
  void canBeSwitchedOff() {
    RoleSlots readerOnly = new RoleSlots(reader, target, SlotSettings.READER_ONLY);
    world.runFor(readerOnly, 5000);
    assertEquals(0, target.stats().armings());
    assertThrows(IllegalArgumentException.class, () -> new SlotSettings(0, true));
  }

  /** Waits as long as a test wants and then releases. */
  private static final class Talk implements ApduDialogue {
    private int targets;
    private long waitUntilNanos;

    @Override
    public void onTarget(TargetInfo target, long nowNanos) {
      targets++;
    }

    @Override
    public void onResponse(byte[] buffer, int length, long nowNanos) {}

    @Override
    public DialogueStep next(long nowNanos) {
      return nowNanos < waitUntilNanos
          ? new DialogueStep.Wait(waitUntilNanos)
          : DialogueStep.RELEASE;
    }

    @Override
    public void onEnd(TapEnd end, long nowNanos) {}
  }
}
