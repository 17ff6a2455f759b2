package faraday.rig.phone;

/** What can be wrong with a statement of the server (SPEC §4.7). */
public enum StatementFault {
  /** Not a statement. */
  MALFORMED,
  /** Not signed by the server. */
  SIGNATURE,
  /** About another wallet. */
  ANOTHER_WALLET,
  /** Its first line is not the one after the last that is known. */
  SEQUENCE,
  /** Its balance is not the one before plus its lines. */
  SUM
}
