package faraday.rig.chip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.sim.SeededRandom;
import faraday.rig.rf.CardProfile;
import faraday.rig.rf.EchoApp;
import faraday.rig.rf.IsoDepCard;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;

/** ISO/IEC 14443-4 §7.5.5: what the chip mends by itself at the edge of the field. */
final class RecoveryTest {

  private static final String LONG = "5a".repeat(260);

  private HostBench bench = HostBench.asleep();
  private EchoApp app = new EchoApp(0);
  private FlakyCard card = phone(app);

  @BeforeTry
  void beginAnew() {
    bench = HostBench.awake();
    app = new EchoApp(0);
    card = phone(app);
  }

  private static FlakyCard phone(EchoApp app) {
    return new FlakyCard(new IsoDepCard(CardProfile.phone(), app, new SeededRandom(3, "uid")));
  }

  private void activate() {
    bench.field.place(card, bench.clock.nowNanos());
    assertTrue(bench.ask("4a0100").startsWith("4b01"));
  }

  @Property(seed = "5", tries = 60)
  void mendsAnySingleFrameThatGoesWrongAndRunsTheCommandOnce(
      @ForAll FlakyCard.Harm harm, @ForAll @IntRange(min = 0, max = 6) int frame) {
    activate();
    card.harm(frame, harm);
    assertEquals("4100" + LONG + "9000", bench.ask("4001" + LONG));
    assertEquals("4100" + "bb9000", bench.ask("4001bb"), "the block numbers still agree");
    assertEquals(List.of("activated", "command 260", "command 1"), app.events);
  }

  @Property(seed = "6", tries = 60)
  void neverRunsACommandTwiceHoweverManyFramesGoWrong(@ForAll("plans") List<FlakyCard.Harm> plan) {
    activate();
    for (int i = 0; i < plan.size(); i++) {
      card.harm(2 * i, plan.get(i));
    }
    String answer = bench.ask("4001" + LONG);
    assertTrue(Collections.frequency(app.events, "command 260") <= 1, answer);
    assertTrue(answer.equals("4100" + LONG + "9000") || answer.length() == 4, answer);
  }

  @Provide
  Arbitrary<List<FlakyCard.Harm>> plans() {
    return Arbitraries.of(FlakyCard.Harm.class).list().ofMaxSize(8);
  }

  @Example
  void givesUpWithTheReasonThatLasted() {
    activate();
    card.harmAll(FlakyCard.Harm.ANSWER_LOST);
    assertEquals("4101", bench.ask("4001aa"));
    card.harmAll(FlakyCard.Harm.ANSWER_DAMAGED);
    assertEquals("4102", bench.ask("4001aa"));
    card.harmAll(FlakyCard.Harm.NONSENSE);
    assertEquals("410b", bench.ask("4001aa"));
  }

  @Example
  void findsNoCardWhoseSelectionGoesWrongAtAnyStep() {
    bench.ask("3205ff0100");
    bench.field.place(card, bench.clock.nowNanos());
    for (int step = 1; step < 4; step++) {
      card.harm(step, FlakyCard.Harm.ANSWER_DAMAGED);
      assertEquals("4b00", bench.ask("4a0100"), "step " + step);
      bench.ask("320100");
    }
    assertTrue(bench.ask("4a0100").startsWith("4b01"));
  }
}
