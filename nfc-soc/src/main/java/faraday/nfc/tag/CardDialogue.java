package faraday.nfc.tag;

import faraday.nfc.card.TargetDialogue;
import faraday.nfc.card.TargetEnd;
import faraday.nfc.card.TargetStep;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The charger as a card (SPEC §8, §9): finds the application behind an AID and hands commands to
 * it. Every command gets an answer; no byte of one gets an exception.
 */
public final class CardDialogue implements TargetDialogue {

  static final byte[] OWN_AID = HexFormat.of().parseHex("F046415241444159");
  static final byte[] NDEF_AID = HexFormat.of().parseHex("D2760000850101");

  private static final int SELECT = 0xA4;
  private static final int BY_NAME = 0x0400;

  private final Applet own;
  private final Applet tag;
  private @Nullable Applet selected;
  private Applet.@Nullable Said answer;

  /**
   * A card with two applications.
   *
   * @param own behind {@code F0 46 41 52 41 44 41 59}
   * @param tag behind the AID of the NFC Forum's Type 4 tag
   */
  public CardDialogue(Applet own, Applet tag) {
    this.own = own;
    this.tag = tag;
  }

  @Override
  public void onActivated(long nowNanos) {
    selected = null;
    answer = null;
  }

  @Override
  public void onCommand(byte[] buffer, int length, long nowNanos) {
    CommandApdu command = CommandApdu.parse(buffer, length);
    if (command == null) {
      answer = Applet.Said.status(StatusWord.WRONG_LENGTH);
    } else if (command.is(0, SELECT) && command.p1p2() == BY_NAME) {
      answer = select(command.data(), nowNanos);
    } else {
      Applet current = selected;
      answer = current == null ? nobody(command) : current.command(command, nowNanos);
    }
  }

  @Override
  public TargetStep next(long nowNanos) {
    Applet current = selected;
    Applet.Said said = answer;
    if (said == null && current != null) {
      said = current.poll(nowNanos);
    }
    answer = null;
    if (said != null) {
      return new TargetStep.Answer(said.apdu(), said.absentNanos());
    }
    return new TargetStep.Wait(
        current == null ? nowNanos + Applet.POLL_NANOS : current.nextPollNanos(nowNanos));
  }

  @Override
  public void onEnd(TargetEnd end, long nowNanos) {
    Applet current = selected;
    selected = null;
    answer = null;
    if (current != null) {
      boolean heard = end == TargetEnd.RELEASED || end == TargetEnd.ABSENT;
      current.ended(heard, nowNanos);
    }
  }

  private Applet.Said select(byte[] name, long nowNanos) {
    Applet next = Arrays.equals(name, OWN_AID) ? own : Arrays.equals(name, NDEF_AID) ? tag : null;
    Applet before = selected;
    if (before != null && !before.equals(next)) {
      before.ended(true, nowNanos);
    }
    selected = next;
    return next == null ? Applet.Said.status(StatusWord.NOT_FOUND) : next.selected(nowNanos);
  }

  private static Applet.Said nobody(CommandApdu command) {
    if (command.cla() != 0) {
      return Applet.Said.status(StatusWord.UNKNOWN_CLA);
    }
    return Applet.Said.status(
        switch (command.ins()) {
          case SELECT -> StatusWord.NOT_FOUND;
          case Type4Tag.READ_BINARY, Type4Tag.UPDATE_BINARY -> StatusWord.NOTHING_SELECTED;
          default -> StatusWord.UNKNOWN_INS;
        });
  }
}
