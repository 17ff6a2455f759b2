package faraday.rig.soak;

/**
 * What is expected of a cell of the coverage.
 *
 * @param cell whether it must, may or can never be filled
 * @param reason why it need not be; empty for {@link Cell#MUST}
 */
record Claim(Cell cell, String reason) {

  /** Expectations of a cell. */
  enum Cell {
    /** An empty one is a gap of the campaign. */
    MUST,
    /** The state ends within a few ticks, so that luck decides. */
    MAY,
    /** A filled one shows that the claim is wrong. */
    CANNOT
  }

  /** The rule. */
  static final Claim MUST = new Claim(Cell.MUST, "");

  /** An exception by luck. */
  static Claim may(String reason) {
    return new Claim(Cell.MAY, reason);
  }

  /** An exception by nature. */
  static Claim cannot(String reason) {
    return new Claim(Cell.CANNOT, reason);
  }
}
