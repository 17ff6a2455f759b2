package faraday.rig.phone;

/**
 * What a dishonest or broken wallet does. Each changes real bytes on their way out; everything else
 * stays as an honest phone makes it.
 */
public enum WalletFault {
  /** The last byte of the token (in the issuer's signature) is flipped; the proof is honest. */
  TOKEN_FLIPPED_BYTE,
  /** A byte of the proof is flipped. */
  PROOF_FLIPPED_BYTE,
  /** The proof is by a key that is not the token's. */
  PROOF_BY_ANOTHER_KEY,
  /** The proof is over another handshake's hash, as if taken from an earlier tap. */
  PROOF_OF_ANOTHER_TAP,
  /** The proof is over other credentials than the charger sent: another price. */
  PROOF_OF_OTHER_CREDENTIALS,
  /** A start without a token and without a proof. */
  TOKEN_MISSING,
  /** Sends the newest token, spent or not, without asking whether it fits. */
  CREDENTIALS_NOT_READ,
  /** M1 is that of the conversation before. */
  M1_REPLAYED,
  /** M3 is that of the conversation before. */
  M3_REPLAYED,
  /** A byte of M1's sealed part is flipped. */
  M1_FLIPPED_BYTE,
  /** A byte of M3's sealed part is flipped. */
  M3_FLIPPED_BYTE,
  /** Gives up instead of sending M3. */
  SILENT_AFTER_M1,
  /** The frame ends one byte early; its length says otherwise. */
  FRAME_CUT_SHORT,
  /** One byte follows the frame. */
  FRAME_TOO_LONG,
  /** Answers every record with "cannot store". */
  RECORDS_NOT_STORED,
  /** The last byte of the ACK it brings is flipped. */
  ACK_FLIPPED_BYTE,
  /** The last byte of every item it brings is flipped. */
  ITEM_FLIPPED_BYTE,
  /** The proof of a ticket is over another handshake's hash, as if taken from another tap. */
  TICKET_OF_ANOTHER_TAP
}
