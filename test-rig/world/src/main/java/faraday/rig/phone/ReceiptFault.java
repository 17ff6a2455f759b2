package faraday.rig.phone;

/** Why the phone does not accept a receipt. */
public enum ReceiptFault {
  /** Not COSE, not a session record, or not of the types SPEC §5 says. */
  MALFORMED,
  /** Not signed by this charger's {@code sign} key. */
  SIGNATURE,
  /** Of another charger. */
  ANOTHER_CHARGER,
  /** Of another session than the answer names or this phone began. */
  ANOTHER_SESSION,
  /** Of another wallet. */
  ANOTHER_WALLET,
  /** Priced otherwise than was shown and signed at the start. */
  PRICE,
  /** Energy is not the difference of the registers. */
  ENERGY,
  /** Cost is not what energy, duration and prices give. */
  COST,
  /** Another record than the answer to the fast stop pinned. */
  NOT_AS_PROMISED
}
