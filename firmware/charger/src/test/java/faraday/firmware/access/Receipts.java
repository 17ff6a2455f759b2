package faraday.firmware.access;

import faraday.firmware.testbed.Testbed;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cose.Sign1;
import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.record.SessionRecord;

/** Reads receipts, and insists that the charger signed them. */
final class Receipts {

  private Receipts() {}

  static SessionRecord of(Answer.Stopped stopped) {
    byte[] receipt = stopped.receipt().toArray();
    Decoded<Boolean> signed =
        CborReader.decode(
            receipt, reader -> Sign1.read(reader).isSignedBy(Testbed.SIGN.publicKey()));
    boolean good = signed instanceof Decoded.Value<Boolean>(Boolean yes) && yes;
    if (good
        && SessionRecord.parseSigned(receipt)
            instanceof Decoded.Value<SessionRecord>(SessionRecord parsed)) {
      return parsed;
    }
    throw new AssertionError("no receipt signed by this charger");
  }
}
