package faraday.nfc.reader;

/**
 * Every number of the reader role, in milliseconds.
 *
 * @param pollMs from the beginning of one search to the next while nobody is there, 250 (chosen)
 * @param fieldOffMs shortest time without field before a search, 5 (EMV contactless: a target has
 *     then forgotten everything)
 * @param absenceMs a target that was served must be missing for so long before one of its kind is
 *     served again, 500 (chosen)
 * @param waitLimitMs longest time a dialogue may keep a target waiting before it is let go, 10000
 *     (chosen)
 */
public record ReaderSettings(int pollMs, int fieldOffMs, int absenceMs, int waitLimitMs) {

  /** What suits a charger. */
  public static final ReaderSettings DEFAULT = new ReaderSettings(250, 5, 500, 10_000);

  /** The same with another time between searches. */
  public ReaderSettings withPollMs(int newPollMs) {
    return new ReaderSettings(newPollMs, fieldOffMs, absenceMs, waitLimitMs);
  }

  /** Refuses times that make no sense. */
  public ReaderSettings {
    if (pollMs < 1 || fieldOffMs < 5 || absenceMs < 0 || waitLimitMs < 1) {
      throw new IllegalArgumentException(
          "reader settings " + pollMs + " " + fieldOffMs + " " + absenceMs + " " + waitLimitMs);
    }
  }
}
