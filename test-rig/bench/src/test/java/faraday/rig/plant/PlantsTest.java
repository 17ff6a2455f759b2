package faraday.rig.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.pilot.fault.SafetyFault;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of plants, and that each still fits. */
final class PlantsTest {

  private static final ClassBytes CLASSES = new ClassBytes(PlantsTest.class.getClassLoader());

  static Stream<PlantedFault> plants() {
    return Stream.concat(Plants.all().stream(), ThreatPlants.ALL.stream());
  }

  @ParameterizedTest
  @MethodSource("plants")
  void fits(PlantedFault fault) {
    Patch patch = Patch.of(fault, 1, CLASSES);
    assertEquals(fault.target().className(), patch.className());
  }

  @Test
  void namesEachPlantOnce() {
    assertEquals(Plants.ids().size(), new HashSet<>(Plants.ids()).size());
  }

  /** What attacks prove is not asked of scenarios, and the other way round. */
  @Test
  void keepsThePlantsOfAttacksApart() {
    Set<String> ids = new HashSet<>(Plants.ids());
    assertTrue(ThreatPlants.ALL.stream().allMatch(fault -> ids.add(fault.id())));
    assertEquals("nothing-is-sealed", ThreatPlants.of("nothing-is-sealed").id());
    assertEquals("stranger-stops", ThreatPlants.of("stranger-stops").id());
  }

  /** All but those that stand behind a bug of the firmware. */
  @Test
  void blindsEverySupervision() {
    Set<SafetyFault> behindBugs =
        EnumSet.of(SafetyFault.NONE, SafetyFault.TICK_ABORTED, SafetyFault.GUARD_DISAGREED);
    for (SafetyFault fault : SafetyFault.values()) {
      String id = "blind-to-" + fault.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
      assertEquals(!behindBugs.contains(fault), Plants.ids().contains(id), id);
    }
  }

  @Test
  void breaksAtLeastTwentyGuards() {
    long guards = Plants.all().stream().map(PlantedFault::method).distinct().count();
    assertTrue(guards >= 20, guards + " guards");
    assertTrue(Plants.all().size() >= 40, Plants.all().size() + " plants");
  }

  @Test
  void knowsNoOtherIds() {
    assertEquals(List.of(Plants.all().getFirst()), Plants.of(List.of(Plants.ids().getFirst())));
    assertThrows(IllegalArgumentException.class, () -> Plants.of(List.of("no-such-plant")));
  }

  @Test
  void takesKebabCaseOnly() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new PlantedFault("Not_Kebab", "", "a.B.c", Effect.doesNothing()));
  }
}
