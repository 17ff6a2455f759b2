package faraday.firmware.wire.vectors;

import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cbor.FlawException;
import faraday.firmware.wire.frame.PhoneFrame;
import faraday.firmware.wire.frame.TapRequest;
import faraday.firmware.wire.frame.TokenDelivery;
import faraday.firmware.wire.peer.Hex;
import faraday.firmware.wire.peer.SampleTap;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.peer.TestCbor;
import faraday.firmware.wire.token.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Inputs that must be refused, each beside the sound one it was made from. */
final class RefusedVectors {

  /** About, input, its sound like. */
  private static final String[][] ITEMS = {
    {"not the shortest integer", "1817", "17"},
    {"indefinite length", "9f01ff", "8101"},
    {"a key twice", "a201000100", "a201000200"},
    {"keys out of order", "a202000100", "a201000200"},
    {"a key of text", "a1616100", "a10100"},
    {"a float", "f93c00", "01"},
    {"a tag", "c101", "01"},
    {"undefined", "f7", "f6"},
    {"no UTF-8", "61ff", "6161"},
    {"five deep", "818181818101", "8181818101"},
    {"bytes after it", "0101", "01"},
    {"cut off", "4201", "420101"},
  };

  private final List<VectorFile> cases = new ArrayList<>();

  static VectorFile refused() {
    RefusedVectors made = new RefusedVectors();
    for (String[] item : ITEMS) {
      made.add("cbor " + item[0], "00", Hex.bytes(item[1]), Hex.bytes(item[2]));
    }
    made.frames();
    made.requests();
    made.tokens();
    return new VectorFile()
        .about("Refused by kind: 00 CBOR, 01 frame, 11 M1 plaintext, 13 M3 plaintext, 84 token.")
        .put("issuer", SampleToken.ISSUER.publicKey().toArray())
        .put("cases", made.cases);
  }

  private void frames() {
    byte[] m1 = new SampleTap().phone.m1();
    add("frame with a length too small", "01", changed(m1, 2, m1[2] - 1), m1);
    add("frame with a length too great", "01", changed(m1, 2, m1[2] + 1), m1);
    add("frame of a type nobody has", "01", changed(m1, 0, 0x22), m1);
    add("frame without a body", "01", new byte[] {0x11, 0}, m1);
  }

  private static byte[] changed(byte[] bytes, int at, int value) {
    byte[] changed = bytes.clone();
    changed[at] = (byte) value;
    return changed;
  }

  private void requests() {
    byte[] c = SampleTap.CHALLENGE;
    request("intent 0", List.of(c, 0, 0, 0, 0, 0, 0));
    request("intent 5", List.of(c, 5, 0, 0, 0, 0, 0));
    request("challenge too short", List.of(new byte[15], 1, 0, 0, 0, 0, 0));
    request("connector 256", List.of(c, 1, 0, 0, 0, 0, 256));
    request("six elements", List.of(c, 1, 0, 0, 0, 0));
    request("time beyond 32 bits", List.of(c, 1, 0, 1L << 32, 0, 0, 0));
    byte[] delivery = new SampleTap().delivery();
    byte[] half = TestCbor.encode(List.of(new byte[0], new byte[63]));
    add("M3 with a proof of 63 bytes", "13", half, delivery);
    byte[] three = TestCbor.encode(List.of(new byte[0], new byte[0], 0));
    add("M3 of three elements", "13", three, delivery);
  }

  private void request(String about, List<Object> items) {
    add("M1 with " + about, "11", TestCbor.encode(items), SampleTap.REQUEST);
  }

  private void tokens() {
    byte[] good = new SampleToken().signed();
    byte[] altered = changed(good, good.length - 1, good[good.length - 1] ^ 1);
    add("token with a signature altered", "84", altered, good);
    token("without its connector", token -> token.grant.remove(15L));
    token("with an unknown key", token -> token.grant.put(99L, 1));
    token("of an unknown kind", token -> token.grant.put(22L, 2));
    token("for no energy", token -> token.grant.put(12L, 0));
  }

  private void token(String about, Consumer<SampleToken> change) {
    SampleToken token = new SampleToken();
    change.accept(token);
    add("token " + about, "84", token.signed(), new SampleToken().signed());
  }

  /** Holds both to the charger's own readers before they are published. */
  private void add(String about, String kind, byte[] input, byte[] good) {
    if (accepts(kind, input) || !accepts(kind, good)) {
      throw new AssertionError(about);
    }
    VectorFile made = new VectorFile().about(about).put("kind", Hex.bytes(kind));
    cases.add(made.put("input", input).put("good", good));
  }

  private static boolean accepts(String kind, byte[] input) {
    Decoded<?> decoded =
        switch (kind) {
          case "01" -> PhoneFrame.parse(input);
          case "11" -> TapRequest.parse(input);
          case "13" -> TokenDelivery.parse(input);
          case "84" -> Token.parse(input);
          default -> CborReader.decode(input, RefusedVectors::any);
        };
    return decoded instanceof Decoded.Value<?>(Object value)
        && (!(value instanceof Token token) || token.isSignedBy(SampleToken.ISSUER.publicKey()));
  }

  private static boolean any(CborReader reader) throws FlawException {
    reader.skip();
    return true;
  }
}
