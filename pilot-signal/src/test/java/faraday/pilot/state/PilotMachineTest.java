package faraday.pilot.state;

import static faraday.pilot.state.PilotState.A1;
import static faraday.pilot.state.PilotState.B1;
import static faraday.pilot.state.PilotState.B2;
import static faraday.pilot.state.PilotState.C1;
import static faraday.pilot.state.PilotState.C2;
import static faraday.pilot.state.PilotState.D1;
import static faraday.pilot.state.PilotState.D2;
import static faraday.pilot.state.PilotState.E;
import static faraday.pilot.state.PilotState.F;
import static faraday.pilot.state.PilotState.START;
import static org.junit.jupiter.api.Assertions.assertEquals;

import faraday.pilot.band.PilotBand;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every pair of state and input, as a table. */
@SuppressWarnings("EnumOrdinal")
final class PilotMachineTest {

  /** Next states for the bands A, B, C, D, E, F: one row per state and supply. */
  private static PilotState[] row(PilotState state, Supply supply) {
    return switch (supply) {
      case UNAVAILABLE -> new PilotState[] {F, F, F, F, F, F};
      case NONE, POWER ->
          switch (state) {
            case START -> new PilotState[] {A1, B1, C1, D1, E, START};
            case F -> new PilotState[] {START, START, START, START, START, START};
            case A1, E -> new PilotState[] {A1, B1, C1, D1, E, E};
            case B1, B2, C1, C2, D1, D2 ->
                supply == Supply.POWER
                    ? new PilotState[] {A1, B2, C2, D2, E, E}
                    : new PilotState[] {A1, B1, C1, D1, E, E};
          };
    };
  }

  @Test
  void answersEveryPairOfStateAndInput() {
    int pairs = 0;
    for (Supply supply : Supply.values()) {
      for (PilotState state : PilotState.values()) {
        PilotState[] row = row(state, supply);
        for (PilotBand band : PilotBand.values()) {
          assertEquals(
              row[band.ordinal()],
              PilotMachine.step(state, band, supply),
              state + " with " + band + " and " + supply);
          pairs++;
        }
      }
    }
    assertEquals(10 * 6 * 3, pairs);
  }

  @Test
  void offersOnlyToAConnectedVehicleAndOnlyWhenPowerIsWanted() {
    for (PilotState state : PilotState.values()) {
      for (PilotBand band : PilotBand.values()) {
        for (Supply supply : Supply.values()) {
          if (PilotMachine.step(state, band, supply).offering()) {
            assertEquals(Supply.POWER, supply);
            assertEquals(true, state.connected());
            assertEquals(true, EnumSet.range(PilotBand.B, PilotBand.D).contains(band));
          }
        }
      }
    }
  }

  @Test
  void leavesFOnlyByTheChargersDecision() {
    for (PilotBand band : PilotBand.values()) {
      assertEquals(F, PilotMachine.step(F, band, Supply.UNAVAILABLE));
      assertEquals(START, PilotMachine.step(F, band, Supply.NONE));
    }
  }

  @Test
  void namesItsLettersAndDigits() {
    Set<PilotState> connected = EnumSet.noneOf(PilotState.class);
    Set<PilotState> ready = EnumSet.noneOf(PilotState.class);
    Set<PilotState> offering = EnumSet.noneOf(PilotState.class);
    for (PilotState state : PilotState.values()) {
      if (state.connected()) {
        connected.add(state);
      }
      if (state.ready()) {
        ready.add(state);
      }
      if (state.offering()) {
        offering.add(state);
      }
      assertEquals(state == D1 || state == D2, state.ventilation());
    }
    assertEquals(EnumSet.of(B1, B2, C1, C2, D1, D2), connected);
    assertEquals(EnumSet.of(C1, C2, D1, D2), ready);
    assertEquals(EnumSet.of(B2, C2, D2), offering);
  }
}
