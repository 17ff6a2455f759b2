package faraday.firmware.wire.frame;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Flaw;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Range;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cbor.FlawException;
import faraday.firmware.wire.noise.Resumption;
import org.jspecify.annotations.Nullable;

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
 * @param ticket what a fast stop shows (SPEC §3.7), null when there is none
 */
public record TapRequest(
    Id16 challenge,
    Intent intent,
    Capabilities capabilities,
    long phoneTimeS,
    long wishedEnergyWh,
    long wishedDurationS,
    int connector,
    @Nullable TicketProof ticket) {

  /** Elements without a ticket, and those that a ticket adds. */
  private static final int PLAIN = 7;

  private static final int WITH_TICKET = 9;

  private static final Intent[] INTENTS = Intent.values();

  /**
   * Bits of capability; unknown ones mean nothing.
   *
   * @param storesForOthers bit 0: takes records of other drivers
   * @param bringsItems bit 1: has items for this charger
   */
  public record Capabilities(boolean storesForOthers, boolean bringsItems) {}

  /**
   * Possession of what an earlier handshake left.
   *
   * @param ticketId names the ticket
   * @param proof {@link Resumption#PROOF_LENGTH} bytes
   */
  public record TicketProof(Id8 ticketId, Bytes proof) {}

  /** A request without a ticket. */
  public TapRequest(
      Id16 challenge,
      Intent intent,
      Capabilities capabilities,
      long phoneTimeS,
      long wishedEnergyWh,
      long wishedDurationS,
      int connector) {
    this(
        challenge,
        intent,
        capabilities,
        phoneTimeS,
        wishedEnergyWh,
        wishedDurationS,
        connector,
        null);
  }

  /** Decodes the plaintext of M1; never throws, whatever the bytes. */
  public static Decoded<TapRequest> parse(byte[] plaintext) {
    return CborReader.decode(plaintext, TapRequest::read);
  }

  private static TapRequest read(CborReader reader) throws FlawException {
    int count = reader.array(PLAIN, WITH_TICKET);
    if (count != PLAIN && count != WITH_TICKET) {
      throw reader.refusal(Flaw.Kind.COUNT);
    }
    Id16 challenge = Id16.of(reader.bytes(Id16.LENGTH));
    Intent intent = reader.choice(INTENTS);
    if (count == WITH_TICKET && intent != Intent.STOP) {
      throw reader.refusal(Flaw.Kind.COUNT);
    }
    return new TapRequest(
        challenge,
        intent,
        capabilities(reader.uint(0, Range.MAX_U32)),
        reader.uint(0, Range.MAX_U32),
        reader.uint(0, Range.MAX_U32),
        reader.uint(0, Range.MAX_U32),
        reader.number(0, Range.MAX_CONNECTOR),
        count == WITH_TICKET ? ticket(reader) : null);
  }

  private static TicketProof ticket(CborReader reader) throws FlawException {
    Id8 ticketId = Id8.of(reader.bytes(Id8.LENGTH));
    return new TicketProof(ticketId, Bytes.of(reader.bytes(Resumption.PROOF_LENGTH)));
  }

  private static Capabilities capabilities(long bits) {
    return new Capabilities((bits & 1) != 0, (bits & 2) != 0);
  }
}
