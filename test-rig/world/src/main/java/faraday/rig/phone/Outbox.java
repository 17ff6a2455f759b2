package faraday.rig.phone;

import faraday.rig.codec.Frame;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Makes the phone's frames and, when told to, damages them on their way out. */
final class Outbox {

  private final Person person;
  private final Map<Integer, Integer> damage = new HashMap<>();
  private final Map<Integer, byte[]> sentBefore = new HashMap<>();
  private final Map<Integer, byte[]> sentNow = new HashMap<>();
  private int framesMade;

  Outbox(Person person) {
    this.person = person;
  }

  /** What was sent in the last conversation becomes what a replay may use. */
  void newConversation() {
    if (!sentNow.isEmpty()) {
      sentBefore.clear();
      sentBefore.putAll(sentNow);
      sentNow.clear();
    }
    framesMade = 0;
  }

  /** Flips one bit of one byte of the {@code frame}-th frame of every conversation, from 0. */
  void damage(int frame, int byteIndex) {
    damage.put(frame, byteIndex);
  }

  void repair() {
    damage.clear();
  }

  Reaction.Send send(int type, byte[] body) {
    byte[] honest = new Frame(type, body).bytes();
    sentNow.put(type, honest);
    byte[] frame = faulty(type, honest.clone());
    Integer at = damage.get(framesMade++);
    if (at != null) {
      frame[at % frame.length] ^= 1;
    }
    return new Reaction.Send(frame);
  }

  private byte[] faulty(int type, byte[] frame) {
    if (replayed(type)) {
      return sentBefore.getOrDefault(type, frame).clone();
    }
    if (flipped(type)) {
      frame[frame.length - 1] ^= 1;
    }
    if (person.has(WalletFault.FRAME_CUT_SHORT)) {
      return Arrays.copyOf(frame, frame.length - 1);
    }
    return person.has(WalletFault.FRAME_TOO_LONG) ? Arrays.copyOf(frame, frame.length + 1) : frame;
  }

  private boolean replayed(int type) {
    return switch (type) {
      case Frame.M1 -> person.has(WalletFault.M1_REPLAYED);
      case Frame.M3 -> person.has(WalletFault.M3_REPLAYED);
      default -> false;
    };
  }

  private boolean flipped(int type) {
    return switch (type) {
      case Frame.M1 -> person.has(WalletFault.M1_FLIPPED_BYTE);
      case Frame.M3 -> person.has(WalletFault.M3_FLIPPED_BYTE);
      default -> false;
    };
  }
}
