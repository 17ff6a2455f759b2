package faraday.rig.vectors;

import static java.nio.charset.StandardCharsets.US_ASCII;

import faraday.firmware.access.SlotCalendar;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cbor.FlawException;
import faraday.firmware.wire.cose.Sign1;
import faraday.firmware.wire.crypto.DhKey;
import faraday.firmware.wire.crypto.Entropy;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.frame.Frame;
import faraday.firmware.wire.frame.FrameType;
import faraday.firmware.wire.frame.PhoneFrame;
import faraday.firmware.wire.noise.ChargerSeal;
import faraday.firmware.wire.record.SignedSettings;
import faraday.firmware.wire.token.Command;
import faraday.firmware.wire.token.Grant;
import faraday.firmware.wire.token.Token;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Command, settings, slots and statements as the charger's own code judges them. */
final class ChargerRules {

  private static final int MALFORMED = 1;
  private static final int SIGNATURE = 2;

  private ChargerRules() {}

  static void command(Vector file, Tally tally) {
    for (Vector each : file.list("commands")) {
      Command read = ChargerReader.value(Command.parse(each.bytes("json")));
      tally.same(each.text("about"), each.bytes("map"), read.encode());
      Command map = ChargerReader.value(Command.parse(each.bytes("map")));
      tally.check(each.text("about") + ": the map", map.equals(read));
    }
    for (Vector each : file.list("negative")) {
      boolean refused = Command.parse(each.bytes("json")) instanceof Decoded.Malformed<Command>;
      tally.check(each.text("about"), refused);
    }
  }

  /** A charger shows its certificate as it got it: it frames it, and knows who asks. */
  static void certificate(Vector file, Tally tally) {
    boolean asked =
        PhoneFrame.parse(file.bytes("wanted")) instanceof Decoded.Value<PhoneFrame>(var frame)
            && frame instanceof PhoneFrame.CertificateWanted;
    tally.check("wanted", asked);
    byte[] shown = Frame.encode(FrameType.CERTIFICATE, file.body("certificate"));
    tally.same("certificate", file.bytes("certificate"), shown);
    P256PublicKey root = ChargerReader.key(file.bytes("root"));
    boolean signed =
        CborReader.decode(file.body("certificate"), Sign1::read)
                instanceof Decoded.Value<Sign1>(Sign1 envelope)
            && envelope.isSignedBy(root)
            && Arrays.equals(envelope.payload().toArray(), file.bytes("payload"));
    tally.check("signature", signed);
    for (Vector each : file.list("negative")) {
      boolean same = Arrays.equals(each.bytes("certificate"), file.bytes("certificate"));
      tally.check(each.text("about"), !same);
    }
  }

  static void sealedToken(Vector file, Tally tally) {
    DhKey charger = DhKey.of(file.bytes("chargerScalar"));
    Id8 id = Id8.of(file.bytes("chargerId"));
    byte[] plain = opened(charger, id, file.bytes("sealed"));
    tally.same("token", file.bytes("token"), plain == null ? new byte[0] : plain);
    Token token = ChargerReader.value(Token.parse(file.bytes("token")));
    tally.check("signature", token.isSignedBy(ChargerReader.key(file.bytes("issuer"))));
    Id16 challenge = Id16.of(file.bytes("challenge"));
    tally.check("claim 21", challenge.equals(token.claims().grant().terms().challenge()));
    for (Vector each : file.list("negative")) {
      tally.check(each.text("about"), opened(charger, id, each.bytes("sealed")) == null);
    }
  }

  private static byte @Nullable [] opened(DhKey charger, Id8 id, byte[] sealed) {
    boolean marked = ChargerSeal.isSealed(sealed);
    Entropy blind = ChargerReader.scripted(new byte[1]);
    return marked ? ChargerSeal.open(charger, id, blind, sealed) : null;
  }

  static void settings(Vector file, Tally tally) {
    P256PublicKey issuer = ChargerReader.key(file.bytes("issuer"));
    for (Vector each : file.list("settings")) {
      SignedSettings read = ChargerReader.value(SignedSettings.parse(each.bytes("item")));
      tally.check(each.text("about"), read.isSignedBy(issuer));
      tally.same(each.text("about"), each.bytes("payload"), read.envelope().payload().toArray());
    }
    for (Vector each : file.list("negative")) {
      boolean taken =
          SignedSettings.parse(each.bytes("item")) instanceof Decoded.Value<SignedSettings>(var set)
              && set.isSignedBy(issuer);
      tally.check(each.text("about"), !taken);
    }
  }

  /** A charger reads no statement: it knows the envelope, and nothing of what is inside. */
  static void statements(Vector file, Tally tally) {
    P256PublicKey issuer = ChargerReader.key(file.bytes("issuer"));
    for (Vector each : file.list("statements")) {
      int verdict = each.bytes("verdict")[0];
      boolean signed =
          CborReader.decode(each.bytes("statement"), Sign1::read)
                  instanceof Decoded.Value<Sign1>(Sign1 envelope)
              && envelope.isSignedBy(issuer);
      tally.check(each.text("about"), signed == (verdict != SIGNATURE) || verdict == MALFORMED);
    }
  }

  static void slots(Vector file, Tally tally) {
    for (Vector each : file.list("days")) {
      day(each, tally);
    }
    SlotCalendar calendar = calendar(file);
    for (Vector each : file.list("claims")) {
      Grant.Slot slot =
          ChargerReader.value(CborReader.decode(each.bytes("claim"), ChargerRules::slot));
      boolean fits = calendar.fits(slot, each.number("notBefore"), each.number("expires"));
      tally.check(each.text("about"), fits == (each.bytes("fits")[0] == 1));
    }
  }

  private static void day(Vector day, Tally tally) {
    SlotCalendar calendar = calendar(day);
    byte[] numbers = day.bytes("numbers");
    ByteBuffer offsets = ByteBuffer.wrap(day.bytes("offsets"));
    long beginsS = day.number("begins");
    tally.check(day.text("about") + " begins", calendar.dayStartS(beginsS) == beginsS);
    int count =
        calendar.slotsOf(Instant.ofEpochSecond(beginsS).atZone(calendar.zone()).toLocalDate());
    tally.check(day.text("about") + " count", count == numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      long fromS = beginsS + (long) i * SlotCalendar.SLOT_S;
      Grant.Slot slot = new Grant.Slot(numbers[i], 1, OptionalInt.of(offsets.getShort()));
      boolean fits = calendar.fits(slot, fromS, fromS + SlotCalendar.SLOT_S);
      tally.check(day.text("about") + " slot " + i, fits);
    }
  }

  private static SlotCalendar calendar(Vector vector) {
    return new SlotCalendar(ZoneId.of(new String(vector.bytes("zone"), US_ASCII)));
  }

  private static Grant.Slot slot(CborReader reader) throws FlawException {
    int items = reader.array(2, 3);
    int first = reader.number(0, Grant.Slot.PER_DAY - 1);
    int count = reader.number(1, Grant.Slot.COUNT_MAX);
    return items == 2
        ? new Grant.Slot(first, count, OptionalInt.empty())
        : new Grant.Slot(first, count, OptionalInt.of((int) reader.integer(-1080, 1080)));
  }
}
