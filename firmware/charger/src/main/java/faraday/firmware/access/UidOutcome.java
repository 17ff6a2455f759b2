package faraday.firmware.access;

import faraday.firmware.wire.frame.Reason;

/** What became of a card that was held to the charger (SPEC §7.1). The card hears nothing of it. */
public sealed interface UidOutcome {

  /** Why a card is refused before the place is asked; beside them stand the reasons of M4. */
  enum Refusal {
    /** Not on the list. */
    UNKNOWN(64),
    /** A random UID, which names nobody. */
    RANDOM(65),
    /** Too soon after cards that nobody knows. */
    BACK_OFF(66),
    /** Not a UID. */
    MALFORMED(67),
    /** The place costs something, and a UID pays nothing. */
    NOT_FREE(68),
    /** Which connector is meant cannot be told. */
    CONNECTOR(Reason.WRONG_CONNECTOR.code());

    private final int code;

    Refusal(int code) {
      this.code = code;
    }

    /** For a display and for events. */
    public int code() {
      return code;
    }
  }

  /** The list is empty, or the card has been there since it was answered. */
  record Ignored() implements UidOutcome {}

  /**
   * Nothing was begun or ended.
   *
   * @param code of {@link Refusal}, or a {@link Reason}'s
   */
  record Refused(int code) implements UidOutcome {}

  /** A session of the low-trust right begins. */
  record Started(int evse) implements UidOutcome {}

  /** The session of this card ends. */
  record Stopped(int evse) implements UidOutcome {}
}
