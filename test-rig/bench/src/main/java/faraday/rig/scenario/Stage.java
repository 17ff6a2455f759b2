package faraday.rig.scenario;

import faraday.hal.Ticked;
import faraday.hal.sim.SimProbe;
import faraday.rig.bench.VirtualBoard;
import faraday.rig.invariant.SafetyWatch;
import faraday.rig.office.BackOffice;
import faraday.rig.phone.PhoneLog;
import faraday.rig.scenario.format.FormatReader;
import faraday.rig.scenario.format.Problem;
import faraday.rig.scenario.format.Section;
import faraday.rig.scenario.format.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A scenario that is made up while it plays: the same world, the same stimuli and the same time
 * zero as a file with {@code given: idle}, so that what happened here can be written down as a file
 * and happens there again, to the nanosecond.
 */
public final class Stage {

  private static final long S = Scene.NANOS_PER_S;
  private static final long READY_NANOS = 10 * S;
  private static final int HEARD = 5;
  private static final Shape.Group STEP = ScenarioKeys.step();

  private final Scene scene;

  private Stage(Scene scene) {
    this.scene = scene;
  }

  /**
   * A world with power on.
   *
   * @param board the mapping behind {@code board} of a scenario file, as YAML
   * @param trace takes everything that passes a border
   * @throws IllegalArgumentException when the mapping is refused
   */
  public static Stage of(String board, long seed, SimProbe trace) {
    Fixture fixture = new Fixture(section(board, Fixture.shape()));
    return new Stage(new Scene(fixture.spec(Corner.NOMINAL, fixture.circuit()), seed, trace));
  }

  private static Section section(String text, Shape.Group shape) {
    List<Problem> problems = new ArrayList<>();
    Section section = FormatReader.parse(text, "soak", shape, problems);
    if (section == null || !problems.isEmpty()) {
      throw new IllegalArgumentException(text + ": " + problems);
    }
    return section;
  }

  /** Lets the charger come up and the stage's own time begin; false when it does not come up. */
  public boolean begin() {
    if (!runUntil(this::up, READY_NANOS)) {
      return false;
    }
    scene.world().runTo(scene.nowNanos() + S);
    scene.world().runTo((scene.nowNanos() / S + 1) * S);
    scene.begin();
    return true;
  }

  private boolean up() {
    return scene.board().charger().ready()
        && scene.board().charger().sessions().get(0).healthy()
        && scene.board().charger().chip().firmware() != null;
  }

  /**
   * Does what a step of a scenario file says, now.
   *
   * @param step the step's mapping, as YAML; its time counts for nothing
   * @return why it was impossible, or null when it happened
   * @throws IllegalArgumentException when the mapping is refused
   */
  public @Nullable String perform(String step) {
    Section section = section(step, STEP);
    scene.turnTo((int) section.whole("connector", 1));
    String key = section.keys().stream().filter(Stimuli::has).findFirst().orElseThrow();
    try {
      Stimuli.of(key).deed().doTo(scene, section, key);
      return null;
    } catch (Impossible e) {
      return String.valueOf(e.getMessage());
    } finally {
      scene.turnTo(1);
    }
  }

  /** The names of all stimuli there are. */
  public static List<String> stimuli() {
    return Stimuli.keys().stream().map(key -> key.name()).toList();
  }

  /** Lets the world run to this time of the stage. */
  public void runToMs(long atMs) {
    scene.world().runTo(scene.zero().atNanos() + atMs * Scene.NANOS_PER_MS);
  }

  /** Lets the world run until something holds; false when it did not within this time. */
  public boolean runUntil(BooleanSupplier holds, long limitNanos) {
    return scene.world().runUntil(holds, limitNanos);
  }

  /** Adds somebody who looks on at every step of the world. */
  public void attend(Ticked observer) {
    scene.world().add(observer);
  }

  /** Time of the world. */
  public long nowNanos() {
    return scene.nowNanos();
  }

  /** When the stage's own time began. */
  public long zeroNanos() {
    return scene.zero().atNanos();
  }

  /** The board. */
  public VirtualBoard board() {
    return scene.board();
  }

  /** The office, where phones deliver. */
  public BackOffice office() {
    return scene.office();
  }

  /** Who judges every step. */
  public SafetyWatch watch() {
    return scene.watch();
  }

  /** Whether the charger's electronics have power. */
  public boolean powered() {
    return scene.powered();
  }

  /** Whether a process runs, standing still or not. */
  public boolean processLives() {
    return scene.processLives();
  }

  /** What a phone heard last, the newest at the end, for people. */
  public String heard(String phone) {
    List<PhoneLog.Entry> all = scene.phones().phone(phone).log().entries();
    if (all.isEmpty()) {
      return phone + " heard nothing";
    }
    return all.subList(Math.max(0, all.size() - HEARD), all.size()).stream()
        .map(entry -> entry.event().toString())
        .collect(Collectors.joining(", ", phone + " heard ", ""));
  }

  /** Whether a phone is at the reader. */
  public boolean phoneHeld() {
    return scene.phones().held();
  }
}
