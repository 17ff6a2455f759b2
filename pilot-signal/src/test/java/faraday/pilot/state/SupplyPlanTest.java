package faraday.pilot.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import faraday.pilot.band.PilotBand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is driven, and what takes its time around it. */
final class SupplyPlanTest {

  private static final long MS = 1_000_000L;

  private SupplyPlan plan = new SupplyPlan(VehicleConfig.standard(), false);
  private long nowMs = 1_000_000;

  @Test
  void answersEveryPairOfStateAndWish() {
    for (PilotState state : PilotState.values()) {
      for (Wish wish : Wish.values()) {
        plan = new SupplyPlan(VehicleConfig.standard(), true);
        Supply supply = plan.choose(nowMs * MS, state, PilotBand.B, wish);
        assertEquals(expected(state, wish), supply, state + " with " + wish);
      }
    }
  }

  private static Supply expected(PilotState state, Wish wish) {
    return switch (wish) {
      case UNAVAILABLE -> Supply.UNAVAILABLE;
      case NONE -> Supply.NONE;
      case KEEP -> state.offering() ? Supply.POWER : Supply.NONE;
      case POWER -> Supply.POWER;
    };
  }

  @ParameterizedTest
  @EnumSource(Wish.class)
  void keepsFFor300MsWhateverIsWished(Wish wish) {
    choose(PilotState.B1, PilotBand.B, Wish.UNAVAILABLE);
    long leftMs = 0;
    while (choose(PilotState.F, PilotBand.F, wish) == Supply.UNAVAILABLE && leftMs < 1_000) {
      leftMs += 5;
    }
    assertEquals(wish == Wish.UNAVAILABLE ? 1_000 : 295, leftMs);
  }

  @Test
  void letsAVehicleWait30SecondsThatAskedInVainForVentilation() {
    assertEquals(Supply.NONE, choose(PilotState.D2, PilotBand.D, Wish.POWER));
    assertEquals(Supply.NONE, choose(PilotState.D1, PilotBand.D, Wish.POWER));
    nowMs += 29_990;
    assertEquals(Supply.NONE, choose(PilotState.B1, PilotBand.B, Wish.POWER));
    assertEquals(Supply.POWER, choose(PilotState.B1, PilotBand.B, Wish.POWER));
  }

  @Test
  void countsTheWaitFromTheLastTimeItAsked() {
    choose(PilotState.D1, PilotBand.D, Wish.POWER);
    nowMs += 25_000;
    choose(PilotState.D1, PilotBand.D, Wish.POWER);
    nowMs += 25_000;
    assertEquals(Supply.NONE, choose(PilotState.C1, PilotBand.C, Wish.POWER));
  }

  @Test
  void offersPowerWithVentilationWhereThereIsSome() {
    plan = new SupplyPlan(VehicleConfig.standard(), true);
    assertEquals(Supply.POWER, choose(PilotState.D2, PilotBand.D, Wish.POWER));
  }

  @Test
  void letsNobodyWaitForAnothersFault() {
    choose(PilotState.D1, PilotBand.D, Wish.POWER);
    choose(PilotState.A1, PilotBand.A, Wish.POWER);
    assertEquals(Supply.POWER, choose(PilotState.B1, PilotBand.B, Wish.POWER));
    plan.ignored(nowMs * MS);
    choose(PilotState.A1, PilotBand.A, Wish.POWER);
    assertEquals(Supply.POWER, choose(PilotState.B1, PilotBand.B, Wish.POWER));
  }

  @Test
  void letsAVehicleWait30SecondsThatHadToBeCutOff() {
    plan.ignored(nowMs * MS);
    nowMs += 29_995;
    assertEquals(Supply.NONE, choose(PilotState.C1, PilotBand.C, Wish.POWER));
    assertEquals(Supply.POWER, choose(PilotState.C1, PilotBand.C, Wish.POWER));
  }

  @Test
  void limitsAVehicleThatHasNotShownB() {
    VehicleConfig config = VehicleConfig.standard().withSimplifiedLimitMa(10_000);
    plan = new SupplyPlan(config, false);
    assertEquals(10_000, plan.limitMa(32_000));
    assertEquals(6_000, plan.limitMa(6_000));
    choose(PilotState.C1, PilotBand.C, Wish.NONE);
    assertEquals(10_000, plan.limitMa(32_000));
    choose(PilotState.A1, PilotBand.B, Wish.NONE);
    assertEquals(10_000, plan.limitMa(32_000));
    choose(PilotState.B1, PilotBand.B, Wish.NONE);
    assertEquals(32_000, plan.limitMa(32_000));
    choose(PilotState.C2, PilotBand.C, Wish.NONE);
    assertEquals(32_000, plan.limitMa(32_000));
    choose(PilotState.A1, PilotBand.A, Wish.NONE);
    assertEquals(10_000, plan.limitMa(32_000));
  }

  @Test
  void limitsNobodyByDefault() {
    assertEquals(80_000, plan.limitMa(80_000));
  }

  @Test
  void breaksATryOffWhenNoPowerMayBeOfferedAnyMore() {
    plan = new SupplyPlan(VehicleConfig.standard().withWaking(1_000, 2, true), false);
    while (choose(PilotState.B2, PilotBand.B, Wish.POWER) == Supply.POWER) {
      assertEquals(0, plan.wakeUp().tries());
    }
    assertEquals(Supply.NONE, choose(PilotState.B1, PilotBand.B, Wish.POWER));
    choose(PilotState.B1, PilotBand.B, Wish.NONE);
    assertEquals(Supply.POWER, choose(PilotState.B1, PilotBand.B, Wish.POWER));
  }

  @Test
  void wakesASleeperWithFAndLetsFLast() {
    plan = new SupplyPlan(VehicleConfig.standard().withWaking(1_000, 1, true), false);
    while (choose(PilotState.B2, PilotBand.B, Wish.POWER) == Supply.POWER) {
      assertEquals(0, plan.wakeUp().tries());
    }
    assertEquals(Supply.UNAVAILABLE, choose(PilotState.F, PilotBand.F, Wish.NONE));
    nowMs += 300;
    assertEquals(Supply.NONE, choose(PilotState.F, PilotBand.F, Wish.NONE));
  }

  private Supply choose(PilotState state, PilotBand band, Wish wish) {
    Supply supply = plan.choose(nowMs * MS, state, band, wish);
    nowMs += 5;
    return supply;
  }
}
