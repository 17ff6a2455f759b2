package faraday.rig.chip;

import faraday.rig.rf.CardProfile;
import faraday.rig.rf.RfFrame;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The block protocol of the chip as a card (ISO/IEC 14443-4 §7.5, rule numbers of §7.5.4). The host
 * answers when it pleases; until then the chip asks the reader for patience by S(WTX) by itself.
 * Blocks with a CID are for somebody else: this chip got CID 0 and never sends one.
 */
final class CardLink {

  /** Frames in both directions, checksum included: the chip's own buffer. */
  static final int FRAME_BYTES = 64;

  /** What is kept of a command that a reader never ends: an extended-length APDU. */
  private static final int COMMAND_BYTES_MAX = 65_544;

  private static final int BLOCK_OVERHEAD = 3;
  private static final int I_BLOCK = 0x02;
  private static final int CHAINING_BIT = 0x10;
  private static final int R_ACK = 0xA2;
  private static final int NAK_BIT = 0x10;
  private static final int S_DESELECT = 0xC2;
  private static final int S_WTX = 0xF2;
  private static final int WTX_MULTIPLIER = 1;

  private final int frameBytes;
  private final ByteArrayOutputStream command = new ByteArrayOutputStream();
  private byte[] outgoing = new byte[0];
  private int sent;
  private byte[] lastBlock = new byte[0];
  private int blockNumber = 1;
  private boolean commandWhole;
  private boolean hostOwes;
  private boolean deselected;

  CardLink(int ratsParameter) {
    frameBytes = Math.min(FRAME_BYTES, CardProfile.frameBytes((ratsParameter & 0xFF) >>> 4));
  }

  /** True once a whole command is here and not yet fetched by the host. */
  boolean commandWhole() {
    return commandWhole;
  }

  /** True while a reader waits for the host's answer. */
  boolean hostOwes() {
    return hostOwes;
  }

  /** True once S(DESELECT) was answered. */
  boolean deselected() {
    return deselected;
  }

  /** True once the last block of the host's answer was given to the air. */
  boolean allSent() {
    return sent == outgoing.length && !hostOwes;
  }

  /** Up to {@code most} bytes of the command; what is left waits for the next call. */
  byte[] take(int most) {
    byte[] all = command.toByteArray();
    int given = Math.min(most, all.length);
    command.reset();
    command.write(all, given, all.length - given);
    commandWhole = command.size() > 0;
    return Arrays.copyOf(all, given);
  }

  /** Bytes of the command that the host has not fetched. */
  int left() {
    return command.size();
  }

  /** The host's answer: its first block. */
  RfFrame respond(byte[] response) {
    outgoing = response;
    sent = 0;
    hostOwes = false;
    return send(nextPiece());
  }

  /** A request for more time. */
  RfFrame askForTime() {
    return send(new byte[] {(byte) S_WTX, WTX_MULTIPLIER});
  }

  /** The answer that needs no host, or null. */
  @Nullable RfFrame receive(RfFrame frame) {
    if (!frame.crcGood() || frame.bytes().length > FRAME_BYTES || frame.bytes().length < 3) {
      return null;
    }
    byte[] body = frame.withoutCrc();
    int pcb = body[0] & 0xFF;
    if ((pcb & 0xEF) == (I_BLOCK | (pcb & 1))) {
      return information(pcb, body);
    }
    if ((pcb & 0xEE) == (R_ACK & 0xEE)) {
      return ready(pcb);
    }
    if (pcb == S_DESELECT && body.length == 1) {
      deselected = true;
      return send(body);
    }
    return null; // S(WTX) granted: the host's answer comes in its own time
  }

  private @Nullable RfFrame information(int pcb, byte[] body) {
    blockNumber ^= 1; // rule D
    if (!commandWhole && command.size() < COMMAND_BYTES_MAX) {
      command.write(body, 1, body.length - 1);
    }
    if ((pcb & CHAINING_BIT) != 0) {
      return send(new byte[] {(byte) (R_ACK | blockNumber)}); // rule 2
    }
    commandWhole = true;
    hostOwes = true;
    lastBlock = new byte[0];
    return null;
  }

  private @Nullable RfFrame ready(int pcb) {
    if (hostOwes && lastBlock.length == 0) {
      return askForTime();
    }
    if ((pcb & 1) == blockNumber) {
      return lastBlock.length > 0 ? RfFrame.withCrc(lastBlock) : null; // rule 11
    }
    if ((pcb & NAK_BIT) != 0) {
      return RfFrame.withCrc(new byte[] {(byte) (R_ACK | blockNumber)}); // rule 12
    }
    if (sent == outgoing.length) {
      return null;
    }
    blockNumber ^= 1; // rule E
    return send(nextPiece()); // rule 13
  }

  private byte[] nextPiece() {
    int to = Math.min(sent + frameBytes - BLOCK_OVERHEAD, outgoing.length);
    byte[] block = new byte[1 + to - sent];
    block[0] = (byte) (I_BLOCK | blockNumber | (to < outgoing.length ? CHAINING_BIT : 0));
    System.arraycopy(outgoing, sent, block, 1, to - sent);
    sent = to;
    return block;
  }

  private RfFrame send(byte[] block) {
    lastBlock = block;
    return RfFrame.withCrc(block);
  }
}
