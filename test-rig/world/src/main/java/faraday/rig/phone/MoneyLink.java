package faraday.rig.phone;

import faraday.rig.codec.Id;
import faraday.rig.codec.P256PublicKey;
import java.util.List;

/** The server's side of a wallet's account, as a phone with signal reaches it (E22, E34). */
public interface MoneyLink {

  /** What statements verify with. */
  P256PublicKey statementKey();

  /**
   * Puts money into the account and says what has happened to it.
   *
   * @param walletId whose account
   * @param reloadMinor money put in, 0 for none
   * @param sinceSeq last ledger line the phone has
   * @param openReceipts receipts of sessions the phone has deducted and the server has not
   *     mentioned
   * @return a signed statement, SPEC §4.7
   */
  byte[] statement(Id walletId, long reloadMinor, long sinceSeq, List<byte[]> openReceipts);
}
