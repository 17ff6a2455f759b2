package faraday.rig.phone;

import faraday.rig.codec.Id;
import faraday.rig.codec.P256PublicKey;
import faraday.rig.codec.WireException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the sessions of this phone cost, from verified receipts, beside what the server said of the
 * account (E22, E34). It is for the person's eyes: money is the server's hold and the charger's
 * signed record (security threat TH-9).
 */
public final class Ledger {

  private final List<LedgerLine> lines = new ArrayList<>();
  private final Map<String, byte[]> openReceipts = new LinkedHashMap<>();
  private final Map<String, Long> openMinor = new LinkedHashMap<>();
  private long statedSeq;
  private long statedMinor;
  private long heldMinor;

  /** Adds a line unless the session is already paid; the receipt can be shown to the server. */
  public void deduct(LedgerLine line, byte[] receipt) {
    deduct(line);
    if (openMinor.containsKey(line.tokenId())) {
      openReceipts.put(line.tokenId(), receipt.clone());
    }
  }

  /** The same for what a fast stop said; its receipt comes later. */
  void deduct(LedgerLine line) {
    if (lines.stream().noneMatch(paid -> paid.sessionId().equals(line.sessionId()))) {
      lines.add(line);
      openMinor.put(line.tokenId(), line.costMinor());
    }
  }

  /**
   * Takes a statement of the server: its lines must follow those before without a gap, and its
   * balance must be what they come to. What it mentions is not open any more.
   *
   * @return what was wrong with it; nothing has changed then
   */
  public Optional<StatementFault> accept(byte[] cose, P256PublicKey server, Id walletId) {
    Statement statement;
    try {
      statement = Statement.read(cose, server);
    } catch (WireException e) {
      boolean forged = e.layer() == WireException.Layer.SIGNATURE;
      return Optional.of(forged ? StatementFault.SIGNATURE : StatementFault.MALFORMED);
    }
    if (!statement.walletId().equals(walletId)) {
      return Optional.of(StatementFault.ANOTHER_WALLET);
    }
    return accept(statement);
  }

  private Optional<StatementFault> accept(Statement statement) {
    long seq = statedSeq;
    long sumMinor = statedMinor;
    for (Statement.Line line : statement.lines()) {
      if (line.seq() != ++seq) {
        return Optional.of(StatementFault.SEQUENCE);
      }
      sumMinor += line.amountMinor();
    }
    if (sumMinor != statement.balanceMinor()) {
      return Optional.of(StatementFault.SUM);
    }
    statedSeq = seq;
    statedMinor = sumMinor;
    heldMinor = statement.heldMinor();
    statement.lines().forEach(line -> line.tokenId().ifPresent(this::stated));
    return Optional.empty();
  }

  private void stated(String tokenId) {
    openReceipts.remove(tokenId);
    openMinor.remove(tokenId);
  }

  /** Number of the last line of the server's that this phone has. */
  public long statedSeq() {
    return statedSeq;
  }

  /** Receipts of sessions that were deducted here and that no statement has mentioned. */
  public List<byte[]> openReceipts() {
    return List.copyOf(openReceipts.values());
  }

  /** Whether the server has ever said anything about the account. */
  boolean known() {
    return statedSeq > 0;
  }

  /** What the server said less what it did not know yet, minor units. */
  public long balanceMinor() {
    return statedMinor - openMinor.values().stream().mapToLong(Long::longValue).sum();
  }

  /** What the server had put aside when it last spoke, minor units. */
  public long heldMinor() {
    return heldMinor;
  }

  /** All lines, oldest first; a live view. */
  public List<LedgerLine> lines() {
    return Collections.unmodifiableList(lines);
  }

  /** Sum of all deductions, minor units. */
  public long deductedMinor() {
    return lines.stream().mapToLong(LedgerLine::costMinor).sum();
  }
}
