package faraday.nfc.ndef;

import java.nio.charset.StandardCharsets;

/**
 * What a record is: its type name format and its type.
 *
 * @param tnf 1 well known, 2 MIME, 4 external
 * @param type the type as ASCII, compared byte for byte
 */
public record NdefKind(int tnf, String type) {

  private static final int WELL_KNOWN = 1;
  private static final int MIME = 2;

  /** A link (E9: a phone without wallet reads it). */
  public static final NdefKind URI = new NdefKind(WELL_KNOWN, "U");

  /** A record of a media type. */
  public static NdefKind mime(String mediaType) {
    return new NdefKind(MIME, mediaType);
  }

  /** Every byte becomes one character, so nothing is lost or merged. */
  static NdefKind of(int tnf, byte[] type) {
    return new NdefKind(tnf, new String(type, StandardCharsets.ISO_8859_1));
  }
}
