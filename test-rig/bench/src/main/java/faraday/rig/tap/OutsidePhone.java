package faraday.rig.tap;

import faraday.rig.tap.CarrierException.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * A phone outside, held to the charger. Virtual time stands still while it thinks and is then moved
 * on by a fixed time per APDU, so that a run depends on what it says and not on how fast.
 */
abstract sealed class OutsidePhone permits OutsideCard, OutsideReader {

  /** APDUs of one connection; a start with all its courier work needs fewer than 200. */
  static final int EXCHANGES_MAX = 4096;

  /** What a phone takes for an APDU. */
  static final long ANSWER_NANOS = 10_000_000L;

  private final Carrier carrier;
  private int exchanges;
  private long spokeNanos;
  private @Nullable Trouble trouble;

  OutsidePhone(Carrier carrier, long nowNanos) {
    this.carrier = carrier;
    spokeNanos = nowNanos;
  }

  final Carrier carrier() {
    return carrier;
  }

  /** Why nothing more comes, or null. */
  final @Nullable Trouble trouble() {
    return trouble;
  }

  final void ended(Trouble why) {
    trouble = why;
  }

  /** When it spoke last, or came into the field. */
  final long spokeNanos() {
    return spokeNanos;
  }

  final void spoke(long nowNanos) {
    spokeNanos = nowNanos;
  }

  final int exchanges() {
    return exchanges;
  }

  /** Counts one APDU more. */
  final void count(long nowNanos) throws CarrierException {
    spokeNanos = nowNanos;
    if (++exchanges > EXCHANGES_MAX) {
      throw new CarrierException(Trouble.TOO_MANY);
    }
  }

  /** True when it must be taken out of the field, for a while or for good. */
  boolean away() {
    return trouble != null;
  }

  /** True once when it was away for a while only. */
  boolean takeLeft() {
    return false;
  }

  /** True when the charger has spoken to it and let it go for good. */
  boolean letGo() {
    return false;
  }
}
