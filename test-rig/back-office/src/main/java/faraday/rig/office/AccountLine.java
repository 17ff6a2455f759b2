package faraday.rig.office;

import java.util.Optional;

/**
 * One line of a wallet's account (E22, SPEC §4.7).
 *
 * @param seq from 1, no number left out
 * @param kind what moved the money
 * @param amountMinor negative takes money away
 * @param tokenId hexadecimal, when it is about a session
 */
public record AccountLine(long seq, Kind kind, long amountMinor, Optional<String> tokenId) {

  /** What moved the money. */
  public enum Kind {
    /** Money was put in. */
    RELOAD(0),
    /** A session, by the charger's record. */
    RECORD(1),
    /** A session, by the receipt its phone showed first (E34). */
    RECEIPT(2),
    /** What a record costs more, or less, than its receipt said. */
    CORRECTION(3);

    private final long code;

    Kind(long code) {
      this.code = code;
    }

    long code() {
      return code;
    }
  }
}
