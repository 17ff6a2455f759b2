package faraday.nfc.card;

/**
 * Every number of the target role, in milliseconds.
 *
 * @param slotMs how long the charger waits as a card for a phone, 350 (NFC fact sheet: 300–400,
 *     untried on real phones)
 * @param lingerMs how long it stays a card behind an activation: a phone comes back within one
 *     human tap, 1000 (chosen)
 * @param returnMs the same behind an absence it chose itself, 3000 (chosen)
 * @param silenceMs longest time between two commands of one activation, 5000 (chosen)
 * @param thinkLimitMs longest time a dialogue may keep a phone waiting, 10000 (chosen)
 * @param nfcId last three bytes of the 4-byte UID whose first is always 08, 0…0xFFFFFF
 */
public record TargetSettings(
    int slotMs, int lingerMs, int returnMs, int silenceMs, int thinkLimitMs, int nfcId) {

  /** What suits a charger. */
  public static final TargetSettings DEFAULT =
      new TargetSettings(350, 1000, 3000, 5000, 10_000, 0x464152);

  /** Refuses times that make no sense. */
  public TargetSettings {
    boolean positive = slotMs >= 1 && lingerMs >= 0 && returnMs >= 1;
    if (!positive || silenceMs < 1 || thinkLimitMs < 1 || nfcId >>> 24 != 0) {
      throw new IllegalArgumentException("target settings " + slotMs + " " + lingerMs);
    }
  }
}
