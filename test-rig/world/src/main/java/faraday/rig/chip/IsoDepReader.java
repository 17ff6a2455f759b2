package faraday.rig.chip;

import faraday.rig.rf.Reception;
import faraday.rig.rf.RfFrame;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.Function;

/**
 * The reader's side of the ISO/IEC 14443-4 block protocol: block numbers, chaining both ways,
 * S(WTX), and recovery by R-blocks. Rule numbers are those of §7.5.4.
 */
final class IsoDepReader {

  /** Data bytes of one response to the host. */
  static final int HOST_DATA_MAX = 262;

  private static final int RETRIES = 2;
  private static final int BLOCK_OVERHEAD = 3;
  private static final int CHAINING_BIT = 0x10;
  private static final int R_ACK = 0xA2;
  private static final int R_NAK = 0xB2;
  private static final int DESELECT = 0xC2;
  private static final int WTX = 0xF2;
  private static final long FWT_UNIT_NANOS = 302_065;
  private static final int DEFAULT_FWI = 4;
  private static final long DESELECT_TIMEOUT_NANOS = 5_000_000;
  private static final int[] FRAME_BYTES = {16, 24, 32, 40, 48, 64, 96, 128, 256};

  /** What one exchange came to. */
  @SuppressWarnings("ArrayRecordComponent") // never compared; made for one use
  record Outcome(int status, byte[] data) {}

  private final int fscBytes;
  private final long fwtNanos;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private byte[] outgoing = new byte[0];
  private int outgoingSent;
  private byte[] lastInformation = new byte[0];
  private boolean moreFromHost;
  private boolean cardChaining;
  private int blockNumber;
  private int failures;
  private Function<Outcome, Step> then = outcome -> Step.refuse();

  /**
   * The protocol right after RATS.
   *
   * @param ats the answer to RATS from TL on, without checksum
   */
  IsoDepReader(byte[] ats) {
    int format = ats.length > 1 ? ats[1] & 0xFF : 0x02;
    fscBytes = FRAME_BYTES[Math.min(format & 0x0F, FRAME_BYTES.length - 1)];
    int at = (format & 0x10) == 0 ? 2 : 3;
    boolean waits = (format & 0x20) != 0 && at < ats.length;
    int fwi = waits ? Math.min((ats[at] & 0xF0) >>> 4, 14) : DEFAULT_FWI;
    fwtNanos = FWT_UNIT_NANOS << fwi;
  }

  /**
   * Sends one piece from the host and collects up to {@link #HOST_DATA_MAX} bytes of the answer. An
   * empty piece fetches what is still waiting, or checks presence when nothing is.
   *
   * @param more whether the host will send more of the same command
   */
  Step exchange(byte[] data, boolean more, Function<Outcome, Step> andThen) {
    then = andThen;
    failures = 0;
    boolean fetch = data.length == 0 && !more && (cardChaining || received.size() > 0);
    if (fetch) {
      return cardChaining && received.size() < HOST_DATA_MAX ? askForMore() : deliver();
    }
    received.reset();
    cardChaining = false;
    outgoing = data;
    outgoingSent = 0;
    moreFromHost = more;
    return data.length == 0 && more ? deliver() : sendPiece();
  }

  /** S(DESELECT); the continuation gets OK, or TIMEOUT when the card did not agree. */
  Step deselect(Function<Outcome, Step> andThen) {
    return Step.typeA(
        RfFrame.withCrc(new byte[] {(byte) DESELECT}),
        DESELECT_TIMEOUT_NANOS,
        reception -> andThen.apply(new Outcome(deselected(reception), new byte[0])));
  }

  /** R(NAK), to which a present card must answer; the continuation gets OK or TIMEOUT. */
  Step presence(Function<Outcome, Step> andThen) {
    return Step.typeA(
        RfFrame.withCrc(new byte[] {(byte) (R_NAK | blockNumber)}),
        fwtNanos,
        reception -> {
          boolean there = reception instanceof Reception.Received;
          return andThen.apply(new Outcome(there ? Status.OK : Status.TIMEOUT, new byte[0]));
        });
  }

  private static int deselected(Reception reception) {
    boolean agreed =
        reception instanceof Reception.Received(RfFrame frame)
            && frame.crcGood()
            && Arrays.equals(frame.withoutCrc(), new byte[] {(byte) DESELECT});
    return agreed ? Status.OK : Status.TIMEOUT;
  }

  private Step sendPiece() {
    int to = Math.min(outgoingSent + fscBytes - BLOCK_OVERHEAD, outgoing.length);
    boolean chaining = to < outgoing.length || moreFromHost;
    lastInformation = new byte[1 + to - outgoingSent];
    lastInformation[0] = (byte) (0x02 | blockNumber | (chaining ? CHAINING_BIT : 0));
    System.arraycopy(outgoing, outgoingSent, lastInformation, 1, to - outgoingSent);
    outgoingSent = to;
    return transmit(lastInformation, fwtNanos);
  }

  private Step transmit(byte[] block, long timeoutNanos) {
    return Step.typeA(RfFrame.withCrc(block), timeoutNanos, this::received);
  }

  private Step received(Reception reception) {
    if (!(reception instanceof Reception.Received(RfFrame frame))) {
      return recover(Status.TIMEOUT);
    }
    if (!frame.crcGood()) {
      return recover(Status.CRC);
    }
    byte[] block = frame.withoutCrc();
    int pcb = block[0] & 0xFF;
    if ((pcb & 0xE2) == 0x02 && (pcb & 1) == blockNumber && !sending()) {
      return information(pcb, block);
    }
    if ((pcb & 0xF6) == R_ACK) {
      return acknowledged(pcb);
    }
    if (pcb == WTX && block.length == 2) {
      byte[] granted = {(byte) WTX, (byte) (block[1] & 0x3F)};
      return transmit(granted, fwtNanos * Math.max(1, block[1] & 0x3F)); // rule 3
    }
    return recover(Status.RF_PROTOCOL);
  }

  private boolean sending() {
    return outgoingSent < outgoing.length || moreFromHost;
  }

  private Step information(int pcb, byte[] block) {
    blockNumber ^= 1; // rule B
    failures = 0;
    received.write(block, 1, block.length - 1);
    cardChaining = (pcb & CHAINING_BIT) != 0;
    return cardChaining && received.size() < HOST_DATA_MAX ? askForMore() : deliver();
  }

  private Step acknowledged(int pcb) {
    if ((pcb & 1) != blockNumber) {
      boolean again = failures++ < RETRIES;
      return again ? transmit(lastInformation, fwtNanos) : fail(Status.RF_PROTOCOL); // rule 6
    }
    if (!sending()) {
      return recover(Status.RF_PROTOCOL);
    }
    blockNumber ^= 1; // rules B and 7
    failures = 0;
    return outgoingSent < outgoing.length ? sendPiece() : deliver();
  }

  private Step askForMore() {
    return transmit(new byte[] {(byte) (R_ACK | blockNumber)}, fwtNanos); // rule 2
  }

  /** Rules 4 and 5: R(NAK), or R(ACK) while the card is chaining; then give up. */
  private Step recover(int status) {
    if (failures++ >= RETRIES) {
      return fail(status);
    }
    int block = cardChaining ? R_ACK : R_NAK;
    return transmit(new byte[] {(byte) (block | blockNumber)}, fwtNanos);
  }

  private Step fail(int status) {
    received.reset();
    cardChaining = false;
    outgoing = new byte[0];
    moreFromHost = false;
    return then.apply(new Outcome(status, new byte[0]));
  }

  private Step deliver() {
    byte[] all = received.toByteArray();
    int given = Math.min(all.length, HOST_DATA_MAX);
    received.reset();
    received.write(all, given, all.length - given);
    boolean more = cardChaining || received.size() > 0;
    return then.apply(
        new Outcome(more ? Status.OK | Status.MORE : Status.OK, Arrays.copyOf(all, given)));
  }
}
