package faraday.firmware.wire.frame;

import faraday.firmware.wire.WireCode;

/** Why M4 refuses (SPEC §3.5). */
public enum Reason implements WireCode {
  /** Faulted, or out of service. */
  NOT_AVAILABLE(16),
  /** The connector serves someone else. */
  IN_USE(17),
  /** Someone else's reservation stands. */
  RESERVED(18),
  /** Outside the location's hours. */
  OUTSIDE_HOURS(19),
  /** Audience is neither this charger nor its site. */
  WRONG_CHARGER(20),
  /** No such connector, or token and command disagree. */
  WRONG_CONNECTOR(21),
  /** {@code exp} has passed for certain. */
  EXPIRED(22),
  /** Before {@code nbf}. */
  NOT_YET_VALID(23),
  /** The token id was spent. */
  USED(24),
  /** Below the revocation epoch. */
  REVOKED(25),
  /** A limit of the token leaves nothing to deliver. */
  LIMITS(26),
  /** Price or currency is not the one shown in M2. */
  PRICE(27),
  /** The command is absent, malformed or not supported. */
  COMMAND(28),
  /** No room for another session. */
  JOURNAL_FULL(29),
  /** Nothing to stop. */
  NO_SESSION(30),
  /** Another key started the session. */
  NOT_YOURS(31),
  /** Anything cryptographic or malformed; deliberately says no more. */
  REFUSED(32),
  /** This token needs a trusted clock. */
  TIME_NEEDED(33),
  /** What the charger knows and what the token says differ: the phone must ask the server. */
  GO_ONLINE(34),
  /** A start without a token. */
  TOKEN_MISSING(35),
  /** The driver's sessions of this day are used up. */
  SESSIONS_PER_DAY(36),
  /** The slot the token names is not the window it is valid in. */
  SLOT(37),
  /** Another holder of a right must come too. */
  HOLDERS(38),
  /** The conversation that the token answers is too old, unknown, or was answered (E33). */
  CHALLENGE(39);

  private final int code;

  Reason(int code) {
    this.code = code;
  }

  @Override
  public int code() {
    return code;
  }
}
