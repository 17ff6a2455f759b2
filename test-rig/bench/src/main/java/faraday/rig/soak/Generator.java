package faraday.rig.soak;

import faraday.hal.sim.SeededRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the next stimulus: when, where and what. It follows the habits of drivers, lets things
 * break and be mended, and leans towards what has not happened yet in the state that is.
 */
final class Generator {

  private static final long NANOS_PER_MS = 1_000_000L;
  private static final int PERMILLE = 1000;

  /** Weight of a mending whose time has come, and of one whose time has not. */
  private static final long DUE_WEIGHT = 400;

  private static final long EARLY_WEIGHT = 2;

  /** Weight of a restart behind a fault that only a restart ends. */
  private static final long RESTART_WEIGHT = 120;

  /** What a stimulus that never met this state gains. */
  private static final long NOVELTY = 150;

  private static final Trouble[] TROUBLES = Trouble.values();

  /** Shorter than the charger takes to open, mostly. */
  private static final int MEND_AT_ONCE_MS = 40;

  /** A charge must begin after so many stimuli, with everything mended. */
  private static final int SCRIPT_EVERY = 250;

  /** Spells of quiet, in which nothing new breaks, and of storm take turns. */
  private static final int SPELL_MIN_MS = 120_000;

  private static final int SPELL_MAX_MS = 1_200_000;

  private final SoakWorld world;
  private final SeededRandom random;
  private final Coverage coverage;
  private final List<Kind> kinds = Kinds.all();
  private final long[][] mendAtMs;
  private final long[] weights;
  private final Leads leads;
  private @Nullable Script script;
  private @Nullable SoakStimulus leading;
  private int drawn;
  private boolean curious;
  private boolean calm;
  private long spellEndsMs;

  Generator(SoakWorld world, Coverage coverage) {
    this.world = world;
    this.coverage = coverage;
    random = new SeededRandom(world.spec().seed(), "soak stimuli");
    mendAtMs = new long[world.spec().connectors()][TROUBLES.length];
    weights = new long[kinds.size()];
    leads = new Leads(kinds, coverage);
  }

  /** Lets time pass and draws what happens then; not yet done. */
  SoakStimulus next() {
    if (++drawn % SCRIPT_EVERY == 0) {
      int evse = 1 + random.nextInt(world.spec().connectors());
      script = new Script(world, evse, drawn / SCRIPT_EVERY, random);
    }
    SoakStimulus scripted = script == null ? null : script.next();
    if (scripted != null) {
      return scripted;
    }
    script = null;
    SoakStimulus mending = leading == null ? null : mendAtOnce(leading);
    leading = null;
    if (mending != null) {
      return mending;
    }
    letTimePass();
    Place place = world.place(1 + random.nextInt(world.spec().connectors()));
    Kind kind = choose(place);
    SoakStimulus next = kind.draw(world.nowMs(), place, random);
    leading = curious && leads.leads(kinds.indexOf(kind), place.column()) ? next : null;
    return next;
  }

  /** Mends what was broken a moment ago, before the charger's answer has changed the state. */
  private @Nullable SoakStimulus mendAtOnce(SoakStimulus broken) {
    world.stage().runToMs(world.nowMs() + 1 + random.nextInt(MEND_AT_ONCE_MS));
    Place place = world.place(broken.evse());
    Kind mender = leads.mender(broken.kind(), place);
    return mender == null ? null : mender.draw(world.nowMs(), place, random);
  }

  /** Plans when what a stimulus broke is mended. */
  @SuppressWarnings("EnumOrdinal") // the index of an array
  void happened(SoakStimulus stimulus) {
    Trouble broken = stimulus.kind().breaks();
    if (broken != null) {
      mendAtMs[stimulus.evse() - 1][broken.ordinal()] = stimulus.atMs() + patienceMs();
    }
  }

  /** Some troubles are mended at once, most within half a minute, a few only after minutes. */
  private int patienceMs() {
    int draw = random.nextInt(PERMILLE);
    if (draw < 300) {
      return 20 + random.nextInt(1_500);
    }
    return draw < 850 ? 1_500 + random.nextInt(28_500) : 30_000 + random.nextInt(270_000);
  }

  // ---- when

  private void letTimePass() {
    int draw = random.nextInt(PERMILLE);
    long toMs;
    if (draw < 430) {
      toMs = ambushMs();
    } else if (draw < 520) {
      toMs = world.nowMs() + 1 + random.nextInt(300);
    } else if (draw < 830) {
      toMs = world.nowMs() + 300 + random.nextInt(6_000);
    } else if (draw < 970) {
      toMs = world.nowMs() + 6_000 + random.nextInt(34_000);
    } else if (draw < 997) {
      toMs = world.nowMs() + 40_000 + random.nextInt(260_000);
    } else {
      toMs = world.nowMs() + 300_000 + random.nextInt(2_100_000);
    }
    world.stage().runToMs(toMs);
  }

  /** A moment or two behind the next change of a pilot state: states that never last are met so. */
  private long ambushMs() {
    int patienceMs = 100 + random.nextInt(4_000);
    Column[] before = columns();
    world.stage().runUntil(() -> changed(before), patienceMs * NANOS_PER_MS);
    return world.nowMs() + 1 + random.nextInt(random.nextInt(2) == 0 ? 8 : 120);
  }

  private Column[] columns() {
    Column[] columns = new Column[world.spec().connectors()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = world.place(i + 1).column();
    }
    return columns;
  }

  private boolean changed(Column[] before) {
    for (int i = 0; i < before.length; i++) {
      if (world.place(i + 1).column() != before[i]) {
        return true;
      }
    }
    return false;
  }

  // ---- what

  private Kind choose(Place place) {
    if (world.nowMs() >= spellEndsMs) {
      calm = !calm;
      spellEndsMs = world.nowMs() + SPELL_MIN_MS + random.nextInt(SPELL_MAX_MS - SPELL_MIN_MS);
    }
    curious = random.nextInt(2) == 0;
    long sum = 0;
    for (int i = 0; i < weights.length; i++) {
      Kind kind = kinds.get(i);
      weights[i] = kind.possible().at(place) ? weight(i, place) : 0;
      sum += weights[i];
    }
    long draw = Long.remainderUnsigned(random.nextLong(), sum);
    for (int i = 0; ; i++) {
      draw -= weights[i];
      if (draw < 0) {
        return kinds.get(i);
      }
    }
  }

  @SuppressWarnings("EnumOrdinal") // the index of a table's column
  private long weight(int row, Place place) {
    Kind kind = kinds.get(row);
    Trouble broken = kind.breaks();
    if (curious && leads.leads(row, place.column())) {
      return NOVELTY;
    }
    if (calm && broken != null && !broken.momentary()) {
      return 0;
    }
    long weight = kind.weight();
    for (Trouble trouble : kind.mends()) {
      if (place.in(trouble) && kind.weight() == 0) {
        weight += calm || due(place, trouble) ? DUE_WEIGHT : EARLY_WEIGHT;
      }
    }
    if (kind.name().equals("supplyBlinks") && place.needsRestart()) {
      weight += RESTART_WEIGHT;
    }
    boolean novel = curious && coverage.empty(row, place.column().ordinal());
    return novel ? weight + NOVELTY : weight;
  }

  @SuppressWarnings("EnumOrdinal") // the index of an array
  private boolean due(Place place, Trouble trouble) {
    return world.nowMs() >= mendAtMs[place.evse() - 1][trouble.ordinal()];
  }
}
