package faraday.pilot.supervision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class SupervisionLimitsTest {

  @Test
  void setsOneThingAndLeavesTheOthers() {
    SupervisionLimits standard = SupervisionLimits.standard();
    ReclosePolicy france = ReclosePolicy.of("FR");
    MainsLimits onePhase = MainsLimits.standard().withPhases(1);
    HeatLimits heat = standard.heat();
    HeatLimits cautious =
        new HeatLimits(heat.enclosure(), heat.contacts(), 600_000, 1_000, 6_000, 60_000);
    SupervisionLimits own = standard.withReclose(france).withMains(onePhase).withHeat(cautious);
    assertEquals(france, own.reclose());
    assertEquals(onePhase, own.mains());
    assertEquals(cautious, own.heat());
    assertEquals(
        standard, own.withReclose(standard.reclose()).withMains(standard.mains()).withHeat(heat));
  }
}
