package faraday.pilot.state;

import faraday.pilot.band.PilotBand;

/**
 * The transitions of the control pilot (IEC 61851-1 table A.6) as one pure function. It decides the
 * state only; when the contactor may move is decided on top of it. No clock, no memory, no output;
 * enums only, so that the safety loop can call it every tick and the self-test can walk all of it.
 *
 * <p>The sequences and where they are: 1.1 A1 → B1; 1.2 A1 → C1, D1; 2.1 B → A1; 2.2 C, D → A1; 3.1
 * B1 → B2; 3.2 C1 → C2, D1 → D2; 4 B2 → C2, D2; 7 and 8.1 C2, D2 → B2; 8.2 C1, D1 → B1; 9 B2 → B1,
 * C2 → C1, D2 → D1; 10.1 C1, D1 → B1; 12 → E and → F. Sequence 6 changes the duty and no state,
 * 10.2 opens the contactor in C1, and 11 (B, C, B within 400 ms) is 4 and 8.1 in a row, too short
 * to close: {@code ClosingSequence} sees to both.
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
      case F -> PilotState.START; // seq 12 ends: by the charger only, never by a pilot event
      case START -> band == PilotBand.F ? PilotState.START : arrived(band); // −12 V dies away
      case A1, E -> arrived(band); // seq 1.1, 1.2; from E as if newly plugged
      case B1, B2, C1, C2, D1, D2 -> connected(band, supply); // seq 2 … 11
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
      case A -> PilotState.A1; // seq 2.1 from B, 2.2 from C and D; x1 at once, so A2 never stands
      case B -> offered ? PilotState.B2 : PilotState.B1; // 3.1, 9; from C and D 7, 8.1, 8.2, 10.1
      case C -> offered ? PilotState.C2 : PilotState.C1; // 3.2, 4, 9; seq 11 comes and goes here
      case D -> offered ? PilotState.D2 : PilotState.D1; // as C, with ventilation
      case E, F -> PilotState.E; // seq 12; F read but not driven is a lost supply
    };
  }
}
