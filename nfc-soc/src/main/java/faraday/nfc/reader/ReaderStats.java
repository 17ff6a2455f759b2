package faraday.nfc.reader;

/**
 * Counters since the role was made; they only rise.
 *
 * @param polls searches for a target
 * @param conversations targets handed to the dialogue
 * @param exchanges APDU pairs completed
 * @param bytesSent bytes of command APDUs in completed pairs
 * @param bytesReceived bytes of response APDUs in completed pairs, status words included
 * @param linksLost conversations that ended as {@link TapEnd#LINK_LOST}
 * @param recoveries times the chip had to be started again
 */
public record ReaderStats(
    long polls,
    long conversations,
    long exchanges,
    long bytesSent,
    long bytesReceived,
    long linksLost,
    long recoveries) {}
