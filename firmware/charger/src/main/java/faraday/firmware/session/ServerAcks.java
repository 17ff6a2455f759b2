package faraday.firmware.session;

import faraday.firmware.clock.ChargerClock;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.KeyId;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.frame.CourierQuestion;
import faraday.firmware.wire.record.Ack;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which acknowledgements count: signed by the server, for this charger, naming a record of money by
 * number and link (TH-16). Everything up to that record may then be released.
 */
final class ServerAcks {

  private final Id8 chargerId;
  private final ChargerClock clock;
  private final MoneyLedger money;
  private Function<KeyId, P256PublicKey> keys;

  ServerAcks(Id8 chargerId, ChargerClock clock, MoneyLedger money, P256PublicKey key) {
    this.chargerId = chargerId;
    this.clock = clock;
    this.money = money;
    this.keys = named -> key;
  }

  void keys(Function<KeyId, P256PublicKey> newKeys) {
    keys = newKeys;
  }

  /** Judges bytes; what counts goes to the journal first. */
  CourierQuestion.Outcome brought(Bytes bytes, Predicate<Bytes> journalled) {
    if (!(Ack.parse(bytes.toArray()) instanceof Decoded.Value<Ack>(Ack ack))) {
      return CourierQuestion.Outcome.DOES_NOT_VERIFY;
    }
    if (!ack.chargerId().equals(chargerId)) {
      return CourierQuestion.Outcome.NOT_FOR_THIS_CHARGER;
    }
    if (!ack.isSignedBy(keys.apply(ack.envelope().keyId()))) {
      return CourierQuestion.Outcome.DOES_NOT_VERIFY;
    }
    clock.signedTimeSeen(ack.timeS());
    if (ack.seq() <= money.acknowledgedSeq()) {
      return CourierQuestion.Outcome.OLD;
    }
    MoneyLedger.Open entry = money.find(ack.seq());
    if (entry == null || !entry.link().equals(Bytes.of(ack.link().toArray()))) {
      return CourierQuestion.Outcome.LINK_DIFFERS;
    }
    if (!journalled.test(bytes)) {
      return CourierQuestion.Outcome.UNSUPPORTED;
    }
    money.acknowledged(ack.seq());
    return CourierQuestion.Outcome.TAKEN;
  }

  /** An acknowledgement that the journal holds. */
  void recovered(byte[] payload) {
    if (Ack.parse(payload) instanceof Decoded.Value<Ack>(Ack ack)) {
      clock.signedTimeSeen(ack.timeS());
      money.acknowledged(ack.seq());
    }
  }
}
