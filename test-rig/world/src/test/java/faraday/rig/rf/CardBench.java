package faraday.rig.rf;

import faraday.hal.sim.SeededRandom;
import java.util.HexFormat;

/** A card under test: frames in as hexadecimal digits, frames out the same way. */
final class CardBench {

  static final String SILENCE = "";

  final EchoApp app;
  final IsoDepCard card;
  long nowNanos;
  long lastDelayNanos;

  CardBench(CardProfile profile, long delayNanos) {
    app = new EchoApp(delayNanos);
    card = new IsoDepCard(profile, app, new SeededRandom(7, "uid"));
    card.fieldOn(0);
  }

  static CardBench phone() {
    return new CardBench(CardProfile.phone().withUid(hex("08112233")), 0);
  }

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  String shortFrame(int command) {
    return answer(RfFrame.ofShort(command));
  }

  /** Sends bytes as they are. */
  String bare(String digits) {
    return answer(RfFrame.of(hex(digits)));
  }

  /** Sends bytes with a checksum, and takes it off the answer. */
  String block(String digits) {
    return body(RfFrame.withCrc(hex(digits)));
  }

  String body(RfFrame frame) {
    Picc.Reply reply = card.frame(frame, nowNanos);
    if (reply == null) {
      return SILENCE;
    }
    lastDelayNanos = reply.delayNanos();
    nowNanos += lastDelayNanos;
    return HexFormat.of().formatHex(reply.frame().withoutCrc());
  }

  /** WUPA, anticollision, SELECT, RATS. */
  CardBench activate(String ratsParameter) {
    shortFrame(0x52);
    byte[] own = hex(bare("9320"));
    block("9370" + HexFormat.of().formatHex(own));
    block("e0" + ratsParameter);
    return this;
  }

  private String answer(RfFrame frame) {
    Picc.Reply reply = card.frame(frame, nowNanos);
    return reply == null ? SILENCE : HexFormat.of().formatHex(reply.frame().bytes());
  }
}
