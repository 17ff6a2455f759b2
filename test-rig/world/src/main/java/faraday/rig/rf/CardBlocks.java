package faraday.rig.rf;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The card's side of the ISO/IEC 14443-4 block protocol after RATS: block numbers, chaining both
 * ways, R-blocks, S(WTX) when the application is slow, S(DESELECT). Bad blocks meet silence; all
 * recovery is the reader's (§7.5.5). Rule numbers are those of §7.5.4.
 */
final class CardBlocks {

  /** Longest command kept: an extended-length APDU. */
  static final int COMMAND_BYTES_MAX = 65_544;

  private static final int I_BLOCK = 0x02;
  private static final int R_ACK = 0xA2;
  private static final int NAK_BIT = 0x10;
  private static final int CHAINING_BIT = 0x10;
  private static final int CID_BIT = 0x08;
  private static final int NAD_BIT = 0x04;
  private static final int S_DESELECT = 0xC2;
  private static final int S_WTX = 0xF2;
  private static final int WTXM_MAX = 59;

  private final CardApplication application;
  private final CardProfile profile;
  private final int fsdBytes;
  private final int cid;
  private final ByteArrayOutputStream command = new ByteArrayOutputStream();
  private byte[] response = new byte[0];
  private int responseSent;
  private long readyNanos;
  private byte[] lastBlock = new byte[0];
  private byte[] heldBlock = new byte[0];
  private int blockNumber = 1;
  private boolean withCid;
  private boolean waitAsked;
  private boolean first = true;
  private boolean deselected;

  CardBlocks(CardApplication application, CardProfile profile, int ratsParameter) {
    this.application = application;
    this.profile = profile;
    this.fsdBytes = CardProfile.frameBytes((ratsParameter & 0xFF) >>> 4);
    this.cid = ratsParameter & 0x0F;
  }

  /** True once S(DESELECT) is answered. */
  boolean deselected() {
    return deselected;
  }

  Picc.@Nullable Reply receive(RfFrame frame, long nowNanos) {
    if (!frame.crcGood() || frame.bytes().length > profile.fscBytes()) {
      return null;
    }
    byte[] body = frame.withoutCrc();
    boolean mayBePps = first;
    first = false;
    if (mayBePps && (body[0] & 0xF0) == 0xD0) {
      return speedChange(body);
    }
    int pcb = body[0] & 0xFF;
    int header = addressed(body, pcb);
    if (header < 0) {
      return null;
    }
    byte[] inf = Arrays.copyOfRange(body, header, body.length);
    if ((pcb & 0xE2) == I_BLOCK) {
      return informationBlock(pcb, inf, nowNanos);
    }
    if ((pcb & 0xE6) == R_ACK) {
      return receiveReadyBlock(pcb, nowNanos);
    }
    return (pcb & 0xC7) == S_DESELECT ? supervisoryBlock(pcb, inf, nowNanos) : null;
  }

  /** Length of the block's header, or −1 when the block is for another card or malformed. */
  private int addressed(byte[] body, int pcb) {
    boolean cidFollows = (pcb & CID_BIT) != 0;
    boolean nadFollows = (pcb & 0xC0) == 0 && (pcb & NAD_BIT) != 0;
    if (nadFollows) {
      return -1;
    }
    if (!cidFollows) {
      withCid = false;
      return cid == 0 ? 1 : -1;
    }
    if (!profile.cidSupported() || body.length < 2 || (body[1] & 0x0F) != cid) {
      return -1;
    }
    withCid = true;
    return 2;
  }

  /** PPS: this card speaks 106 kbit/s only and stays silent to anything else. */
  private Picc.@Nullable Reply speedChange(byte[] body) {
    boolean noChange = body.length == 2 || (body.length == 3 && body[2] == 0);
    if ((body[0] & 0x0F) != cid || !noChange) {
      return null;
    }
    return new Picc.Reply(RfFrame.withCrc(new byte[] {body[0]}), 0);
  }

  private Picc.@Nullable Reply informationBlock(int pcb, byte[] inf, long nowNanos) {
    blockNumber ^= 1; // rule D
    waitAsked = false;
    if (command.size() + inf.length > COMMAND_BYTES_MAX) {
      command.reset();
      return null;
    }
    command.writeBytes(inf);
    if ((pcb & CHAINING_BIT) != 0) {
      return send(block(R_ACK | blockNumber, new byte[0]), nowNanos); // rule 2
    }
    response = new byte[0];
    responseSent = 0;
    readyNanos = nowNanos;
    if (command.size() > 0) {
      byte[] complete = command.toByteArray();
      command.reset();
      CardApplication.Answer answer = application.answer(complete, nowNanos);
      response = answer.responseApdu();
      readyNanos = nowNanos + answer.delayNanos();
    }
    return send(nextPiece(), nowNanos); // rule 10; an empty block is a presence check
  }

  private Picc.@Nullable Reply receiveReadyBlock(int pcb, long nowNanos) {
    boolean nak = (pcb & NAK_BIT) != 0;
    if ((pcb & 1) == blockNumber && lastBlock.length > 0) {
      return repeat(nowNanos); // rule 11
    }
    if (nak) {
      return new Picc.Reply(RfFrame.withCrc(block(R_ACK | blockNumber, new byte[0])), 0); // rule 12
    }
    if (responseSent < response.length) {
      blockNumber ^= 1; // rule E
      return send(nextPiece(), nowNanos); // rule 13
    }
    return null;
  }

  private Picc.@Nullable Reply supervisoryBlock(int pcb, byte[] inf, long nowNanos) {
    if ((pcb & 0x30) == 0) {
      deselected = true;
      return new Picc.Reply(RfFrame.withCrc(block(S_DESELECT, new byte[0])), 0);
    }
    boolean granted = waitAsked && (pcb & 0x30) == 0x30 && inf.length == 1;
    if (!granted) {
      return null;
    }
    waitAsked = false;
    return answerWithin(profile.fwtNanos() * (inf[0] & 0x3F), nowNanos);
  }

  private byte[] nextPiece() {
    int room = fsdBytes - CrcA.BYTES - (withCid ? 2 : 1);
    int to = Math.min(responseSent + room, response.length);
    byte[] inf = Arrays.copyOfRange(response, responseSent, to);
    responseSent = to;
    int more = to < response.length ? CHAINING_BIT : 0;
    return block(I_BLOCK | blockNumber | more, inf);
  }

  private Picc.Reply send(byte[] block, long nowNanos) {
    heldBlock = block;
    return answerWithin(profile.fwtNanos(), nowNanos);
  }

  /** The held block if the application is ready in time, otherwise a request for more time. */
  private Picc.Reply answerWithin(long allowedNanos, long nowNanos) {
    long leftNanos = Math.max(0, readyNanos - nowNanos);
    if (leftNanos <= allowedNanos - profile.fwtNanos() / 4) {
      lastBlock = heldBlock;
      return new Picc.Reply(RfFrame.withCrc(heldBlock), leftNanos);
    }
    long askAfterNanos = allowedNanos / 2;
    long stillNanos = leftNanos - askAfterNanos;
    int multiplier = (int) Math.min(WTXM_MAX, 2 + stillNanos / profile.fwtNanos());
    waitAsked = true;
    lastBlock = block(S_WTX, new byte[] {(byte) multiplier});
    return new Picc.Reply(RfFrame.withCrc(lastBlock), askAfterNanos);
  }

  private Picc.Reply repeat(long nowNanos) {
    long leftNanos = waitAsked ? 0 : Math.max(0, readyNanos - nowNanos);
    return new Picc.Reply(RfFrame.withCrc(lastBlock), leftNanos);
  }

  private byte[] block(int pcb, byte[] inf) {
    int header = withCid ? 2 : 1;
    byte[] block = new byte[header + inf.length];
    block[0] = (byte) (withCid ? pcb | CID_BIT : pcb);
    if (withCid) {
      block[1] = (byte) cid;
    }
    System.arraycopy(inf, 0, block, header, inf.length);
    return block;
  }
}
