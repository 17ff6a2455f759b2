package faraday.rig.rf;

import org.jspecify.annotations.Nullable;

/**
 * The card's side of ISO/IEC 14443-3: REQA, WUPA, bit-wise anticollision over one to three cascade
 * levels, SELECT, HLTA. Every frame that does not fit throws the card back to where it woke from,
 * silently.
 */
public final class CardSelection {

  static final int REQA = 0x26;
  static final int WUPA = 0x52;

  private static final int CASCADE_TAG = 0x88;
  private static final int SAK_CASCADE = 0x04;
  private static final int LEVEL_BYTES = 5;
  private static final int NVB_WHOLE_UID = 0x70;

  private enum State {
    IDLE,
    READY,
    ACTIVE,
    HALT
  }

  private final byte[] uid;
  private final CardProfile profile;
  private State state = State.IDLE;
  private State wokenFrom = State.IDLE;
  private int level;

  /** A card that has just got power. */
  public CardSelection(byte[] uid, CardProfile profile) {
    this.uid = uid;
    this.profile = profile;
  }

  /** True after the last SELECT. */
  public boolean active() {
    return state == State.ACTIVE;
  }

  /** After S(DESELECT): only WUPA wakes the card now. */
  public void halt() {
    state = State.HALT;
  }

  /** A frame that the active card cannot take. */
  public void reject() {
    state = wokenFrom;
  }

  /** The answer to a frame of the reader, or null for silence. */
  public @Nullable RfFrame receive(RfFrame frame) {
    if (state == State.IDLE || state == State.HALT) {
      return wake(frame);
    }
    RfFrame answer = state == State.READY ? anticollide(frame) : whileActive(frame);
    if (answer == null && state != State.HALT) {
      reject();
    }
    return answer;
  }

  private @Nullable RfFrame wake(RfFrame frame) {
    boolean called = frame.isShort(WUPA) || (state == State.IDLE && frame.isShort(REQA));
    if (!called) {
      return null;
    }
    wokenFrom = state;
    state = State.READY;
    level = 0;
    return RfFrame.of(profile.atqa());
  }

  private @Nullable RfFrame whileActive(RfFrame frame) {
    boolean haltCommand = frame.crcGood() && isHalt(frame.withoutCrc());
    if (haltCommand) {
      state = State.HALT;
    }
    return null;
  }

  private static boolean isHalt(byte[] body) {
    return body.length == 2 && body[0] == 0x50 && body[1] == 0;
  }

  private @Nullable RfFrame anticollide(RfFrame frame) {
    byte[] sent = frame.bytes();
    if (sent.length < 2 || (sent[0] & 0xFF) != 0x93 + 2 * level) {
      return null;
    }
    int nvb = sent[1] & 0xFF;
    if (nvb == NVB_WHOLE_UID) {
      return frame.crcGood() && sent.length == 9 && prefixMatches(sent, 40) ? select() : null;
    }
    int knownBits = (nvb >>> 4) * 8 + (nvb & 0x0F) - 16;
    boolean fits = knownBits >= 0 && knownBits < 40 && (nvb & 0x0F) < 8;
    if (!fits || frame.bitCount() != knownBits + 16 || !prefixMatches(sent, knownBits)) {
      return null;
    }
    return remainder(knownBits);
  }

  private RfFrame select() {
    if (level < levels() - 1) {
      level++;
      return RfFrame.withCrc(new byte[] {(byte) (profile.sak() | SAK_CASCADE)});
    }
    state = State.ACTIVE;
    return RfFrame.withCrc(new byte[] {(byte) profile.sak()});
  }

  private boolean prefixMatches(byte[] sent, int bits) {
    byte[] own = levelBytes();
    for (int i = 0; i < bits; i++) {
      if (bit(sent, i + 16) != bit(own, i)) {
        return false;
      }
    }
    return true;
  }

  private RfFrame remainder(int knownBits) {
    byte[] own = levelBytes();
    int left = 40 - knownBits;
    byte[] rest = new byte[(left + 7) / 8];
    for (int i = 0; i < left; i++) {
      rest[i / 8] |= (byte) (bit(own, knownBits + i) << (i % 8));
    }
    return RfFrame.ofBits(rest, left);
  }

  private int levels() {
    return (uid.length - 1) / 3;
  }

  /** Four bytes of this cascade level and their exclusive or. */
  private byte[] levelBytes() {
    byte[] own = new byte[LEVEL_BYTES];
    boolean last = level == levels() - 1;
    int from = level * 3;
    if (last) {
      System.arraycopy(uid, from, own, 0, 4);
    } else {
      own[0] = (byte) CASCADE_TAG;
      System.arraycopy(uid, from, own, 1, 3);
    }
    own[4] = (byte) (own[0] ^ own[1] ^ own[2] ^ own[3]);
    return own;
  }

  private static int bit(byte[] from, int index) {
    return (from[index / 8] >>> (index % 8)) & 1;
  }
}
