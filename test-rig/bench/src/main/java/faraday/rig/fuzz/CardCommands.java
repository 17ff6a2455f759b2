package faraday.rig.fuzz;

import faraday.firmware.tap.NdefTap;
import faraday.firmware.tap.TapProtocol;
import faraday.firmware.tap.WalletApplet;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.crypto.DhKey;
import faraday.firmware.wire.crypto.SigningKey;
import faraday.firmware.wire.frame.Profile;
import faraday.hal.sim.SeededRandom;
import faraday.nfc.card.TargetEnd;
import faraday.nfc.card.TargetStep;
import faraday.nfc.tag.Applet;
import faraday.nfc.tag.CardDialogue;
import faraday.nfc.tag.TagContent;
import faraday.nfc.tag.TagSettings;
import faraday.nfc.tag.Type4Tag;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The charger as a card: the input is a phone's commands, each behind one byte with its length.
 * Time passes by what the charger says it waits for.
 */
final class CardCommands implements Target.Parser {

  private static final byte[] SELECT_OWN = hex("00a4040008f04641524144415900");
  private static final byte[] SELECT_TAG = hex("00a4040007d276000085010100");
  private static final byte[] SELECT_FILE = hex("00a4000c02e104");
  private static final long MS_NANOS = 1_000_000L;

  /** Answers in sequence that count as having got somewhere. */
  private static final int DEEP = 3;

  /** The refusal waits once for its grid; nothing else waits here. */
  private static final int WAITS_MAX = 4;

  private final CardDialogue card;
  private final byte[][] first;
  private long nowNanos;

  private CardCommands(Applet own, Applet tag, byte[]... first) {
    card = new CardDialogue(own, tag);
    this.first = first;
  }

  /** Both applications, as phones find them. */
  static Target.Parser card() {
    return new CardCommands(wallet(), new Type4Tag(ndef(), TagSettings.DEFAULT));
  }

  /** The own application, selected. */
  static Target.Parser applet() {
    return new CardCommands(wallet(), new Type4Tag(new Slate(), TagSettings.DEFAULT), SELECT_OWN);
  }

  /** The tag and its NDEF file, selected, with what profile 03 makes of a message. */
  static Target.Parser tag() {
    Type4Tag tag = new Type4Tag(ndef(), TagSettings.DEFAULT);
    return new CardCommands(tag, tag, SELECT_TAG, SELECT_FILE);
  }

  private static Applet wallet() {
    SeededRandom random = new SeededRandom(1, "fuzz card");
    DhKey dh = DhKey.of(scalar(7));
    return new WalletApplet(
        new TapProtocol(
            dh,
            random::nextBytes,
            Profile.TARGET,
            FuzzDesk.CHARGER,
            FuzzDesk.make(),
            FuzzDesk.CERTIFICATE));
  }

  private static NdefTap ndef() {
    SeededRandom random = new SeededRandom(1, "fuzz tag");
    Bytes siteKey = Bytes.of(scalar(9));
    NdefTap.Keys keys = new NdefTap.Keys(DhKey.of(scalar(7)), SigningKey.of(scalar(8)), siteKey);
    return new NdefTap(
        keys, random::nextBytes, FuzzDesk.CHARGER, FuzzDesk.make(), TagSettings.DEFAULT);
  }

  private static byte[] scalar(int fill) {
    byte[] scalar = new byte[32];
    Arrays.fill(scalar, (byte) fill);
    return scalar;
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  @Override
  public String parse(byte[] input) {
    card.onActivated(nowNanos);
    for (byte[] command : first) {
      said(command);
    }
    int at = 0;
    int good = 0;
    int status = 0;
    while (at < input.length) {
      int end = Math.min(input.length, at + 1 + (input[at] & 0xFF));
      if (end > at + 1) {
        status = said(Arrays.copyOfRange(input, at + 1, end));
        good += status == 0x9000 || status >>> 8 == 0x61 ? 1 : 0;
      }
      at = end;
    }
    card.onEnd(TargetEnd.RELEASED, nowNanos);
    return good >= DEEP ? Target.ACCEPTED : Integer.toHexString(status);
  }

  /** The status word, whose last byte does not count where it only tells a length. */
  private int said(byte[] command) {
    nowNanos += MS_NANOS;
    card.onCommand(command, command.length, nowNanos);
    TargetStep step = card.next(nowNanos);
    for (int waits = 0; step instanceof TargetStep.Wait(long untilNanos); waits++) {
      if (waits >= WAITS_MAX || untilNanos <= nowNanos) {
        throw new IllegalStateException("an answer that does not come");
      }
      nowNanos = untilNanos;
      step = card.next(nowNanos);
    }
    byte[] apdu = ((TargetStep.Answer) step).responseApdu();
    int high = apdu[apdu.length - 2] & 0xFF;
    return high == 0x61 ? 0x6100 : high << 8 | (apdu[apdu.length - 1] & 0xFF);
  }

  /** An NDEF file nobody asks for. */
  private static final class Slate implements TagContent {
    @Override
    public byte[] file(long nowNanos) {
      return new byte[2];
    }

    @Override
    public boolean written(byte[] file, int messageBytes, long nowNanos) {
      return false;
    }

    @Override
    public boolean leavesAfterRead() {
      return false;
    }

    @Override
    public void readWhole(long nowNanos) {}

    @Override
    public void ended(long nowNanos) {}
  }
}
