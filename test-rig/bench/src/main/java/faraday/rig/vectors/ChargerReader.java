package faraday.rig.vectors;

import static java.util.Map.entry;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Tariff;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.crypto.DhKey;
import faraday.firmware.wire.crypto.Entropy;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.frame.CourierQuestion;
import faraday.firmware.wire.frame.CourierReply;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.item.ItemKind;
import faraday.firmware.wire.item.ServerItem;
import faraday.firmware.wire.noise.ChargerSeal;
import faraday.firmware.wire.noise.ServerSeal;
import faraday.firmware.wire.record.Ack;
import faraday.firmware.wire.record.Cost;
import faraday.firmware.wire.record.SessionRecord;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The vectors as the charger's own code makes and reads them. */
final class ChargerReader {

  static final Map<String, VectorReplay.Reader> ALL =
      Map.ofEntries(
          entry("wire-keys.json", (file, all, tally) -> keys(file, tally)),
          entry("wire-handshake.json", (file, all, tally) -> ChargerTap.handshake(file, tally)),
          entry("wire-start.json", ChargerTap::start),
          entry("wire-card.json", ChargerTap::card),
          entry("wire-ndef.json", ChargerTap::ndef),
          entry("wire-fast-stop.json", ChargerTap::fastStop),
          entry("wire-token.json", (file, all, tally) -> ChargerTap.token(file, tally)),
          entry("wire-proof.json", ChargerTap::proof),
          entry("wire-record.json", (file, all, tally) -> record(file, tally)),
          entry("wire-ack.json", (file, all, tally) -> ack(file, tally)),
          entry("wire-sealed-record.json", (file, all, tally) -> sealedRecord(file, tally)),
          entry("wire-sealed-item.json", (file, all, tally) -> sealedItem(file, tally)),
          entry("wire-answers.json", (file, all, tally) -> answers(file, tally)),
          entry("wire-courier.json", (file, all, tally) -> courier(file, tally)),
          entry("wire-items.json", (file, all, tally) -> items(file, tally)),
          entry("wire-refused.json", (file, all, tally) -> ChargerTap.refused(file, tally)),
          entry("wire-command.json", (file, all, tally) -> ChargerRules.command(file, tally)),
          entry("wire-settings.json", (file, all, tally) -> ChargerRules.settings(file, tally)),
          entry("wire-slots.json", (file, all, tally) -> ChargerRules.slots(file, tally)),
          entry("wire-statements.json", (file, all, tally) -> ChargerRules.statements(file, tally)),
          entry(
              "wire-sealed-token.json",
              (file, all, tally) -> ChargerRules.sealedToken(file, tally)),
          entry(
              "wire-certificate.json", (file, all, tally) -> ChargerRules.certificate(file, tally)),
          entry("wire-costs.json", (file, all, tally) -> costs(file, tally)));

  private ChargerReader() {}

  /** Gives the scalar to whoever draws 32 bytes first, and a pattern to whoever blinds. */
  static Entropy scripted(byte[] scalar) {
    boolean[] drawn = {false};
    return into -> {
      if (into.length == scalar.length && !drawn[0]) {
        drawn[0] = true;
        System.arraycopy(scalar, 0, into, 0, scalar.length);
      } else {
        Arrays.fill(into, (byte) 0x5A);
      }
    };
  }

  static P256PublicKey key(byte[] point) {
    return Objects.requireNonNull(P256PublicKey.decode(point), "no point of the curve");
  }

  static <T> T value(Decoded<T> decoded) {
    if (decoded instanceof Decoded.Value<T>(T value)) {
      return value;
    }
    throw new IllegalArgumentException(decoded.toString());
  }

  private static void keys(Vector file, Tally tally) {
    for (Vector each : file.list("keys")) {
      P256PublicKey made = DhKey.of(each.bytes("scalar")).publicKey();
      tally.same(each.text("about"), each.bytes("public"), made.toArray());
      tally.same(each.text("about") + " id", each.bytes("keyId"), made.keyId().toArray());
    }
  }

  private static void record(Vector file, Tally tally) {
    SessionRecord read = value(SessionRecord.parseSigned(file.bytes("record")));
    tally.same("payload", file.bytes("payload"), read.payload());
    tally.check(
        "signature",
        value(CborReader.decode(file.bytes("record"), faraday.firmware.wire.cose.Sign1::read))
            .isSignedBy(key(file.bytes("charger"))));
  }

  private static void ack(Vector file, Tally tally) {
    Ack ack = value(Ack.parse(file.bytes("ack")));
    tally.check("signature", ack.isSignedBy(key(file.bytes("server"))));
    tally.same("charger", file.bytes("chargerId"), ack.chargerId().toArray());
    tally.check("seq", ack.seq() == file.number("seq") && ack.timeS() == file.number("time"));
    tally.same("link", file.bytes("link"), ack.link().toArray());
  }

  private static void sealedRecord(Vector file, Tally tally) {
    byte[] sealed =
        ServerSeal.seal(
            key(file.bytes("server")),
            Id8.of(file.bytes("chargerId")),
            scripted(file.bytes("ephemeralScalar")),
            file.bytes("item"));
    tally.same("sealed", file.bytes("sealed"), sealed);
  }

  private static void sealedItem(Vector file, Tally tally) {
    DhKey charger = DhKey.of(file.bytes("chargerScalar"));
    Id8 id = Id8.of(file.bytes("chargerId"));
    byte[] sealed = file.bytes("sealed");
    byte[] opened = ChargerSeal.open(charger, id, scripted(new byte[1]), sealed);
    tally.check("opens", opened != null && Arrays.equals(opened, file.bytes("plaintext")));
    sealed[sealed.length - 1] ^= 1;
    tally.check("altered", ChargerSeal.open(charger, id, scripted(new byte[1]), sealed) == null);
  }

  private static void answers(Vector file, Tally tally) {
    Vector refused = file.object("REFUSED");
    long timeS = timeOf(file.bytes("SERVED"));
    tally.same("SERVED", file.bytes("SERVED"), new Answer.Served(timeS).encode());
    for (Reason reason : Reason.values()) {
      byte[] made = new Answer.Refused(reason, timeS).encode();
      tally.same(reason.name(), refused.bytes(reason.name()), made);
    }
    tally.check("reasons", refused.names().size() == Reason.values().length);
    for (String name : file.names()) {
      if (name.equals(name.toUpperCase(Locale.ROOT)) && !name.equals("REFUSED")) {
        tally.check(name, wellFormed(file.bytes(name)));
      }
    }
  }

  private static long timeOf(byte[] served) {
    return value(
        CborReader.decode(
            served,
            reader -> {
              reader.array(2);
              reader.uint(4, 4);
              return reader.uint(0, 0xFFFF_FFFFL);
            }));
  }

  static boolean wellFormed(byte[] item) {
    return CborReader.decode(
            item,
            reader -> {
              reader.skip();
              return true;
            })
        instanceof Decoded.Value<Boolean>;
  }

  private static void courier(Vector file, Tally tally) {
    tally.same("ASK", file.bytes("ASK"), new CourierQuestion.Ask().encode());
    tally.same("BYE", file.bytes("BYE"), new CourierQuestion.Bye().encode());
    for (CourierQuestion.Outcome outcome : CourierQuestion.Outcome.values()) {
      byte[] wanted = file.object("RESULT").bytes(outcome.name());
      tally.same(outcome.name(), wanted, new CourierQuestion.Result(outcome).encode());
    }
    for (CourierQuestion.Kind kind : CourierQuestion.Kind.values()) {
      byte[] wanted = file.bytes("RECORD_" + kind.name());
      Bytes item = Bytes.of(wanted, wanted.length - 32, wanted.length);
      tally.same("RECORD", wanted, new CourierQuestion.Carry(kind, item).encode());
    }
    tally.check("nothing", reply(file, "nothingMore") instanceof CourierReply.Nothing);
    tally.check("ack", reply(file, "bringsAck") instanceof CourierReply.Item);
    tally.check("stored", reply(file, "stored") instanceof CourierReply.Stored);
    tally.check("cannot", reply(file, "cannotStore") instanceof CourierReply.CannotStore);
  }

  private static CourierReply reply(Vector file, String name) {
    return value(CourierReply.parse(file.bytes(name)));
  }

  private static void items(Vector file, Tally tally) {
    for (Vector each : file.list("items")) {
      tally.check(each.text("about"), verifies(file, each));
      byte[] payload = value(item(each)).head().envelope().payload().toArray();
      tally.same(each.text("about") + " payload", each.bytes("payload"), payload);
    }
    for (Vector each : file.list("negative")) {
      tally.check(each.text("about"), !verifies(file, each));
    }
  }

  private static Decoded<ServerItem> item(Vector each) {
    ItemKind kind = Objects.requireNonNull(ItemKind.of(each.bytes("operation")[0]));
    return ServerItem.parse(kind, each.bytes("item"));
  }

  private static boolean verifies(Vector file, Vector each) {
    return item(each) instanceof Decoded.Value<ServerItem>(ServerItem item)
        && item.isSignedBy(
            key(file.bytes(item.head().kind().signer().name().toLowerCase(Locale.ROOT))));
  }

  private static void costs(Vector file, Tally tally) {
    for (Vector each : file.list("cases")) {
      Tariff tariff = new Tariff(each.number("pricePerHour"), each.number("pricePerKwh"), 978);
      long cost = Cost.minorUnits(each.number("energyMwh"), each.number("durationS"), tariff);
      tally.check("cost " + cost, cost == each.number("costMinor"));
    }
  }
}
