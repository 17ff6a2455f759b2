package faraday.nfc.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.nfc.chip.ChipState;
import faraday.nfc.chip.Pn532;
import faraday.nfc.chip.Pn532Settings;
import faraday.nfc.chip.ScriptedChip;
import faraday.nfc.chip.TestLine;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The charger as a card (issue 4 item 1): one chip told step by step, one dialogue that answers.
 */
final class TargetRoleTest {

  private static final long MILLI = 1_000_000;
  private static final String ACTIVATED = "8D08E080";
  private static final String SELECT = "00A4040007D276000085010100";

  private final TestLine world = new TestLine();
  private final ScriptedChip far = world.chip();
  private final Pn532 chip = new Pn532(world.cable().host(), Pn532Settings.DEFAULT);
  private final ScriptedTag tag = new ScriptedTag();
  private final TargetRole role = new TargetRole(chip, tag, TargetSettings.DEFAULT);
  private final Deque<String> activations = new ArrayDeque<>();
  private final Deque<String> commands = new ArrayDeque<>();

  @BeforeEach
  void start() {
    far.on("06", _ -> "0740");
    far.on("08", _ -> "09");
    far.on("8C", _ -> activations.poll());
    far.on("86", _ -> nextCommand());
    far.on("8E", _ -> "8F00");
    assertTrue(world.run(role, () -> chip.state() == ChipState.READY, 2000));
    far.log().clear();
  }

  private @Nullable String nextCommand() {
    String next = commands.poll();
    return next == null ? null : "87" + next;
  }

  @Test
  void becomesACardAsTagEmulationDoesAndAReaderAgain() {
    begin();
    assertTrue(world.run(role, role::finished, 1000));
    String init =
        "8C05040046415220" + "01FE464152414441" + "00".repeat(8) + "FFFF" + "00".repeat(12);
    assertEquals(
        List.of("1230", "066305", "08630544630280630380", "320100", init, "1214"), far.commands());
    assertEquals(38, init.length() / 2, "code, mode, 6, 18, 10, two empty tails");
  }

  @Test
  void keepsItsSlotWhenNobodyComes() {
    begin();
    world.runFor(role, 340);
    assertFalse(role.finished());
    world.runFor(role, 60);
    assertTrue(role.finished());
    assertTrue(tag.heard.isEmpty());
  }

  @Test
  void carriesCommandsAndAnswers() {
    activations.add(ACTIVATED);
    commands.add("00" + SELECT);
    commands.add("0000B0000002");
    tag.steps.add(_ -> ScriptedTag.answer("9000", 0));
    tag.steps.add(_ -> ScriptedTag.answer("00309000", 0));
    begin();
    world.runFor(role, 200);
    assertEquals(List.of("activated", SELECT, "00B0000002"), tag.heard);
    assertTrue(far.commands().containsAll(List.of("8E9000", "8E00309000")));
    assertEquals(2, role.stats().exchanges());
  }

  @Test
  void armsAgainAtOnceWhenThePhoneLetsGo() {
    Collections.addAll(activations, ACTIVATED, ACTIVATED);
    Collections.addAll(commands, "00" + SELECT, "29", "00" + SELECT);
    begin();
    world.runFor(role, 200);
    assertEquals(List.of("activated", SELECT, "end RELEASED", "activated", SELECT), tag.heard);
    List<String> said = far.commands();
    int released = said.indexOf("86") + 2;
    assertEquals("86", said.get(released));
    assertTrue(said.get(released + 1).startsWith("8C05"), "nothing between 29 and 8C");
  }

  @Test
  void staysForAPhoneThatComesBackWithinTheTap() {
    activations.add(ACTIVATED);
    Collections.addAll(commands, "00" + SELECT, "29");
    begin();
    world.runFor(role, 900);
    assertFalse(role.finished(), "the slot alone would be over");
    world.runFor(role, 300);
    assertTrue(role.finished());
  }

  @Test
  void answersAnEmptyBlockWithAnEmptyBlock() {
    activations.add(ACTIVATED);
    Collections.addAll(commands, "00", "00", "00" + SELECT);
    begin();
    world.runFor(role, 200);
    assertEquals(List.of("activated", SELECT), tag.heard);
    assertEquals(2, far.commands().stream().filter("8E"::equals).count());
    assertEquals(2, role.stats().presenceChecks());
  }

  @Test
  void putsPiecesOfACommandTogether() {
    activations.add(ACTIVATED);
    Collections.addAll(commands, "4000B0", "000000FF");
    begin();
    world.runFor(role, 100);
    assertEquals(List.of("activated", "00B00000FF"), tag.heard);
  }

  @Test
  void takesTheLongestCommandAndRefusesOneByteMore() {
    activations.add(ACTIVATED);
    Collections.addAll(commands, "00" + "AB".repeat(261), "00" + "AB".repeat(262));
    begin();
    world.runFor(role, 200);
    assertEquals(List.of("activated", "AB".repeat(261)), tag.heard);
    assertEquals("8E6700", far.commands().get(far.commands().size() - 2));
    assertEquals(1, role.stats().tooLong());
  }

  @Test
  void takesNoAnswerThatTheChipCannotCarry() {
    assertEquals(262, new TargetStep.Answer(new byte[262], 0).responseApdu().length);
    assertThrows(IllegalArgumentException.class, () -> new TargetStep.Answer(new byte[263], 0));
    assertThrows(IllegalArgumentException.class, () -> new TargetStep.Answer(new byte[1], 0));
  }

  @Test
  void waitsForItsDialogueAndThenAnswers() {
    activations.add(ACTIVATED);
    commands.add("00" + SELECT);
    long readyNanos = world.clock().nowNanos() + 400 * MILLI;
    tag.steps.add(
        now -> now < readyNanos ? new TargetStep.Wait(readyNanos) : ScriptedTag.answer("9000", 0));
    begin();
    world.runFor(role, 390);
    assertFalse(far.commands().contains("8E9000"));
    world.runFor(role, 20);
    assertTrue(far.commands().contains("8E9000"), "the slot does not cut a tap short");
  }

  @Test
  void givesUpADialogueThatNeverAnswers() {
    activations.add(ACTIVATED);
    commands.add("00" + SELECT);
    tag.steps.add(now -> new TargetStep.Wait(now + 50 * MILLI));
    begin();
    world.runFor(role, 9_900);
    assertEquals(2, tag.heard.size());
    world.runFor(role, 300);
    assertEquals("end TIMED_OUT", tag.heard.get(2));
  }

  @Test
  void givesUpAPhoneThatSaysNothing() {
    activations.add(ACTIVATED);
    begin();
    world.runFor(role, 4_900);
    assertEquals(List.of("activated"), tag.heard);
    world.runFor(role, 300);
    assertEquals(List.of("activated", "end TIMED_OUT"), tag.heard);
    world.runFor(role, 1200);
    assertTrue(role.finished());
  }

  @Test
  void looksAbsentForAWhileWhenItsDialogueWantsThat() {
    Collections.addAll(activations, ACTIVATED, ACTIVATED);
    commands.add("0000D6000002000A");
    tag.steps.add(_ -> ScriptedTag.answer("9000", 500 * MILLI));
    begin();
    world.runFor(role, 450);
    assertEquals(List.of("activated", "00D6000002000A", "end ABSENT"), tag.heard);
    assertEquals(List.of("8E9000", "320100"), lastTwo());
    world.runFor(role, 100);
    assertEquals("activated", tag.heard.getLast());
  }

  @ParameterizedTest
  @ValueSource(strings = {"01", "0B", "25", "13", "40"})
  void treatsAnErrorAsALostLinkAndArmsAgain(String status) {
    activations.add(ACTIVATED);
    commands.add(status);
    begin();
    world.runFor(role, 100);
    assertEquals(List.of("activated", "end LINK_LOST"), tag.heard);
    assertTrue(far.commands().getLast().startsWith("8C05"));
  }

  @Test
  void listensOnWhenSomethingElseThanAnIsoDepReaderComes() {
    Collections.addAll(activations, "8D04", "8D", ACTIVATED);
    begin();
    world.runFor(role, 100);
    assertEquals(List.of("activated"), tag.heard);
  }

  @Test
  void takesAPhoneWhoseComingCrossedTheEndOfTheSlot() {
    commands.add("00" + SELECT);
    begin();
    assertTrue(world.run(role, () -> far.log().contains("ACK"), 1000), "called off");
    far.blurt("0000FF05FBD58D08E0803600");
    world.runFor(role, 100);
    assertEquals(List.of("activated", SELECT), tag.heard);
    assertFalse(role.finished());
  }

  @Test
  void startsTheChipAgainAndTellsTheDialogue() {
    activations.add(ACTIVATED);
    commands.add("00" + SELECT);
    begin();
    world.runFor(role, 100);
    far.silent(true);
    chip.restart(world.clock().nowNanos());
    world.runFor(role, 100);
    assertEquals("end CHIP_LOST", tag.heard.getLast());
    assertEquals(1, role.stats().recoveries());
  }

  private void begin() {
    role.begin(world.clock().nowNanos());
  }

  private List<String> lastTwo() {
    List<String> all = far.commands();
    return all.subList(all.size() - 2, all.size());
  }
}
