package faraday.rig.office;

import faraday.rig.codec.CborBytes;
import faraday.rig.codec.CoseSign1;
import faraday.rig.codec.Id;
import faraday.rig.codec.SessionRecord;
import faraday.rig.codec.SessionRecord.Field;
import faraday.rig.codec.WireException;
import faraday.rig.office.AccountLine.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of all wallets as lines that are only ever added (E22). A session is charged once:
 * by its record, or earlier by the receipt its phone shows when it asks for more money (E34).
 */
final class Accounts {

  /** Most lines of one statement; the rest comes with the next. */
  private static final int LINES_MAX = 32;

  private final OfficeStore store;

  Accounts(OfficeStore store) {
    this.store = store;
  }

  void add(Id walletId, Kind kind, long amountMinor, @Nullable String tokenId) {
    long seq = store.lines(walletId).size() + 1L;
    store.addLine(walletId, new AccountLine(seq, kind, amountMinor, Optional.ofNullable(tokenId)));
  }

  long balanceMinor(Id walletId) {
    return store.lines(walletId).stream().mapToLong(AccountLine::amountMinor).sum();
  }

  long heldMinor(Id walletId, long nowS) {
    return store.tokensOf(walletId).stream().mapToLong(token -> token.heldAtMinor(nowS)).sum();
  }

  /** A record charges its token, or corrects what a receipt charged. */
  void charge(IssuedToken token, long costMinor) {
    if (token.state() == IssuedToken.State.HELD) {
      add(token.walletId(), Kind.RECORD, -costMinor, token.tokenId());
    } else if (costMinor != token.chargedMinor()) {
      long differenceMinor = token.chargedMinor() - costMinor;
      add(token.walletId(), Kind.CORRECTION, differenceMinor, token.tokenId());
    }
    store.putToken(token.settled(costMinor));
  }

  /**
   * A receipt its own phone shows: charged now, if its charger signed it and nothing did before.
   */
  void show(Id walletId, byte[] receipt) {
    try {
      CoseSign1 cose = CoseSign1.parse(receipt);
      SessionRecord record = SessionRecord.parse(cose.payload());
      Optional<IssuedToken> token = tokenOf(walletId, record);
      if (token.isPresent() && record.energyAddsUp() && record.costAddsUp()) {
        cose.verify(store.charger(record.id(Field.CHARGER_ID)).orElseThrow().signKey());
        long costMinor = record.number(Field.COST_MINOR);
        add(walletId, Kind.RECEIPT, -costMinor, token.get().tokenId());
        store.putToken(token.get().settledEarly(costMinor));
      }
    } catch (WireException e) {
      // What is no receipt of a charger charges nothing; the phone keeps it.
    }
  }

  private Optional<IssuedToken> tokenOf(Id walletId, SessionRecord record) {
    String tokenId = HexFormat.of().formatHex(record.bytes(Field.TOKEN_ID));
    return store
        .token(tokenId)
        .filter(token -> token.walletId().equals(walletId))
        .filter(token -> record.id(Field.WALLET_ID).equals(walletId))
        .filter(token -> token.state() == IssuedToken.State.HELD)
        .filter(token -> store.charger(record.id(Field.CHARGER_ID)).isPresent());
  }

  /** The payload of a statement, SPEC §4.7. */
  byte[] statement(Id walletId, long sinceSeq, long epochS) {
    List<AccountLine> known = store.lines(walletId);
    int from = Math.clamp(sinceSeq, 0, known.size());
    int to = Math.min(known.size(), from + LINES_MAX);
    long balanceMinor = known.subList(0, to).stream().mapToLong(AccountLine::amountMinor).sum();
    List<Object> lines = new ArrayList<>();
    for (AccountLine line : known.subList(from, to)) {
      byte[] tokenId = line.tokenId().map(HexFormat.of()::parseHex).orElse(null);
      lines.add(Arrays.asList(line.seq(), line.kind().code(), line.amountMinor(), tokenId));
    }
    return CborBytes.of(
        Map.of(
            1L,
            walletId.bytes(),
            2L,
            balanceMinor,
            3L,
            heldMinor(walletId, epochS),
            4L,
            lines,
            5L,
            epochS));
  }
}
