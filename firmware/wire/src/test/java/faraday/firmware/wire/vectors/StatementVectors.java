package faraday.firmware.wire.vectors;

import faraday.firmware.wire.crypto.SigningKey;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.SampleItem;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.peer.TestCbor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Statements of an account (SPEC 4.7) as one phone gets them, one after the other: what is taken
 * moves it on, what is refused does not. Nobody here reads one; the readers elsewhere do.
 */
final class StatementVectors {

  private static final byte[] FIRST = DemoKeys.bytes("token id", 16);
  private static final byte[] SECOND = DemoKeys.bytes("second token id", 16);

  private static final List<@Nullable Object> RECEIPT = line(2, 2, -450, FIRST);
  private static final List<@Nullable Object> CORRECTED = line(3, 3, -5, FIRST);
  private static final List<@Nullable Object> RECORD = line(4, 1, -10_000, SECOND);

  private final List<VectorFile> statements = new ArrayList<>();

  /** What a phone says to a statement; the number is the one in the file. */
  private enum Verdict {
    TAKEN(0),
    MALFORMED(1),
    SIGNATURE(2),
    ANOTHER_WALLET(3),
    SEQUENCE(4),
    SUM(5);

    private final int code;

    Verdict(int code) {
      this.code = code;
    }
  }

  static VectorFile statements() {
    StatementVectors made = new StatementVectors();
    made.firstOnes();
    made.outOfOrder();
    made.malformed();
    made.laterOnes();
    return new VectorFile()
        .about(
            "Statements (SPEC 4.7) in order; verdict: 0 taken, 1 malformed, 2 not signed by"
                + " the server, 3 another wallet, 4 a line repeated or left out, 5 sum.")
        .put("issuer", SampleToken.ISSUER.publicKey().toArray())
        .put("walletId", SampleToken.WALLET_ID)
        .put("statements", made.statements);
  }

  private void firstOnes() {
    Map<Long, @Nullable Object> opening = map(10_000, 0, line(1, 0, 10_000, null));
    add("line 2 comes first", Verdict.SEQUENCE, map(10_000, 0, line(2, 0, 10_000, null)));
    add("nothing is there", Verdict.TAKEN, map(0, 0));
    add("a balance out of nothing", Verdict.SUM, map(1, 0));
    sign("signed by another", Verdict.SIGNATURE, SampleItem.ROOT, opening);
    opening.put(1L, DemoKeys.bytes("other wallet", 8));
    add("of another wallet", Verdict.ANOTHER_WALLET, opening);
    add("money put in", Verdict.TAKEN, map(10_000, 2_000, line(1, 0, 10_000, null)));
  }

  private void outOfOrder() {
    add("line 1 once more", Verdict.SEQUENCE, map(10_000, 0, line(1, 0, 10_000, null)));
    add("line 2 left out", Verdict.SEQUENCE, map(9_995, 0, CORRECTED));
    add("line 2 twice", Verdict.SEQUENCE, map(9_550, 0, RECEIPT, RECEIPT));
    add("line 3 left out", Verdict.SEQUENCE, map(-450, 0, RECEIPT, RECORD));
    add("one more than the sum", Verdict.SUM, map(9_551, 0, RECEIPT));
    add("one less than the sum", Verdict.SUM, map(9_549, 0, RECEIPT));
  }

  private void malformed() {
    add("a line of a kind nobody has", Verdict.MALFORMED, map(9_550, 0, line(2, 4, -450, FIRST)));
    add("half a token id", Verdict.MALFORMED, map(9_550, 0, line(2, 2, -450, new byte[8])));
    add("33 lines", Verdict.MALFORMED, many(33));
    Map<Long, @Nullable Object> unknown = map(9_550, 0, RECEIPT);
    unknown.put(6L, 0);
    add("an unknown key", Verdict.MALFORMED, unknown);
    Map<Long, @Nullable Object> timeless = map(9_550, 0, RECEIPT);
    timeless.remove(5L);
    add("without its time", Verdict.MALFORMED, timeless);
  }

  private void laterOnes() {
    add("a receipt", Verdict.TAKEN, map(9_550, 0, RECEIPT));
    add("its correction and a record", Verdict.TAKEN, map(-455, 0, CORRECTED, RECORD));
    add("32 lines", Verdict.TAKEN, many(32));
  }

  /** Lines from number 5 on, of one unit each, after a balance of −455. */
  private static Map<Long, @Nullable Object> many(int count) {
    List<Object> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(line(5 + i, 0, 1, null));
    }
    return map(count - 455, 0, lines.toArray());
  }

  private static List<@Nullable Object> line(
      long seq, int kind, long amount, byte @Nullable [] tokenId) {
    return Arrays.asList(seq, kind, amount, tokenId);
  }

  private static Map<Long, @Nullable Object> map(long balance, long held, Object... lines) {
    List<Object> all = List.of(lines);
    long time = SampleToken.NOON_S;
    return TestCbor.map(1, SampleToken.WALLET_ID, 2, balance, 3, held, 4, all, 5, time);
  }

  private void add(String about, Verdict verdict, Map<Long, @Nullable Object> map) {
    sign(about, verdict, SampleToken.ISSUER, map);
  }

  private void sign(
      String about, Verdict verdict, SigningKey key, Map<Long, @Nullable Object> map) {
    statements.add(
        new VectorFile()
            .about(about)
            .put("verdict", new byte[] {(byte) verdict.code})
            .put("statement", SampleToken.sign(key, TestCbor.encode(map))));
  }
}
