package faraday.rig.rf;

import faraday.hal.RandomSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A contactless smart card, or a phone that emulates one: type A selection and the ISO-DEP block
 * protocol in front of an application that sees whole APDUs only.
 */
public final class IsoDepCard implements Picc {

  private static final int RATS = 0xE0;
  private static final int RANDOM_UID_MARK = 0x08;
  private static final int CID_RESERVED = 15;

  private final CardProfile profile;
  private final CardApplication application;
  private final RandomSource random;
  private byte[] uid = new byte[0];
  private @Nullable CardSelection selection;
  private @Nullable CardBlocks blocks;

  /**
   * A card outside any field.
   *
   * @param random gives the UID of each activation when the profile asks for a random one
   */
  public IsoDepCard(CardProfile profile, CardApplication application, RandomSource random) {
    this.profile = profile;
    this.application = application;
    this.random = random;
  }

  /** The UID shown in the present field, or of the last one; empty before the first. */
  public byte[] uid() {
    return uid.clone();
  }

  /** True between the answer to RATS and deselect or loss of the field. */
  public boolean activated() {
    return blocks != null;
  }

  @Override
  public void fieldOn(long nowNanos) {
    uid = profile.uid().length == 0 ? randomUid() : profile.uid();
    selection = new CardSelection(uid, profile);
    blocks = null;
  }

  @Override
  public void fieldOff(long nowNanos) {
    selection = null;
    leaveProtocol(nowNanos);
  }

  @Override
  public @Nullable Reply frame(RfFrame frame, long nowNanos) {
    CardSelection powered = selection;
    if (powered == null) {
      return null;
    }
    CardBlocks protocol = blocks;
    if (protocol != null) {
      Reply reply = protocol.receive(frame, nowNanos);
      if (protocol.deselected()) {
        powered.halt();
        leaveProtocol(nowNanos);
      }
      return reply;
    }
    if (powered.active() && isRats(frame)) {
      return activate(powered, frame.bytes()[1], nowNanos);
    }
    RfFrame answer = powered.receive(frame);
    return answer == null ? null : new Reply(answer, 0);
  }

  private @Nullable Reply activate(CardSelection powered, int parameter, long nowNanos) {
    boolean isoDep = (profile.sak() & 0x20) != 0;
    if (!isoDep || (parameter & 0x0F) == CID_RESERVED) {
      powered.reject();
      return null;
    }
    blocks = new CardBlocks(application, profile, parameter);
    application.activated(nowNanos);
    return new Reply(RfFrame.withCrc(profile.ats()), 0);
  }

  private void leaveProtocol(long nowNanos) {
    if (blocks != null) {
      blocks = null;
      application.deactivated(nowNanos);
    }
  }

  private static boolean isRats(RfFrame frame) {
    byte[] bytes = frame.bytes();
    return bytes.length == 4 && (bytes[0] & 0xFF) == RATS && frame.crcGood();
  }

  private byte[] randomUid() {
    byte[] drawn = new byte[4];
    random.nextBytes(drawn);
    drawn[0] = RANDOM_UID_MARK;
    return Arrays.copyOf(drawn, drawn.length);
  }
}
