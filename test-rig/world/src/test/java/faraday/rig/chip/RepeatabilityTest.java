package faraday.rig.chip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import faraday.hal.sim.SeededRandom;
import faraday.rig.rf.CardProfile;
import faraday.rig.rf.EchoApp;
import faraday.rig.rf.IsoDepCard;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Design §2: same seed, same trace, however time is cut into ticks. */
final class RepeatabilityTest {

  private static final String[] SCRIPT = {
    "4a0100",
    "4001aabb",
    "0006",
    "4041" + "11".repeat(200),
    "400122",
    "5200",
    "60010120",
    "7e",
    "16f0"
  };

  @Property(seed = "4", tries = 20)
  void givesTheSameBytesAtTheSameTimesForTheSameSeed(
      @ForAll @LongRange(min = 1, max = 1000) long seed) {
    assertEquals(run(seed), run(seed));
  }

  @Test
  void givesOtherUidsForOtherSeeds() {
    assertNotEquals(run(1), run(2));
  }

  @Test
  void jumpsOverQuietTimeToTheSameTrace() {
    HostBench jumping = world(1);
    HostBench ticking = world(1);
    for (String command : SCRIPT) {
      jumping.send(HostBench.frame(command));
      ticking.send(HostBench.frame(command));
      String expected = jumping.hear(500);
      StringBuilder heard = new StringBuilder();
      for (int i = 0; i < 500; i++) {
        heard.append(ticking.hear(1));
      }
      assertEquals(expected, heard.toString());
    }
    assertEquals(jumping.trace.toString(), ticking.trace.toString());
  }

  private static String run(long seed) {
    HostBench bench = world(seed);
    for (String command : SCRIPT) {
      bench.send(HostBench.frame(command));
      bench.hear(500);
    }
    return bench.trace.toString();
  }

  private static HostBench world(long seed) {
    HostBench bench = HostBench.awake();
    EchoApp app = new EchoApp(50 * HostBench.MILLI);
    bench.field.place(
        new IsoDepCard(CardProfile.phone(), app, new SeededRandom(seed, "uid")),
        bench.clock.nowNanos());
    return bench;
  }
}
