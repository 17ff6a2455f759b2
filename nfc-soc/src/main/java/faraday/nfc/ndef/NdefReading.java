package faraday.nfc.ndef;

import java.util.List;

/** What became of a message from the air. */
public sealed interface NdefReading {

  /** Every record is sound and of an expected kind. */
  record Accepted(List<NdefItem> items) implements NdefReading {}

  /** Nothing of the message is used. */
  record Refused(NdefFault fault) implements NdefReading {}
}
