package faraday.rig.vectors;

import static java.nio.charset.StandardCharsets.US_ASCII;

import faraday.rig.codec.CborValue;
import faraday.rig.codec.Certificate;
import faraday.rig.codec.ChargerSeal;
import faraday.rig.codec.CoseSign1;
import faraday.rig.codec.Frame;
import faraday.rig.codec.Id;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.codec.P256PublicKey;
import faraday.rig.codec.WireException;
import faraday.rig.phone.Ledger;
import faraday.rig.phone.StatementFault;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Command, settings, slots and statements as the rig reads them from SPEC's text. */
final class RigRules {

  private static final int SLOT_S = 900;
  private static final int DAY_S = 86_400;
  private static final Set<Long> SETTINGS =
      LongStream.rangeClosed(1, 16).boxed().collect(Collectors.toSet());

  private RigRules() {}

  static void command(Vector file, Tally tally) throws WireException {
    for (Vector each : file.list("commands")) {
      byte[] made = RigCommand.map(each.bytes("json"));
      tally.same(each.text("about"), each.bytes("map"), made);
    }
    for (Vector each : file.list("negative")) {
      tally.check(each.text("about"), refuses(() -> RigCommand.map(each.bytes("json"))));
    }
  }

  /** The phone's side. */
  static void certificate(Vector file, Tally tally) throws WireException {
    Frame wanted = new Frame(Frame.CERTIFICATE_WANTED, new byte[0]);
    tally.same("wanted", file.bytes("wanted"), wanted.bytes());
    tally.same("payload", file.bytes("payload"), CoseSign1.parse(certified(file, file)).payload());
    for (Vector each : file.list("negative")) {
      tally.check(each.text("about"), refuses(() -> certified(file, each)));
    }
  }

  private static byte[] certified(Vector file, Vector each) throws WireException {
    Frame frame = Frame.parse(each.bytes("certificate"));
    P256PublicKey root = P256PublicKey.parse(file.bytes("root"));
    Certificate read = Certificate.verified(frame.body(), root, file.number("now"));
    boolean same = Arrays.equals(read.chargerId().bytes(), file.bytes("chargerId"));
    same &= Arrays.equals(read.dhKey().bytes(), file.bytes("dh"));
    if (!same || frame.type() != Frame.CERTIFICATE) {
      throw RigJson.bad("another charger's");
    }
    return frame.body();
  }

  /** The office's side: it seals. What does not open is the charger's to say. */
  static void sealedToken(Vector file, Tally tally) throws WireException {
    P256PublicKey charger = P256PublicKey.parse(file.bytes("charger"));
    P256KeyPair e = RigReader.pair(file, "ephemeralScalar");
    byte[] dh = RigReader.pair(file, "chargerScalar").publicKey().bytes();
    tally.same("charger", file.bytes("charger"), dh);
    byte[] token = file.bytes("token");
    CoseSign1 cose = CoseSign1.parse(token);
    cose.verify(P256PublicKey.parse(file.bytes("issuer")));
    CborValue faraday = CborValue.parse(cose.payload()).key(-65537);
    tally.same("claim 21", file.bytes("challenge"), faraday.key(21).bytes(16));
    byte[] sealed = ChargerSeal.seal(charger, file.bytes("chargerId"), e, token);
    tally.same("sealed", file.bytes("sealed"), sealed);
    for (Vector each : file.list("negative")) {
      tally.check(each.text("about"), !Arrays.equals(sealed, each.bytes("sealed")));
    }
  }

  static void settings(Vector file, Tally tally) throws WireException {
    P256PublicKey issuer = P256PublicKey.parse(file.bytes("issuer"));
    for (Vector each : file.list("settings")) {
      byte[] payload = settings(each.bytes("item"), issuer);
      tally.same(each.text("about"), each.bytes("payload"), payload);
    }
    for (Vector each : file.list("negative")) {
      tally.check(each.text("about"), refuses(() -> settings(each.bytes("item"), issuer)));
    }
  }

  private static byte[] settings(byte[] item, P256PublicKey issuer) throws WireException {
    CoseSign1 cose = CoseSign1.parse(item);
    cose.verify(issuer);
    CborValue map = CborValue.parse(cose.payload());
    if (!map.keys().equals(SETTINGS)) {
      throw RigJson.bad("other keys");
    }
    map.key(1).bytes(Id.BYTES);
    map.key(2).uint(1, 0xFFFF_FFFFL);
    map.key(3).uint();
    map.key(4).array(2).at(0).uint(0, 1440);
    map.key(4).at(1).uint(0, 1440);
    for (long key : new long[] {5, 6, 9, 10, 11}) {
      map.key(key).uint();
    }
    map.key(7).uint(0, 999);
    map.key(8).uint(0, 2);
    map.key(12).bool();
    map.key(13).uint(1, 4);
    lists(map);
    return cose.payload();
  }

  private static void lists(CborValue map) throws WireException {
    for (int i = 0; i < atMost(map.key(14), 24); i++) {
      int length = map.key(14).at(i).bytes().length;
      if (length < 1 || length > 16) {
        throw RigJson.bad("a driver of " + length + " bytes");
      }
    }
    for (int i = 0; i < atMost(map.key(15), 8); i++) {
      map.key(15).at(i).bytes(Id.BYTES);
    }
    for (int i = 0; i < atMost(map.key(16), 12); i++) {
      CborValue one = map.key(16).at(i).array(4);
      one.at(0).uint(1, 255);
      one.at(1).bytes(Id.BYTES);
      if (one.at(2).uint() >= one.at(3).uint()) {
        throw RigJson.bad("no time");
      }
    }
  }

  private static int atMost(CborValue list, int most) throws WireException {
    if (list.size() > most) {
      throw RigJson.bad("more than " + most);
    }
    return list.size();
  }

  /** The phone's own ledger takes one statement after the other. */
  static void statements(Vector file, Tally tally) throws WireException {
    P256PublicKey issuer = P256PublicKey.parse(file.bytes("issuer"));
    Id wallet = Id.of(file.bytes("walletId"));
    Ledger ledger = new Ledger();
    for (Vector each : file.list("statements")) {
      int found =
          ledger.accept(each.bytes("statement"), issuer, wallet).map(RigRules::verdict).orElse(0);
      tally.check(each.text("about") + ": " + found, found == each.bytes("verdict")[0]);
    }
  }

  private static int verdict(StatementFault fault) {
    return switch (fault) {
      case MALFORMED -> 1;
      case SIGNATURE -> 2;
      case ANOTHER_WALLET -> 3;
      case SEQUENCE -> 4;
      case SUM -> 5;
    };
  }

  static void slots(Vector file, Tally tally) throws WireException {
    for (Vector each : file.list("days")) {
      day(each, tally);
    }
    ZoneRules rules = rules(file);
    for (Vector each : file.list("claims")) {
      boolean fits = fits(each, rules);
      tally.check(each.text("about"), fits == (each.bytes("fits")[0] == 1));
    }
  }

  /** Quarter hour after quarter hour until the local day is another one. */
  private static void day(Vector day, Tally tally) {
    ZoneRules rules = rules(day);
    byte[] numbers = day.bytes("numbers");
    ByteBuffer offsets = ByteBuffer.wrap(day.bytes("offsets"));
    long beginsS = day.number("begins");
    long date = Math.floorDiv(localS(rules, beginsS), DAY_S);
    tally.check(day.text("about") + " begins", localS(rules, beginsS) % DAY_S == 0);
    long atS = beginsS;
    for (int i = 0; i < numbers.length; i++, atS += SLOT_S) {
      boolean same = Math.floorDiv(localS(rules, atS), DAY_S) == date;
      same &= number(rules, atS) == numbers[i];
      same &= (localS(rules, atS) - atS) / 60 == offsets.getShort();
      tally.check(day.text("about") + " slot " + i, same);
    }
    tally.check(day.text("about") + " ends", Math.floorDiv(localS(rules, atS), DAY_S) == date + 1);
  }

  private static boolean fits(Vector each, ZoneRules rules) throws WireException {
    long fromS = each.number("notBefore");
    CborValue claim = CborValue.parse(each.bytes("claim"));
    boolean same = claim.at(0).uint(0, 95) == number(rules, fromS);
    same &= localS(rules, fromS) % SLOT_S == 0;
    same &= claim.at(1).uint(1, 100) * SLOT_S == each.number("expires") - fromS;
    long offsetS = localS(rules, fromS) - fromS;
    boolean twice =
        LongStream.of(-3600, 3600)
            .anyMatch(away -> localS(rules, fromS + away) == localS(rules, fromS));
    return same && (claim.size() == 3 ? claim.at(2).integer() * 60 == offsetS : !twice);
  }

  private static long number(ZoneRules rules, long atS) {
    return Math.floorMod(localS(rules, atS), DAY_S) / SLOT_S;
  }

  private static long localS(ZoneRules rules, long atS) {
    return atS + rules.getOffset(Instant.ofEpochSecond(atS)).getTotalSeconds();
  }

  private static ZoneRules rules(Vector vector) {
    return ZoneId.of(new String(vector.bytes("zone"), US_ASCII)).getRules();
  }

  /** Reads what must not be read. */
  private interface Reading {
    byte[] read() throws WireException;
  }

  private static boolean refuses(Reading reading) {
    try {
      reading.read();
      return false;
    } catch (WireException e) {
      return true;
    }
  }
}
