package faraday.nfc.tag;

/** Status words the charger gives as a card (SPEC §8, §9; ISO/IEC 7816-4 §5.6). */
public final class StatusWord {

  /** Done. */
  public static final int OK = 0x9000;

  /** Done; more waits, low byte: how much, at most FF. */
  public static final int MORE_WAITS = 0x6100;

  /** The answer is not settled: ask again. */
  public static final int NOT_SETTLED = 0x6200;

  /** Lengths contradict, or are beyond a limit. */
  public static final int WRONG_LENGTH = 0x6700;

  /** Never to be written. */
  public static final int NOT_ALLOWED = 0x6982;

  /** Not now. */
  public static final int OUT_OF_ORDER = 0x6985;

  /** No file is selected. */
  public static final int NOTHING_SELECTED = 0x6986;

  /** What was committed is no message. */
  public static final int WRONG_DATA = 0x6A80;

  /** No such application or file. */
  public static final int NOT_FOUND = 0x6A82;

  /** Beyond the end of the file. */
  public static final int NO_ROOM = 0x6A84;

  /** No such variant of the command. */
  public static final int WRONG_P1_P2 = 0x6A86;

  /** No such place in the file. */
  public static final int WRONG_OFFSET = 0x6B00;

  /** No such command. */
  public static final int UNKNOWN_INS = 0x6D00;

  /** No such class. */
  public static final int UNKNOWN_CLA = 0x6E00;

  private StatusWord() {}
}
