package faraday.pilot.state;

import faraday.pilot.band.PilotBand;

/**
 * The transitions of the control pilot (IEC 61851-1 table A.6) as one pure function. It decides the
 * state only; when the contactor may move is decided on top of it. No clock, no memory, no output;
 * enums only, so that the safety loop can call it every tick and the self-test can walk all of it.
 */
public final class PilotMachine {

  private PilotMachine() {}

  /**
   * The next state.
   *
   * @param state the present one
   * @param band confirmed band of the high plateau
   * @param supply what the charger wants
   */
  public static PilotState step(PilotState state, PilotBand band, Supply supply) {
    if (supply == Supply.UNAVAILABLE) {
      return PilotState.F; // seq 12: the charger's own decision, from anywhere
    }
    return switch (state) {
      case F -> PilotState.START; // left by the charger only, never by a pilot event
      case START -> band == PilotBand.F ? PilotState.START : arrived(band);
      case A1, E -> arrived(band);
      case B1, B2, C1, C2, D1, D2 -> connected(band, supply);
    };
  }

  /** A vehicle appears: always on +12 V first, the cable is read before anything is offered. */
  private static PilotState arrived(PilotBand band) {
    return switch (band) {
      case A -> PilotState.A1;
      case B -> PilotState.B1; // seq 1.1
      case C -> PilotState.C1; // seq 1.2, a vehicle without S2
      case D -> PilotState.D1; // seq 1.2 with ventilation
      case E, F -> PilotState.E; // seq 12
    };
  }

  /** The vehicle moves the letter, the charger the digit. */
  private static PilotState connected(PilotBand band, Supply supply) {
    boolean offered = supply == Supply.POWER;
    return switch (band) {
      case A -> PilotState.A1; // seq 2.1 from B, seq 2.2 from C and D
      case B -> offered ? PilotState.B2 : PilotState.B1; // seq 3.1, 9; from C 8.1, 8.2
      case C -> offered ? PilotState.C2 : PilotState.C1; // seq 3.2, 4; withdrawal 9, 10.1
      case D -> offered ? PilotState.D2 : PilotState.D1; // as C
      case E, F -> PilotState.E; // seq 12; F read but not driven is a lost supply
    };
  }
}
