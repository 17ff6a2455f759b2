package faraday.rig.phone;

import faraday.rig.codec.CborValue;
import faraday.rig.codec.CoseSign1;
import faraday.rig.codec.Id;
import faraday.rig.codec.P256PublicKey;
import faraday.rig.codec.WireException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the server says has happened to an account (SPEC §4.7), as read.
 *
 * @param walletId whose account
 * @param balanceMinor after the last line
 * @param heldMinor put aside for tokens that were not settled
 * @param lines oldest first
 */
record Statement(Id walletId, long balanceMinor, long heldMinor, List<Line> lines) {

  private static final Set<Long> KEYS = Set.of(1L, 2L, 3L, 4L, 5L);
  private static final int LINES_MAX = 32;
  private static final int LINE_ITEMS = 4;
  private static final int ID_BYTES = 8;
  private static final int TOKEN_ID_BYTES = 16;

  /**
   * One line.
   *
   * @param seq its number, from 1, no number left out
   * @param kind 0 money put in, 1 session by its record, 2 session by a receipt, 3 correction
   * @param amountMinor negative takes money away
   * @param tokenId hexadecimal, when it is about a session
   */
  record Line(long seq, long kind, long amountMinor, Optional<String> tokenId) {}

  /** Reads a statement that the server signed. */
  static Statement read(byte[] cose, P256PublicKey server) throws WireException {
    CoseSign1 signed = CoseSign1.parse(cose);
    signed.verify(server);
    CborValue map = CborValue.parse(signed.payload());
    CborValue all = map.key(4);
    if (!map.keys().equals(KEYS) || all.size() > LINES_MAX) {
      throw new WireException(WireException.Layer.CBOR, "no statement");
    }
    map.key(5).uint();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      lines.add(line(all.at(i).array(LINE_ITEMS)));
    }
    return new Statement(
        Id.of(map.key(1).bytes(ID_BYTES)), map.key(2).integer(), map.key(3).wideUint(), lines);
  }

  private static Line line(CborValue items) throws WireException {
    Optional<String> tokenId =
        items.at(3).isNull()
            ? Optional.empty()
            : Optional.of(HexFormat.of().formatHex(items.at(3).bytes(TOKEN_ID_BYTES)));
    return new Line(items.at(0).wideUint(), items.at(1).uint(0, 3), items.at(2).integer(), tokenId);
  }
}
