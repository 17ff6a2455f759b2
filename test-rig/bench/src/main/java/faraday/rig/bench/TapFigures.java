package faraday.rig.bench;

import java.util.List;

/**
 * What one tap amounted to, counted at the charger's border to the NFC chip.
 *
 * @param exchanges APDU pairs up to the answer to M4, SELECT counted
 * @param frameBytes frames M0 to M4 with their headers
 * @param allExchanges APDU pairs of the whole conversation, the courier phase included
 * @param allFrameBytes frames of the whole conversation with their headers
 * @param selectNanos when SELECT was handed to the driver
 * @param answeredNanos when the last byte of the answer to M4 was there, or −1
 * @param frames types and lengths of the frames seen, in order
 */
public record TapFigures(
    int exchanges,
    int frameBytes,
    int allExchanges,
    int allFrameBytes,
    long selectNanos,
    long answeredNanos,
    List<String> frames) {

  /** Virtual nanoseconds from SELECT to the answer to M4, or −1 when it never came. */
  public long nanos() {
    return answeredNanos < 0 ? -1 : answeredNanos - selectNanos;
  }
}
