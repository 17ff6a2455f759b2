package faraday.rig.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each effect on a specimen, and each way of not fitting. */
final class PatchTest {

  private static final String SPECIMEN = "rig.plant.Specimen.";
  private static final ClassBytes CLASSES = new ClassBytes(PatchTest.class.getClassLoader());

  private static PlantedFault fault(String method, Effect effect) {
    return new PlantedFault("specimen", "none", SPECIMEN + method, effect);
  }

  /** What the specimen says with one method patched. */
  private static String said(String ask, String method, Effect effect) {
    return arena(fault(method, effect)).run(1, ask);
  }

  private static Arena arena(PlantedFault... faults) {
    Switchboard plants = Switchboard.of(List.of(faults), CLASSES);
    return new Arena(CLASSES, plants, Specimen.class.getName(), 10);
  }

  private static void assertMisfit(String expected, String method, Effect effect) {
    String why =
        assertThrows(MisfitException.class, () -> Patch.of(fault(method, effect), 1, CLASSES))
            .toString();
    assertTrue(why.contains("specimen no longer fits") && why.contains(expected), why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "ratio", "colour", "field", "call", "red", "green", "twice"})
  void changesNothingWithoutAPatch(String ask) {
    assertEquals(new Specimen().apply(ask), arena().run(0, ask));
  }

  @Test
  void plantsSideBySideAndBreaksOnlyTheOneThatIsDue() {
    Arena arena =
        arena(
            fault("ratio", Effect.number(1_000, 2_000)),
            fault("ratio", Effect.returns(7L)),
            fault("hear", Effect.ignores("RED")),
            fault("add", Effect.argument(1, 6)),
            fault("hear", Effect.doesNothing()));
    assertEquals("nothing", arena.run(5, "green"));
    assertEquals(new Specimen().apply("ratio"), arena.run(0, "ratio"));
    assertEquals("166", arena.run(1, "ratio"));
    assertEquals("7", arena.run(2, "ratio"));
    assertEquals("GREEN", arena.run(3, "green"));
    assertEquals("9 GREEN", arena.run(4, "call"));
    assertEquals("GREEN", arena.run(0, "green"));
  }

  @Test
  void refusesConstructors() {
    assertMisfit("one body only", "<init>", Effect.doesNothing());
  }

  @Test
  void returnsAConstantOfEachType() {
    assertEquals("false", said("yes", "yes", Effect.returns(false)));
    assertEquals("7", said("ratio", "ratio", Effect.returns(7L)));
    assertEquals("GREEN", said("colour", "colour", Effect.returns("GREEN")));
    assertEquals("3", said("field", "field", Effect.returns(3)));
  }

  @Test
  void leavesOutTheWholeMethodOrOneCallOfIt() {
    assertEquals("nothing", said("green", "hear", Effect.doesNothing()));
    assertEquals("10 nothing", said("call", "call", Effect.skips(SPECIMEN + "hear")));
  }

  @Test
  void ignoresOneConstantOnly() {
    assertEquals("nothing", said("red", "hear", Effect.ignores("RED")));
    assertEquals("GREEN", said("green", "hear", Effect.ignores("RED")));
  }

  @Test
  void replacesArgumentsBehindLongOnesToo() {
    assertEquals("9 GREEN", said("call", "add", Effect.argument(1, 6)));
    assertEquals("8 GREEN", said("call", "call", Effect.argument(0, 1L)));
  }

  @Test
  void replacesNumbersConstantsAndFields() {
    assertEquals("166", said("ratio", "ratio", Effect.number(1_000, 2_000)));
    assertEquals("GREEN", said("colour", "colour", Effect.swaps("RED", "GREEN")));
    assertEquals("41", said("field", "field", Effect.number(10, 20)));
    assertEquals("22", said("field", "field", Effect.reads("first", "second")));
  }

  @Test
  void answersInPlaceOfACallOrTurnsItsAnswerRound() {
    assertEquals("-5 GREEN", said("call", "call", Effect.answers(SPECIMEN + "add", -5L)));
    assertEquals("-1 GREEN", said("call", "call", Effect.negates(SPECIMEN + "yes")));
  }

  @Test
  void putsAStandInInPlaceOfACall() {
    String to = SPECIMEN + "shortcut";
    assertEquals("-10 GREEN", said("call", "call", Effect.instead(SPECIMEN + "add", to)));
    assertMisfit("no stand-in", "call", Effect.instead(SPECIMEN + "hear", to));
    assertMisfit("no static method", "call", Effect.instead(SPECIMEN + "add", SPECIMEN + "call"));
    assertMisfit("no class", "call", Effect.instead(SPECIMEN + "add", "rig.plant.Gone.m"));
  }

  @Test
  void returnsNoObjectWhereOneIsDue() {
    assertEquals("null", said("maybe", "maybe", Effect.returns(Effect.NULL)));
    assertMisfit("is due", "yes", Effect.returns(Effect.NULL));
  }

  @Test
  void tellsOverloadsByTheirTypes() {
    assertEquals("2 90", said("", "overloaded(I)I", Effect.returns(9)));
    assertMisfit("2 methods", "overloaded", Effect.returns(9));
  }

  @Test
  void refusesWhatIsNotThere() {
    assertMisfit("0 methods", "gone", Effect.doesNothing());
    assertMisfit("0 places", "ratio", Effect.number(1_001, 1));
    assertMisfit("0 places", "call", Effect.skips(SPECIMEN + "gone"));
    assertMisfit("no field gone", "field", Effect.reads("first", "gone"));
    assertMisfit("no field heard", "field", Effect.reads("first", "heard"));
    assertMisfit("0 places", "call", Effect.skips("rig.plant.Gone.hear"));
    PlantedFault lost = new PlantedFault("specimen", "", "rig.plant.Gone.m", Effect.doesNothing());
    assertThrows(MisfitException.class, () -> Patch.of(lost, 1, CLASSES));
  }

  @Test
  void refusesTwoPlacesAsMuchAsNone() {
    assertMisfit("2 places", "twice", Effect.number(50, 6));
  }

  @Test
  void refusesValuesOfAnotherType() {
    assertMisfit("is due", "yes", Effect.returns(1));
    assertMisfit("is due", "ratio", Effect.returns(1));
    assertMisfit("is due", "colour", Effect.returns("BLUE"));
    assertMisfit("returns something", "yes", Effect.doesNothing());
    assertMisfit("returns something", "call", Effect.skips(SPECIMEN + "yes"));
    assertMisfit("neither yes nor no", "call", Effect.negates(SPECIMEN + "add"));
    assertMisfit("no argument", "hear", Effect.ignores("BLUE"));
    assertMisfit("no argument", "hear", Effect.argument(1, "RED"));
  }
}
