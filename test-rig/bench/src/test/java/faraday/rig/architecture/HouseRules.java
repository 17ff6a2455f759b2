package faraday.rig.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.Arrays;
import java.util.Set;

/** Each rule once, by name. */
@SuppressWarnings("ImmutableEnumChecker") // rules are never changed
enum HouseRules {
  /** The ports know the world outside, and nothing of what is built on them. */
  HAL_KNOWS_NOTHING_OF_OURS(
      no("faraday.hal..").on("faraday.pilot..", "faraday.nfc..", "faraday.firmware..")),

  PILOT_KNOWS_ONLY_HAL(no("faraday.pilot..").on("faraday.nfc..", "faraday.firmware..")),

  NFC_KNOWS_ONLY_HAL(no("faraday.nfc..").on("faraday.pilot..", "faraday.firmware..")),

  WIRE_KNOWS_NO_HARDWARE(
      no("faraday.firmware.wire..").on("faraday.hal..", "faraday.pilot..", "faraday.nfc..")),

  FIRMWARE_KNOWS_NO_BOARD_NETWORK_OR_DATABASE(
      no("faraday.firmware..", "faraday.pilot..", "faraday.nfc..", "faraday.hal")
          .on("com.pi4j..", "java.net..", "javax.net..", "java.sql..", "javax.sql..")),

  NOBODY_KNOWS_THE_RIG(
      noClasses()
          .that(resideInAPackage("faraday..").and(describe("not the rig", c -> !isRig(c))))
          .should()
          .dependOnClassesThat(resideInAPackage("faraday.rig.."))),

  /** Every byte is made by one side and judged by another. */
  THE_WORLD_READS_FOR_ITSELF(
      no(
              "faraday.rig.rf..",
              "faraday.rig.chip..",
              "faraday.rig.car..",
              "faraday.rig.circuit..",
              "faraday.rig.codec..",
              "faraday.rig.phone..",
              "faraday.rig.script..",
              "faraday.rig.office..")
          .on("faraday.firmware..", "faraday.nfc..", "faraday.pilot..", "org.bouncycastle..")),

  NO_SIMULATION_IN_THE_IMAGE(
      no(
              "faraday.hal",
              "faraday.hal.linux..",
              "faraday.pilot..",
              "faraday.nfc..",
              "faraday.firmware..")
          .on("faraday.hal.sim..")),

  /** One curve library in one place; one tag library behind one strict scan. */
  LIBRARIES_STAY_IN_THEIR_CORNER(
      CompositeArchRule.of(outside("faraday.firmware.wire").on("org.bouncycastle.."))
          .and(outside("faraday.nfc.ndef").on("org.nfctools.."))
          .and(outside("faraday.rig.codec").on("com.authlete.."))
          .and(
              outside("faraday.rig.scenario.format", "faraday.rig.vectors") // vectors are JSON
                  .on("org.snakeyaml.."))
          .and(outside("faraday.rig.cli").on("picocli.."))),

  FOREIGN_MEMORY_ONLY_WHERE_THE_KERNEL_IS_CALLED(
      noClasses()
          .that(
              resideInAPackage("faraday..")
                  .and(describe("not hal.linux or rig.pty", c -> !callsTheKernel(c))))
          .should()
          .dependOnClassesThat(resideInAPackage("java.lang.foreign.."))),

  /** Design §2: nothing that allocates, formats, logs or asks a clock. */
  THE_SAFETY_LOOP_EATS_NO_SLOW_FOOD(
      no("faraday.pilot..")
          .on(
              "java.util.stream..",
              "java.util.logging..",
              "org.tinylog..",
              "java.time..",
              "java.text..",
              "java.lang.reflect..",
              "java.util.concurrent..",
              "java.io..")),

  THE_SAFETY_LOOP_FORMATS_NOTHING(
      noClasses()
          .that(resideInAPackage("faraday.pilot.."))
          .should()
          .callMethodWhere(describe("text is formatted or a thread waits", HouseRules::isSlow))),

  NO_REFLECTION_IN_THE_CHARGER(
      no("faraday.hal", "faraday.pilot..", "faraday.nfc..", "faraday.firmware..")
          .on("java.lang.reflect..", "java.beans.."));

  private static final Set<String> FORMATTING = Set.of("format", "formatted");
  private static final Set<String> WAITING = Set.of("sleep", "wait", "join", "park");

  private final ArchRule rule;

  HouseRules(ArchRule rule) {
    this.rule = rule;
  }

  ArchRule rule() {
    return rule;
  }

  private static boolean isRig(JavaClass type) {
    return type.getPackageName().startsWith("faraday.rig");
  }

  private static boolean callsTheKernel(JavaClass type) {
    String where = type.getPackageName();
    return where.equals("faraday.hal.linux") || where.equals("faraday.rig.pty");
  }

  private static boolean isSlow(JavaMethodCall call) {
    String owner = call.getTargetOwner().getName();
    String name = call.getName();
    boolean formats = owner.equals("java.lang.String") && FORMATTING.contains(name);
    boolean waits =
        (owner.equals("java.lang.Thread") || owner.equals("java.lang.Object"))
            && WAITING.contains(name);
    return formats || waits;
  }

  private static Subject no(String... packages) {
    return new Subject(resideInAnyPackage(packages));
  }

  private static Subject outside(String... corners) {
    DescribedPredicate<JavaClass> elsewhere =
        describe(
            "outside " + String.join(", ", corners),
            type -> Arrays.stream(corners).noneMatch(type.getPackageName()::startsWith));
    return new Subject(resideInAPackage("faraday..").and(elsewhere));
  }

  /** Classes that must not depend on others. */
  private record Subject(DescribedPredicate<JavaClass> who) {
    ArchRule on(String... packages) {
      return noClasses().that(who).should().dependOnClassesThat(resideInAnyPackage(packages));
    }
  }
}
