package faraday.rig.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import faraday.firmware.planted.FirmwareOpensSocket;
import faraday.firmware.planted.FirmwareReflects;
import faraday.firmware.planted.FirmwareSimulates;
import faraday.firmware.wire.planted.WireReadsPort;
import faraday.hal.planted.HalKnowsPilot;
import faraday.hal.planted.HalKnowsRig;
import faraday.nfc.planted.NfcKnowsPilot;
import faraday.nfc.planted.NfcMapsMemory;
import faraday.pilot.planted.PilotFormats;
import faraday.pilot.planted.PilotKnowsNfc;
import faraday.pilot.planted.PilotStreams;
import faraday.rig.chip.planted.ChipKnowsDriver;
import faraday.rig.office.planted.OfficeKnowsBouncyCastle;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Design §1 and §2 on the compiled classes; every rule is also shown a class that breaks it. */
class ArchitectureTest {

  private static final Map<HouseRules, List<Class<?>>> PLANTED = planted();

  /** All main code; tests live in the same packages and are told by where they come from. */
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("test-classes"))
          .withImportOption(location -> !location.contains("/planted/"))
          .importPackages("faraday");

  private static Map<HouseRules, List<Class<?>>> planted() {
    Map<HouseRules, List<Class<?>>> by = new EnumMap<>(HouseRules.class);
    by.put(HouseRules.HAL_KNOWS_NOTHING_OF_OURS, List.of(HalKnowsPilot.class));
    by.put(HouseRules.PILOT_KNOWS_ONLY_HAL, List.of(PilotKnowsNfc.class));
    by.put(HouseRules.NFC_KNOWS_ONLY_HAL, List.of(NfcKnowsPilot.class));
    by.put(HouseRules.WIRE_KNOWS_NO_HARDWARE, List.of(WireReadsPort.class));
    by.put(
        HouseRules.FIRMWARE_KNOWS_NO_BOARD_NETWORK_OR_DATABASE, List.of(FirmwareOpensSocket.class));
    by.put(HouseRules.NOBODY_KNOWS_THE_RIG, List.of(HalKnowsRig.class));
    by.put(
        HouseRules.THE_WORLD_READS_FOR_ITSELF,
        List.of(ChipKnowsDriver.class, OfficeKnowsBouncyCastle.class));
    by.put(HouseRules.NO_SIMULATION_IN_THE_IMAGE, List.of(FirmwareSimulates.class));
    by.put(HouseRules.LIBRARIES_STAY_IN_THEIR_CORNER, List.of(OfficeKnowsBouncyCastle.class));
    by.put(HouseRules.FOREIGN_MEMORY_ONLY_WHERE_THE_KERNEL_IS_CALLED, List.of(NfcMapsMemory.class));
    by.put(HouseRules.THE_SAFETY_LOOP_EATS_NO_SLOW_FOOD, List.of(PilotStreams.class));
    by.put(HouseRules.THE_SAFETY_LOOP_FORMATS_NOTHING, List.of(PilotFormats.class));
    by.put(HouseRules.NO_REFLECTION_IN_THE_CHARGER, List.of(FirmwareReflects.class));
    return by;
  }

  @ParameterizedTest
  @EnumSource(HouseRules.class)
  void holds(HouseRules rule) {
    EvaluationResult result = rule.rule().evaluate(MAIN);
    assertEquals(List.of(), result.getFailureReport().getDetails());
  }

  @ParameterizedTest
  @EnumSource(HouseRules.class)
  void wouldFail(HouseRules rule) {
    List<Class<?>> culprits = PLANTED.getOrDefault(rule, List.of());
    assertFalse(culprits.isEmpty(), "nothing planted for " + rule);
    for (Class<?> culprit : culprits) {
      JavaClasses alone = new ClassFileImporter().importClasses(culprit);
      assertTrue(rule.rule().evaluate(alone).hasViolation(), culprit.getName());
    }
  }

  /** A check of nothing always passes. */
  @Test
  void looksAtEveryRoom() {
    Set<String> rooms =
        MAIN.stream()
            .map(type -> type.getPackageName().replaceFirst("^(faraday\\.[a-z]+).*", "$1"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(
        Set.of("faraday.hal", "faraday.pilot", "faraday.nfc", "faraday.firmware", "faraday.rig"),
        rooms);
    assertTrue(MAIN.contain("faraday.firmware.access.AccessDesk"));
    assertTrue(MAIN.contain("faraday.rig.chip.Pn532Chip"));
    assertFalse(MAIN.contain(ArchitectureTest.class));
  }
}
