package faraday.nfc.tag;

import java.nio.charset.StandardCharsets;

/**
 * The Type 4 tag that web pages and phones without a wallet see (SPEC §9).
 *
 * @param uriAfterHttps what follows {@code https://} in the link, ASCII (E9)
 * @param mleBytes most bytes of one READ BINARY, 15…256 (version 2.0 needs 15)
 * @param mlcBytes most bytes of one UPDATE BINARY, 13…255
 * @param fileBytes size of the NDEF file, which bounds what may be written
 * @param silenceMs how long the charger looks absent behind a commit, 500 (untried on real phones)
 * @param shownMs how long an answer that nobody fetches is shown, 5000 (design §3)
 */
public record TagSettings(
    String uriAfterHttps, int mleBytes, int mlcBytes, int fileBytes, int silenceMs, int shownMs) {

  /** 240-byte pieces: one frame of 256 bytes, one command of the chip. */
  public static final TagSettings DEFAULT =
      new TagSettings("faraday.example/tap", 240, 240, 2048, 500, 5000);

  private static final int URI_CHARS_MAX = 100;
  private static final int FILE_BYTES_MAX = 32_767;

  /** Refuses what a phone would refuse. */
  public TagSettings {
    int chars = uriAfterHttps.getBytes(StandardCharsets.US_ASCII).length;
    boolean sizes = mleBytes >= 15 && mleBytes <= 256 && mlcBytes >= 13 && mlcBytes <= 255;
    boolean room = fileBytes >= 1024 && fileBytes <= FILE_BYTES_MAX;
    if (chars > URI_CHARS_MAX || !sizes || !room || silenceMs < 0 || shownMs < 1) {
      throw new IllegalArgumentException("tag settings " + mleBytes + " " + mlcBytes);
    }
  }
}
