package faraday.rig.soak;

import faraday.pilot.state.PilotState;
import java.util.Arrays;
import java.util.List;

/** What a connector's charger is like when a stimulus meets it: its pilot state, or none. */
enum Column {
  /** After power-on, before anything was read. */
  START,
  A1,
  B1,
  B2,
  C1,
  C2,
  D1,
  D2,
  E,
  F,
  /** Supply, but no process. */
  DEAD,
  /** No supply. */
  OFF;

  private static final Column[] OF_STATE = ofState();

  private static Column[] ofState() {
    return Arrays.stream(PilotState.values())
        .map(state -> Column.valueOf(state.name()))
        .toArray(Column[]::new);
  }

  /** The column of a pilot state's ordinal. */
  static Column of(long stateOrdinal) {
    return OF_STATE[(int) stateOrdinal];
  }

  /** All names, in order. */
  static List<String> names() {
    return Arrays.stream(values()).map(Enum::name).toList();
  }

  /** True where a process runs. */
  boolean lives() {
    return this != DEAD && this != OFF;
  }
}
