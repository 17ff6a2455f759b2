package faraday.rig.cli;

import faraday.nfc.reader.ApduDialogue;
import faraday.nfc.reader.DialogueStep;
import faraday.nfc.reader.TapEnd;
import faraday.nfc.reader.TargetInfo;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Selects the Type 4 application and ours on the first target that lets it, and lets go. */
final class SelectDialogue implements ApduDialogue {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final int STATUS_WORD_BYTES = 2;

  /** Type 4 Tag application, then the AID "F0 FARADAY"; no byte more, iPhones refuse it. */
  private static final List<byte[]> SELECTS =
      List.of(
          HEX.parseHex("00A4040007D276000085010100"), HEX.parseHex("00A4040008F04641524144415900"));

  private final List<String> statusWords = new ArrayList<>();
  private @Nullable TargetInfo target;
  private @Nullable TapEnd end;
  private int linksLost;

  /** The target of the last conversation, or null. */
  @Nullable TargetInfo target() {
    return target;
  }

  /** True when both applications were asked for and the target was let go. */
  boolean complete() {
    return end == TapEnd.RELEASED && statusWords.size() == SELECTS.size();
  }

  /** Status word of the n-th SELECT in hex, or null when it was not answered. */
  @Nullable String statusWord(int index) {
    return index < statusWords.size() ? statusWords.get(index) : null;
  }

  int linksLost() {
    return linksLost;
  }

  @Override
  public void onTarget(TargetInfo newTarget, long nowNanos) {
    target = newTarget;
    end = null;
    statusWords.clear();
  }

  @Override
  public void onResponse(byte[] buffer, int length, long nowNanos) {
    statusWords.add(HEX.formatHex(buffer, length - STATUS_WORD_BYTES, length));
  }

  @Override
  public DialogueStep next(long nowNanos) {
    int asked = statusWords.size();
    return asked < SELECTS.size()
        ? new DialogueStep.Send(SELECTS.get(asked))
        : DialogueStep.RELEASE;
  }

  @Override
  public void onEnd(TapEnd newEnd, long nowNanos) {
    end = newEnd;
    if (newEnd != TapEnd.RELEASED) {
      linksLost++;
    }
  }
}
