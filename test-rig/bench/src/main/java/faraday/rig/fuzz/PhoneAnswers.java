package faraday.rig.fuzz;

import faraday.firmware.tap.ReaderDialogue;
import faraday.firmware.tap.TapDesk;
import faraday.firmware.tap.TapProtocol;
import faraday.firmware.wire.crypto.DhKey;
import faraday.firmware.wire.frame.Profile;
import faraday.hal.sim.SeededRandom;
import faraday.nfc.reader.DialogueStep;
import faraday.nfc.reader.TapEnd;
import faraday.nfc.reader.TargetInfo;
import java.util.Arrays;

/**
 * The charger's dialogue with a phone in card emulation, whose responses are the input: pieces,
 * each behind one byte with its length. Nothing opens here, so the desk behind it is never asked
 * for more than a beacon.
 */
final class PhoneAnswers implements Target.Parser {

  private static final byte[] NOTHING = new byte[0];
  private static final TargetInfo PHONE = new TargetInfo(NOTHING, 0x20, NOTHING, NOTHING);

  private final ReaderDialogue dialogue;

  PhoneAnswers() {
    SeededRandom random = new SeededRandom(1, "fuzz");
    byte[] scalar = new byte[32];
    Arrays.fill(scalar, (byte) 7);
    TapDesk desk = FuzzDesk.make();
    dialogue =
        new ReaderDialogue(
            new TapProtocol(
                DhKey.of(scalar),
                random::nextBytes,
                Profile.READER,
                FuzzDesk.CHARGER,
                desk,
                FuzzDesk.CERTIFICATE));
  }

  @Override
  public String parse(byte[] input) {
    dialogue.onTarget(PHONE, 0);
    int at = 0;
    int answered = 0;
    DialogueStep step = dialogue.next(0);
    while (step instanceof DialogueStep.Send && at < input.length) {
      int end = Math.min(input.length, at + 1 + (input[at] & 0xFF));
      byte[] response = Arrays.copyOfRange(input, at + 1, end);
      dialogue.onResponse(response, response.length, 0);
      at = end;
      answered++;
      step = dialogue.next(0);
    }
    dialogue.onEnd(TapEnd.RELEASED, 0);
    return outcome(step, answered);
  }

  /** Several pieces taken count as accepted; a frame in them still does not open. */
  private static String outcome(DialogueStep step, int answered) {
    if (answered > 2) {
      return Target.ACCEPTED;
    }
    return step instanceof DialogueStep.Send ? "WAITS" : "LET_GO_AFTER_" + answered;
  }
}
