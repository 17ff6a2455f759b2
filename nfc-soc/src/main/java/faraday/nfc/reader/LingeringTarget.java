package faraday.nfc.reader;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers a target that was served and released, until it has been away long enough.
 *
 * <p>Phones change their UID whenever the field goes off, so a phone that stays cannot be told from
 * another one of the same model; what can be compared is everything else. A target that differs
 * there is another one and is served at once.
 */
final class LingeringTarget {

  private final long absenceNanos;
  private @Nullable TargetInfo target;
  private long lastSeenNanos;

  LingeringTarget(long absenceNanos) {
    this.absenceNanos = absenceNanos;
  }

  void begin(TargetInfo released, long nowNanos) {
    target = released;
    lastSeenNanos = nowNanos;
  }

  void forget() {
    target = null;
  }

  /** A search found a target; true when it may be the one that was released. */
  boolean seen(TargetInfo found, long nowNanos) {
    if (target == null || !sameKind(target, found)) {
      return false;
    }
    lastSeenNanos = nowNanos;
    return true;
  }

  /** A search found nobody. */
  void missed(long nowNanos) {
    if (target != null && nowNanos - lastSeenNanos >= absenceNanos) {
      target = null;
    }
  }

  private static boolean sameKind(TargetInfo one, TargetInfo other) {
    return one.selRes() == other.selRes()
        && one.uid().length == other.uid().length
        && Arrays.equals(one.sensRes(), other.sensRes())
        && Arrays.equals(one.ats(), other.ats());
  }
}
