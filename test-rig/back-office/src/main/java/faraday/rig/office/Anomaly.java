package faraday.rig.office;

import faraday.rig.codec.Id;

/**
 * A record that is genuine and kept, but about which someone should ask.
 *
 * @param chargerId whose journal
 * @param seq which record
 * @param kind what is odd
 */
public record Anomaly(Id chargerId, long seq, Kind kind) {

  /** What is odd. */
  public enum Kind {
    /** The office never issued this token. */
    UNKNOWN_TOKEN,
    /** The token was issued to another wallet. */
    ANOTHER_WALLET,
    /** Charged at other prices than the token's. */
    PRICE,
    /** Charged more than was put aside. */
    OVER_HOLD,
    /** The token had been charged or released before. */
    CHARGED_TWICE
  }
}
