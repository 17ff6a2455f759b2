package faraday.firmware.wire.vectors;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Tariff;
import faraday.firmware.wire.crypto.DhKey;
import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.frame.CourierQuestion;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.noise.ServerSeal;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.JdkServer;
import faraday.firmware.wire.peer.SampleRecord;
import faraday.firmware.wire.peer.SampleTap;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.peer.TestCbor;
import faraday.firmware.wire.record.Cost;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Record, acknowledgement, sealed record, answers, courier items and costs. */
final class RecordVectors {

  /** energyMwh, durationS, pricePerKwh, pricePerHour. */
  private static final long[][] COSTS = {
    {0, 0, 45, 150},
    {1_000_000, 3_600, 45, 150},
    {499_999, 0, 1, 0},
    {500_000, 0, 1, 0},
    {250_000, 900, 1, 1},
    {250_000, 899, 1, 1},
    {11_004_445, 3_610, 45, 150},
    {9_007_199_254L, 86_400, 123_456, 654_321},
  };

  private static final byte[] RECEIPT = SampleRecord.STOP.signed(SampleRecord.CHARGER);

  private RecordVectors() {}

  static VectorFile record() {
    return new VectorFile()
        .about("A session that ended by tap, signed by the charger (SPEC 5).")
        .put("charger", SampleRecord.CHARGER.publicKey().toArray())
        .put("payload", SampleRecord.STOP.payload())
        .put("record", RECEIPT);
  }

  static VectorFile ack() {
    byte[] link = DemoKeys.bytes("link 41", 16);
    return new VectorFile()
        .about("The server holds everything up to seq 41 (SPEC 5).")
        .put("server", SampleRecord.ACK.publicKey().toArray())
        .put("chargerId", SampleToken.CHARGER_ID)
        .put("seq", 41)
        .put("link", link)
        .put("time", SampleToken.NOON_S + 7_200)
        .put("ack", SampleRecord.ack(SampleToken.CHARGER_ID, 41, link, SampleToken.NOON_S + 7_200));
  }

  static VectorFile sealed() throws GeneralSecurityException {
    byte[] scalar = DemoKeys.scalar("server seal");
    byte[] item = DemoKeys.bytes("journal record", 32);
    byte[] sealed =
        ServerSeal.seal(
            DhKey.of(scalar).publicKey(),
            Id8.of(SampleToken.CHARGER_ID),
            DemoKeys.scripted(DemoKeys.scalar("record e")),
            item);
    JdkServer server = new JdkServer(scalar);
    if (!Arrays.equals(item, server.open(SampleToken.CHARGER_ID, sealed))) {
      throw new AssertionError("server opens another item");
    }
    return new VectorFile()
        .about("Noise_N_P256_AESGCM_SHA256 to the server (SPEC 6); the item stands for any record.")
        .put("serverScalar", scalar)
        .put("server", DhKey.of(scalar).publicKey().toArray())
        .put("chargerId", SampleToken.CHARGER_ID)
        .put("ephemeralScalar", DemoKeys.scalar("record e"))
        .put("item", item)
        .putAll(server.trace())
        .put("sealed", sealed);
  }

  static VectorFile answers() {
    Id8 session = SampleTap.granted().sessionId();
    long now = SampleToken.NOON_S + 3_622;
    VectorFile reasons = new VectorFile();
    for (Reason reason : Reason.values()) {
      reasons.put(reason.name(), new Answer.Refused(reason, now).encode());
    }
    return new VectorFile()
        .about("Every plaintext of M4 (SPEC 3.5); the receipt is wire-record.json's.")
        .put("GRANTED", SampleTap.granted().encode())
        .put("ALREADY", new Answer.Already(session, now, 1).encode())
        .put("STOPPED", new Answer.Stopped(session, now, Bytes.of(RECEIPT)).encode())
        .put("STOPPED_BY_STAFF", new Answer.Stopped(session, now, Bytes.EMPTY).encode())
        .put("STOPPING", new Answer.Stopping(session, now).encode())
        .put("SERVED", new Answer.Served(now).encode())
        .put("SETTLED", FastStopVectors.settled().encode())
        .put("REFUSED", reasons);
  }

  static VectorFile courier() {
    Bytes item = Bytes.of(DemoKeys.bytes("journal record", 32));
    VectorFile results = new VectorFile();
    for (CourierQuestion.Outcome outcome : CourierQuestion.Outcome.values()) {
      results.put(outcome.name(), new CourierQuestion.Result(outcome).encode());
    }
    byte[] ack =
        SampleRecord.ack(
            SampleToken.CHARGER_ID, 41, DemoKeys.bytes("link 41", 16), SampleToken.NOON_S + 7_200);
    return new VectorFile()
        .about("Every plaintext of the courier phase (SPEC 6).")
        .put("ASK", new CourierQuestion.Ask().encode())
        .put("RECORD_OWN", new CourierQuestion.Carry(CourierQuestion.Kind.OWN, item).encode())
        .put("RECORD_SEALED", new CourierQuestion.Carry(CourierQuestion.Kind.SEALED, item).encode())
        .put(
            "RECORD_DIAGNOSTICS",
            new CourierQuestion.Carry(CourierQuestion.Kind.DIAGNOSTICS, item).encode())
        .put("RESULT", results)
        .put("BYE", new CourierQuestion.Bye().encode())
        .put("nothingMore", TestCbor.encode(List.of(0)))
        .put("bringsAck", TestCbor.encode(List.of(1, ack)))
        .put("stored", TestCbor.encode(List.of(16)))
        .put("cannotStore", TestCbor.encode(List.of(17)));
  }

  static VectorFile costs() {
    List<VectorFile> cases = new ArrayList<>();
    for (long[] cost : COSTS) {
      Tariff tariff = new Tariff(cost[3], cost[2], 978);
      cases.add(
          new VectorFile()
              .put("energyMwh", cost[0])
              .put("durationS", cost[1])
              .put("pricePerKwh", cost[2])
              .put("pricePerHour", cost[3])
              .put("costMinor", Cost.minorUnits(cost[0], cost[1], tariff)));
    }
    return new VectorFile()
        .about("The cost of SPEC 5 key 19; integers as 8 bytes.")
        .put("cases", cases);
  }
}
