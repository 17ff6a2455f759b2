package faraday.rig.phone;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the sessions of this phone cost, from verified receipts only. It is for the person's eyes:
 * money is the server's hold and the charger's signed record (security threat TH-9).
 */
public final class Ledger {

  private final List<LedgerLine> lines = new ArrayList<>();

  /** Adds a line unless the session is already paid. */
  void deduct(LedgerLine line) {
    if (lines.stream().noneMatch(paid -> paid.sessionId().equals(line.sessionId()))) {
      lines.add(line);
    }
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
