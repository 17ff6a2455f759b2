package faraday.firmware.journal;

/**
 * One valid record as read from flash.
 *
 * @param type what it says, {@link RecordType#UNKNOWN} when this version has no name for it
 * @param seq its number, from 1
 * @param stamp when it was made
 * @param previousLink 16 bytes, the link of record {@code seq − 1}, zeros for the first
 * @param payload 0 … 1024 bytes
 * @param link 16 bytes, this record's place in the chain
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the receiver owns the bytes
public record JournalRecord(
    RecordType type, long seq, Stamp stamp, byte[] previousLink, byte[] payload, byte[] link) {}
