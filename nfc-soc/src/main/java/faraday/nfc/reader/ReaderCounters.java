package faraday.nfc.reader;

/** The mutable side of {@link ReaderStats}. */
final class ReaderCounters {
  long polls;
  long conversations;
  long exchanges;
  long bytesSent;
  long bytesReceived;
  long linksLost;
  long recoveries;

  ReaderStats snapshot() {
    return new ReaderStats(
        polls, conversations, exchanges, bytesSent, bytesReceived, linksLost, recoveries);
  }
}
