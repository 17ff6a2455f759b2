package faraday.nfc.ndef;

/**
 * One record of an accepted message.
 *
 * @param payload as received; hostile until proved otherwise
 */
@SuppressWarnings("ArrayRecordComponent")
public record NdefItem(NdefKind kind, byte[] payload) {}
