package faraday.rig.phone;

import faraday.rig.codec.CborBytes;
import faraday.rig.codec.Resumption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes M1's plaintext (SPEC §3.2), with a ticket where there is one (SPEC §3.7).
 *
 * @param phone the phone's parts
 * @param charger who is asked
 * @param intent what for
 * @param challenge 16 bytes
 * @param phoneTimeS what the phone's clock shows
 * @param ticket what a fast stop shows
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RequestMessage(
    PhoneParts phone,
    ChargerEntry charger,
    Intent intent,
    byte[] challenge,
    long phoneTimeS,
    Optional<Resumption> ticket) {

  /** The plaintext in a handshake whose hash so far is this. */
  byte[] bytes(byte[] boundHash) {
    Wish wish = phone.person().wish();
    List<Object> items =
        new ArrayList<>(
            List.of(
                challenge,
                intent.code(),
                capabilities(),
                phoneTimeS,
                wish.energyWh(),
                wish.durationS(),
                wish.connector()));
    ticket.ifPresent(
        shown -> {
          items.add(shown.ticketId());
          items.add(proof(shown, boundHash));
        });
    return CborBytes.array(items.toArray());
  }

  private byte[] proof(Resumption shown, byte[] boundHash) {
    byte[] hash = boundHash.clone();
    if (phone.person().has(WalletFault.TICKET_OF_ANOTHER_TAP)) {
      hash[0] ^= 1;
    }
    return shown.proof(hash);
  }

  private long capabilities() {
    long storesRecords = phone.wallet().hasRoom() ? 1 : 0;
    long bringsItems = phone.wallet().errands().any(charger.chargerId()) ? 2 : 0;
    return storesRecords + bringsItems;
  }
}
