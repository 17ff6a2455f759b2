package faraday.firmware.wire;

/**
 * Why hostile bytes were refused, and where. For logs and tests only: what the phone hears is laid
 * down in SPEC §3 and says less.
 *
 * @param kind what is wrong
 * @param position offset of the offending item in the bytes that were decoded, ≥ 0
 */
public record Flaw(Kind kind, int position) {

  /** What can be wrong. */
  public enum Kind {
    /** The bytes end inside an item. */
    TRUNCATED,
    /** Bytes follow the item. */
    TRAILING,
    /** More bytes than the limit allows. */
    TOO_LONG,
    /** Containers nested deeper than the limit. */
    TOO_DEEP,
    /** An integer or a length not in its shortest form. */
    NOT_SHORTEST,
    /** Indefinite length, or an additional information value nobody has defined. */
    INDEFINITE_OR_RESERVED,
    /** A CBOR tag. */
    TAG,
    /** A float, or a simple value other than false, true and null. */
    FLOAT_OR_SIMPLE,
    /** An integer that needs more than 63 bits and a sign. */
    TOO_BIG,
    /** A map key that is not an integer. */
    KEY_TYPE,
    /** A map key smaller than the one before it. */
    KEY_ORDER,
    /** A map key given twice. */
    KEY_REPEATED,
    /** Text that is not UTF-8. */
    NOT_UTF8,
    /** No JSON of the subset. */
    SYNTAX,
    /** Another type than laid down. */
    TYPE,
    /** Another number of elements than laid down. */
    COUNT,
    /** A byte or text string of another length than laid down. */
    LENGTH,
    /** A number outside the range laid down. */
    RANGE,
    /** A map key that is unknown or reserved in version 1. */
    KEY_UNKNOWN,
    /** A map key that must be there and is not. */
    KEY_MISSING,
    /** Items that are each well formed and contradict one another. */
    CONTRADICTION,
    /** A frame type the other side never sends. */
    FRAME_TYPE,
    /** A frame whose length field is not the length of its body. */
    FRAME_LENGTH
  }
}
