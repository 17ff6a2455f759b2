package faraday.firmware.journal;

import java.util.Set;

/**
 * Up to which numbers records are released. Those of the newest checkpoint are read no more; the
 * sectors of the checkpoint before it may be erased. So the newest checkpoint can rot, and all that
 * its forerunner did not carry is still there.
 */
final class Release {

  private final Set<WriteRule> rules;
  private long checkpointSeq;
  private long releasedSeq;
  private long beforeCheckpointSeq;
  private long beforeReleasedSeq;

  Release(Set<WriteRule> rules) {
    this.rules = rules;
  }

  /** A durable checkpoint; one of the same number replaces the torn one it was written for. */
  void checkpoint(long seq, byte[] payload) {
    if (seq == checkpointSeq) {
      superseded(seq);
    }
    long released = Checkpoint.releasedSeq(seq, payload);
    if (released >= releasedSeq && released > 0) {
      beforeCheckpointSeq = checkpointSeq;
      beforeReleasedSeq = releasedSeq;
      checkpointSeq = seq;
      releasedSeq = released;
    }
  }

  /** The record of this number was torn and another holds. */
  void superseded(long seq) {
    if (seq == checkpointSeq) {
      checkpointSeq = beforeCheckpointSeq;
      releasedSeq = beforeReleasedSeq;
      beforeReleasedSeq = 0;
    }
  }

  /** Records up to here are read no more. */
  long readFloor() {
    return releasedSeq;
  }

  /** Sectors that hold nothing behind this number may be erased. */
  long eraseFloor() {
    return rules.contains(WriteRule.ERASE_BEHIND_TWO) ? beforeReleasedSeq : releasedSeq;
  }
}
