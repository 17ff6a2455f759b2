package faraday.firmware.app;

import faraday.nfc.card.TargetDialogue;
import faraday.nfc.reader.ApduDialogue;
import java.util.function.UnaryOperator;

/**
 * What stands between the charger's dialogues and the NFC chip, as a rig that models computing time
 * or listens.
 *
 * @param reader around the dialogue of the reader role
 * @param card around the dialogue of the target role
 */
public record TapListeners(UnaryOperator<ApduDialogue> reader, UnaryOperator<TargetDialogue> card) {

  /** Nobody. */
  public static final TapListeners NONE = new TapListeners(own -> own, own -> own);
}
