package faraday.firmware.courier;

import faraday.firmware.wire.item.ServerItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server wants to know (E8, E21): records to be given again, and the charger's state. Both
 * are given once, to the phone that stores for others and comes first; the server asks again when
 * nothing arrives.
 */
public final class Questions {

  private long version;
  private List<Long> records = List.of();
  private int diagnostics;
  private @Nullable String tagName;

  /** Numbers of records to be given again, acknowledged or not. */
  public List<Long> records() {
    return records;
  }

  /** Which parts of the state, as claim 4 of a token; 0 none. */
  public int diagnostics() {
    return diagnostics;
  }

  /** Number of the question, which the answer repeats. */
  public long version() {
    return version;
  }

  /** What the tag is called, or null when nobody has named it. */
  public @Nullable String tagName() {
    return tagName;
  }

  /** The phone has stored the answer with this number: a record's, or the state's, −1. */
  public void answered(long number) {
    if (number == Diagnostics.NUMBER) {
      diagnostics = 0;
    }
    records = records.stream().filter(seq -> seq != number).toList();
  }

  void adopt(ServerItem.Query newer) {
    version = newer.head().version();
    records = newer.records();
    diagnostics = newer.diagnostics();
    if (newer.tagName() != null) {
      tagName = newer.tagName();
    }
  }
}
