package faraday.rig.phone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import faraday.rig.codec.CborValue;
import faraday.rig.codec.Frame;
import faraday.rig.codec.Id;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.codec.P256PublicKey;
import faraday.rig.codec.SeededSecureRandom;
import faraday.rig.codec.SessionRecord;
import faraday.rig.codec.SessionRecord.Field;
import faraday.rig.codec.TokenTerms;
import faraday.rig.codec.Vectors;
import faraday.rig.codec.WireException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The published frames and courier messages, read and answered by the phone's own parts. */
class VectorsAtThePhoneTest {

  @Test
  void readsTheBeaconAndTheCredentials() throws IOException, WireException {
    Vectors start = Vectors.of("wire-start.json");

    Beacon beacon = Beacon.parse(Frame.parse(start.bytes("m0")).body());
    Credentials shown = Credentials.parse(start.bytes("m2Plaintext"));

    assertArrayEquals(
        Vectors.of("wire-handshake.json").pair("chargerStaticScalar").publicKey().keyId(),
        beacon.keyId());
    assertEquals(beacon.chargerId(), shown.chargerId());
    assertEquals(45, shown.pricePerKwh());
    assertEquals(978, shown.currency());
    assertEquals(1, shown.connectors());
  }

  @Test
  void readsEveryAnswer() throws IOException, WireException {
    Vectors answers = Vectors.of("wire-answers.json");

    assertInstanceOf(PhoneEvent.Granted.class, read(Intent.START, answers.bytes("GRANTED")));
    assertInstanceOf(PhoneEvent.AlreadyRunning.class, read(Intent.START, answers.bytes("ALREADY")));
    assertInstanceOf(PhoneEvent.Stopped.class, read(Intent.STOP, answers.bytes("STOPPED")));
    assertInstanceOf(PhoneEvent.Stopping.class, read(Intent.STOP, answers.bytes("STOPPING")));
    assertInstanceOf(PhoneEvent.Served.class, read(Intent.READ, answers.bytes("SERVED")));
    byte[] byStaff = answers.bytes("STOPPED_BY_STAFF");
    assertInstanceOf(PhoneEvent.ReceiptRejected.class, read(Intent.STOP, byStaff), "no staff");
    Optional<TokenTerms> staff =
        Optional.of(TokenTerms.parse(Vectors.of("wire-token.json").bytes("staffToken")));
    assertInstanceOf(PhoneEvent.EndedForAnother.class, read(Intent.STOP, staff, byStaff));
    assertInstanceOf(
        PhoneEvent.Served.class, read(Intent.STOP, staff, answers.bytes("SERVED")), "freed");
    int reason = 16;
    List<String> refusals = answers.object("REFUSED").names();
    assertEquals(24, refusals.size());
    for (String name : refusals) {
      byte[] plaintext = answers.object("REFUSED").bytes(name);
      assertEquals(new PhoneEvent.Refused(reason++), read(Intent.START, plaintext), name);
    }
  }

  private static PhoneEvent read(Intent intent, byte[] plaintext)
      throws IOException, WireException {
    return read(intent, Optional.empty(), plaintext);
  }

  private static PhoneEvent read(Intent intent, Optional<TokenTerms> token, byte[] plaintext)
      throws IOException, WireException {
    Credentials shown = Credentials.parse(Vectors.of("wire-start.json").bytes("m2Plaintext"));
    return new AnswerReader(parts(64), charger(), intent, token, Optional.of(shown))
        .read(CborValue.parse(plaintext));
  }

  @Test
  void answersEveryCourierQuestion() throws IOException, WireException {
    Vectors courier = Vectors.of("wire-courier.json");
    Vectors results = courier.object("RESULT");
    PhoneParts phone = parts(64);

    assertArrayEquals(courier.bytes("nothingMore"), answer(phone, courier.bytes("ASK")));
    byte[] ack = Vectors.of("wire-ack.json").bytes("ack");
    phone.wallet().errands().keep(new ServerLink.Errand(charger().chargerId(), 1, 1, ack));
    assertArrayEquals(courier.bytes("bringsAck"), answer(phone, courier.bytes("ASK")));
    for (String name : results.names()) {
      assertArrayEquals(courier.bytes("nothingMore"), answer(phone, results.bytes(name)), name);
    }
    for (String name : List.of("RECORD_OWN", "RECORD_SEALED", "RECORD_DIAGNOSTICS")) {
      assertArrayEquals(courier.bytes("stored"), answer(phone, courier.bytes(name)));
      assertArrayEquals(courier.bytes("cannotStore"), answer(parts(0), courier.bytes(name)));
    }
    assertEquals(0, answer(phone, courier.bytes("BYE")).length);
  }

  private static byte[] answer(PhoneParts phone, byte[] question)
      throws IOException, WireException {
    return new CourierPhase(phone, charger(), 0)
        .answer(CborValue.parse(question))
        .orElse(new byte[0]);
  }

  private static ChargerEntry charger() throws IOException, WireException {
    Vectors handshake = Vectors.of("wire-handshake.json");
    P256PublicKey sign = P256PublicKey.parse(Vectors.of("wire-record.json").bytes("charger"));
    Id id = Id.of(Vectors.of("wire-ack.json").bytes("chargerId"));
    return new ChargerEntry(id, id, handshake.pair("chargerStaticScalar").publicKey(), sign);
  }

  private static PhoneParts parts(int capacity) throws IOException, WireException {
    SessionRecord record = SessionRecord.parse(Vectors.of("wire-record.json").bytes("payload"));
    Wallet wallet = new Wallet(record.id(Field.WALLET_ID), P256KeyPair.derived(1, "any"), capacity);
    Person person = new Person();
    return new PhoneParts(
        wallet,
        person,
        new Outbox(person),
        new PhoneLog(),
        new SeededSecureRandom(1, "any"),
        PhoneSettings.USUAL);
  }
}
