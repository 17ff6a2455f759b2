package faraday.nfc.ndef;

/**
 * What a message may hold at most.
 *
 * @param maxRecords records of one message, 1…8
 * @param maxPayloadBytes payload of one record, 0…32767: nfctools is unsound above
 */
public record NdefLimits(int maxRecords, int maxPayloadBytes) {

  /** Largest payload nfctools decodes correctly. */
  public static final int SOUND_PAYLOAD_BYTES = 32_767;

  /** Most records any message of ours needs, with room. */
  public static final int SOUND_RECORDS = 8;

  /** The limits of the decoder itself. */
  public static final NdefLimits SOUND = new NdefLimits(SOUND_RECORDS, SOUND_PAYLOAD_BYTES);

  /** Refuses limits that the inner decoder cannot keep. */
  public NdefLimits {
    boolean recordsSound = maxRecords >= 1 && maxRecords <= SOUND_RECORDS;
    boolean payloadSound = maxPayloadBytes >= 0 && maxPayloadBytes <= SOUND_PAYLOAD_BYTES;
    if (!recordsSound || !payloadSound) {
      throw new IllegalArgumentException("limits " + maxRecords + " " + maxPayloadBytes);
    }
  }
}
