package faraday.rig.vectors;

import static java.util.Map.entry;

import faraday.rig.codec.CborBytes;
import faraday.rig.codec.CborValue;
import faraday.rig.codec.ChargerSeal;
import faraday.rig.codec.CoseSign1;
import faraday.rig.codec.Frame;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.codec.P256PublicKey;
import faraday.rig.codec.RecordSeal;
import faraday.rig.codec.SessionRecord;
import faraday.rig.codec.WireException;
import java.math.BigInteger;
import java.util.Map;

/** The same vectors through the rig's codec, which shares no code with the charger. */
final class RigReader {

  static final Map<String, VectorReplay.Reader> ALL =
      Map.ofEntries(
          entry("wire-keys.json", (file, all, tally) -> keys(file, tally)),
          entry("wire-handshake.json", (file, all, tally) -> RigTap.handshake(file, tally)),
          entry("wire-start.json", RigTap::start),
          entry("wire-card.json", RigTap::card),
          entry("wire-ndef.json", RigTap::ndef),
          entry("wire-fast-stop.json", RigTap::fastStop),
          entry("wire-token.json", RigTap::token),
          entry("wire-proof.json", RigTap::proof),
          entry("wire-record.json", (file, all, tally) -> record(file, tally)),
          entry("wire-ack.json", (file, all, tally) -> ack(file, tally)),
          entry("wire-sealed-record.json", (file, all, tally) -> sealedRecord(file, tally)),
          entry("wire-sealed-item.json", (file, all, tally) -> sealedItem(file, tally)),
          entry("wire-answers.json", (file, all, tally) -> answers(file, tally)),
          entry("wire-courier.json", (file, all, tally) -> courier(file, tally)),
          entry("wire-items.json", (file, all, tally) -> items(file, tally)),
          entry("wire-refused.json", (file, all, tally) -> refused(file, tally)),
          entry("wire-command.json", (file, all, tally) -> RigRules.command(file, tally)),
          entry("wire-settings.json", (file, all, tally) -> RigRules.settings(file, tally)),
          entry("wire-slots.json", (file, all, tally) -> RigRules.slots(file, tally)),
          entry("wire-statements.json", (file, all, tally) -> RigRules.statements(file, tally)),
          entry("wire-sealed-token.json", (file, all, tally) -> RigRules.sealedToken(file, tally)),
          entry("wire-certificate.json", (file, all, tally) -> RigRules.certificate(file, tally)),
          entry("wire-costs.json", (file, all, tally) -> costs(file, tally)));

  private RigReader() {}

  static P256KeyPair pair(Vector file, String name) {
    return P256KeyPair.ofScalar(new BigInteger(1, file.bytes(name)));
  }

  private static void keys(Vector file, Tally tally) {
    for (Vector each : file.list("keys")) {
      P256PublicKey made = pair(each, "scalar").publicKey();
      tally.same(each.text("about"), each.bytes("public"), made.bytes());
      tally.same(each.text("about") + " id", each.bytes("keyId"), made.keyId());
    }
  }

  private static void record(Vector file, Tally tally) throws WireException {
    CoseSign1 cose = CoseSign1.parse(file.bytes("record"));
    cose.verify(P256PublicKey.parse(file.bytes("charger")));
    tally.same("payload", file.bytes("payload"), cose.payload());
    SessionRecord record = SessionRecord.parse(cose.payload());
    tally.check("sums", record.energyAddsUp() && record.costAddsUp());
  }

  private static void ack(Vector file, Tally tally) throws WireException {
    CoseSign1 cose = CoseSign1.parse(file.bytes("ack"));
    cose.verify(P256PublicKey.parse(file.bytes("server")));
    CborValue payload = CborValue.parse(cose.payload());
    tally.same("charger", file.bytes("chargerId"), payload.key(1).bytes(8));
    tally.check("seq", payload.key(2).wideUint() == file.number("seq"));
    tally.same("link", file.bytes("link"), payload.key(3).bytes(16));
    tally.check("time", payload.key(4).uint() == file.number("time"));
  }

  private static void sealedRecord(Vector file, Tally tally) throws WireException {
    P256KeyPair server = pair(file, "serverScalar");
    byte[] id = file.bytes("chargerId");
    tally.same("item", file.bytes("item"), RecordSeal.open(server, id, file.bytes("sealed")));
    P256KeyPair e = pair(file, "ephemeralScalar");
    byte[] sealed = RecordSeal.seal(server.publicKey(), id, e, file.bytes("item"));
    tally.same("sealed", file.bytes("sealed"), sealed);
  }

  private static void sealedItem(Vector file, Tally tally) throws WireException {
    P256PublicKey charger = P256PublicKey.parse(file.bytes("charger"));
    byte[] id = file.bytes("chargerId");
    P256KeyPair e = pair(file, "ephemeralScalar");
    tally.same(
        "sealed", file.bytes("sealed"), ChargerSeal.seal(charger, id, e, file.bytes("plaintext")));
  }

  private static void answers(Vector file, Tally tally) throws WireException {
    long timeS = CborValue.parse(file.bytes("SERVED")).array(2).at(1).uint();
    long reason = 16;
    for (String name : file.object("REFUSED").names()) {
      CborValue refused = CborValue.parse(file.object("REFUSED").bytes(name)).array(3);
      boolean holds =
          refused.at(0).uint() == 8
              && refused.at(1).uint() == reason++
              && refused.at(2).uint() == timeS;
      tally.check(name, holds);
    }
    String[] inOrder = {"GRANTED", "ALREADY", "STOPPED", "STOPPING", "SERVED", "SETTLED"};
    int[] sizes = {7, 4, 4, 3, 2, 9};
    for (int status = 0; status < inOrder.length; status++) {
      CborValue answer = CborValue.parse(file.bytes(inOrder[status])).array(sizes[status]);
      tally.check(inOrder[status], answer.at(0).uint() == status);
    }
  }

  private static void courier(Vector file, Tally tally) throws WireException {
    tally.same("ASK", file.bytes("ASK"), CborBytes.array(0));
    tally.same("BYE", file.bytes("BYE"), CborBytes.array(3));
    tally.same("nothing", file.bytes("nothingMore"), CborBytes.array(0));
    tally.same("stored", file.bytes("stored"), CborBytes.array(16));
    tally.same("cannot", file.bytes("cannotStore"), CborBytes.array(17));
    int code = 0;
    for (String name : file.object("RESULT").names()) {
      tally.same(name, file.object("RESULT").bytes(name), CborBytes.array(2, code++));
    }
    int kind = 0;
    for (String name : file.names()) {
      if (name.startsWith("RECORD_")) {
        CborValue carried = CborValue.parse(file.bytes(name)).array(3);
        tally.check(name, carried.at(1).uint() == kind++);
      }
    }
    CborValue brought = CborValue.parse(file.bytes("bringsAck")).array(2);
    tally.check("ack", brought.at(0).uint() == 1 && brought.at(1).bytes().length > 64);
  }

  private static void items(Vector file, Tally tally) throws WireException {
    for (Vector each : file.list("items")) {
      CoseSign1 cose = CoseSign1.parse(each.bytes("item"));
      cose.verify(P256PublicKey.parse(file.bytes(signer(each))));
      tally.same(each.text("about"), each.bytes("payload"), cose.payload());
      long operation = CborValue.parse(cose.payload()).key(0).uint();
      tally.check(each.text("about"), operation == each.bytes("operation")[0]);
    }
    for (Vector each : file.list("negative")) {
      CoseSign1 cose = CoseSign1.parse(each.bytes("item"));
      tally.check(each.text("about"), cose.payload().length > 0);
    }
  }

  private static String signer(Vector item) {
    return switch (item.bytes("operation")[0]) {
      case 2 -> "ack";
      case 4, 8 -> "root";
      default -> "issuer";
    };
  }

  private static void costs(Vector file, Tally tally) {
    for (Vector each : file.list("cases")) {
      BigInteger cost =
          SessionRecord.cost(
              each.number("energyMwh"),
              each.number("durationS"),
              each.number("pricePerKwh"),
              each.number("pricePerHour"));
      tally.check("cost " + cost, cost.equals(BigInteger.valueOf(each.number("costMinor"))));
    }
  }

  /**
   * What a phone never reads, M1's and M3's plaintext, is judged as CBOR only; which type of frame
   * is due is a matter of its conversation, not of this codec.
   */
  private static void refused(Vector file, Tally tally) throws WireException {
    P256PublicKey issuer = P256PublicKey.parse(file.bytes("issuer"));
    for (Vector each : file.list("cases")) {
      int kind = each.bytes("kind")[0] & 0xFF;
      String about = each.text("about");
      boolean own = kind == 0x11 || kind == 0x13;
      own |= about.startsWith("token ") || about.startsWith("frame of a type");
      boolean forged = about.contains("signature");
      if (!own || forged) {
        tally.check(each.text("about"), !accepts(kind, each.bytes("input"), issuer));
      }
      tally.check(each.text("about") + ": its like", accepts(kind, each.bytes("good"), issuer));
    }
  }

  private static boolean accepts(int kind, byte[] input, P256PublicKey issuer) {
    try {
      switch (kind) {
        case 0x01 -> Frame.parse(input);
        case 0x84 -> CoseSign1.parse(input).verify(issuer);
        default -> CborValue.parse(input);
      }
      return true;
    } catch (WireException e) {
      return false;
    }
  }
}
