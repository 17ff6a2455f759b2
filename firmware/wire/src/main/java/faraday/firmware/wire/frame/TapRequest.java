package faraday.firmware.wire.frame;

import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Range;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cbor.FlawException;

/**
 * What M1 opens to, the encrypted challenge of E4 (SPEC §3.2).
 *
 * @param challenge echoed in the credentials
 * @param intent what the phone came for
 * @param capabilities what it can do for others
 * @param phoneTimeS the phone's idea of UTC, 0 unknown; evidence, never authority
 * @param wishedEnergyWh 0 no wish
 * @param wishedDurationS 0 no wish
 * @param connector 0 any, else 1 … 255
 */
public record TapRequest(
    Id16 challenge,
    Intent intent,
    Capabilities capabilities,
    long phoneTimeS,
    long wishedEnergyWh,
    long wishedDurationS,
    int connector) {

  private static final Intent[] INTENTS = Intent.values();

  /**
   * Bits of capability; unknown ones mean nothing.
   *
   * @param storesForOthers bit 0: takes records of other drivers
   * @param bringsItems bit 1: has items for this charger
   */
  public record Capabilities(boolean storesForOthers, boolean bringsItems) {}

  /** Decodes the plaintext of M1; never throws, whatever the bytes. */
  public static Decoded<TapRequest> parse(byte[] plaintext) {
    return CborReader.decode(plaintext, TapRequest::read);
  }

  private static TapRequest read(CborReader reader) throws FlawException {
    reader.array(7);
    return new TapRequest(
        Id16.of(reader.bytes(Id16.LENGTH)),
        reader.choice(INTENTS),
        capabilities(reader.uint(0, Range.MAX_U32)),
        reader.uint(0, Range.MAX_U32),
        reader.uint(0, Range.MAX_U32),
        reader.uint(0, Range.MAX_U32),
        reader.number(0, Range.MAX_CONNECTOR));
  }

  private static Capabilities capabilities(long bits) {
    return new Capabilities((bits & 1) != 0, (bits & 2) != 0);
  }
}
