package faraday.firmware.access;

import faraday.firmware.wire.Bytes;

/** What a UID can be told from, before anybody asks whose it is (ISO/IEC 14443-3 §6.5.4). */
enum UidShape {
  /** It may be of one card only. */
  LASTING,
  /** Four bytes that begin with 08: drawn anew in every field, as phones do. */
  RANDOM,
  /** No length that a UID has. */
  MALFORMED;

  private static final int SINGLE = 4;
  private static final int DOUBLE = 7;
  private static final int TRIPLE = 10;
  private static final int RANDOM_FIRST = 0x08;

  static UidShape of(Bytes uid) {
    return switch (uid.length()) {
      case SINGLE -> uid.at(0) == RANDOM_FIRST ? RANDOM : LASTING;
      case DOUBLE, TRIPLE -> LASTING;
      default -> MALFORMED;
    };
  }

  boolean listable() {
    return this == LASTING;
  }
}
