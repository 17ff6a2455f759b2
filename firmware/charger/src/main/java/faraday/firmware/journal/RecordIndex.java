package faraday.firmware.journal;

import java.util.Arrays;

/** Where each record stands; numbers rise, holes are allowed. */
final class RecordIndex {

  private long[] seqs = new long[64];
  private int[] addresses = new int[64];
  private int count;

  int count() {
    return count;
  }

  long seqAt(int position) {
    return seqs[position];
  }

  int addressAt(int position) {
    return addresses[position];
  }

  /** The newest number, 0 when empty. */
  long lastSeq() {
    return count == 0 ? 0 : seqs[count - 1];
  }

  /** The address of a record, or −1. */
  int addressOf(long seq) {
    int position = Arrays.binarySearch(seqs, 0, count, seq);
    return position < 0 ? -1 : addresses[position];
  }

  /** Adds a record newer than all others. */
  void add(long seq, int address) {
    if (seq <= lastSeq()) {
      throw new IllegalStateException("record " + seq + " after " + lastSeq());
    }
    if (count == seqs.length) {
      seqs = Arrays.copyOf(seqs, 2 * count);
      addresses = Arrays.copyOf(addresses, 2 * count);
    }
    seqs[count] = seq;
    addresses[count++] = address;
  }

  /** The lowest number behind this one, 0 for none. */
  long firstBehind(long seq) {
    int position = Arrays.binarySearch(seqs, 0, count, seq);
    int next = position < 0 ? -position - 1 : position + 1;
    return next < count ? seqs[next] : 0;
  }

  /** Forgets all records up to this number; the newest number stays known. */
  void dropUpTo(long seq) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (seqs[i] > seq) {
        seqs[kept] = seqs[i];
        addresses[kept++] = addresses[i];
      }
    }
    count = kept;
  }

  /** Gives the newest record another address. */
  void moveLast(int address) {
    addresses[count - 1] = address;
  }
}
