package faraday.rig.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** wire-fast-stop.json, derived anew by this reader on the JDK's cryptography (SPEC §3.7). */
class FastStopVectorsTest {

  @Test
  void theTicketIsWhatBothSidesDeriveFromTheStart() throws IOException, WireException {
    Vectors fast = Vectors.of("wire-fast-stop.json");
    Vectors start = Vectors.of("wire-start.json");
    KnResponder phone = phone(start.bytes("m0"));
    phone.writeReply(phoneKey(), start.bytes("m1Plaintext"));
    Resumption left = phone.channel().resumption();
    assertArrayEquals(fast.bytes("ticketId"), left.ticketId());
    assertArrayEquals(fast.bytes("proof"), left.proof(fast.bytes("boundHash")));
  }

  @Test
  void theStopIsTheseFrames() throws IOException, WireException {
    Vectors fast = Vectors.of("wire-fast-stop.json");
    KnResponder phone = phone(fast.bytes("m0"));
    List<byte[]> bound = new ArrayList<>();
    KnResponder.Message reply =
        phone.writeReply(
            phoneKey(),
            boundHash -> {
              bound.add(boundHash);
              return fast.bytes("m1Plaintext");
            });
    assertArrayEquals(fast.bytes("boundHash"), bound.getFirst());
    byte[] m1 = Frame.parse(fast.bytes("m1")).body();
    assertArrayEquals(Arrays.copyOfRange(m1, 70, m1.length), reply.sealed());
    byte[] m4 = Frame.parse(fast.bytes("m4")).body();
    assertArrayEquals(fast.bytes("m4Plaintext"), phone.channel().incoming().open(m4));
    CborValue bill = CborValue.parse(fast.bytes("m4Plaintext")).array(9);
    assertEquals(5, bill.at(0).uint());
    assertEquals(41, bill.at(7).wideUint());
    long cost = SessionRecord.cost(11_004_445, 3_610, 45, 150).longValueExact();
    assertEquals(cost, bill.at(5).wideUint());
  }

  private static KnResponder phone(byte[] m0Frame) throws IOException, WireException {
    Vectors keys = Vectors.of("wire-handshake.json");
    byte[] m0 = Frame.parse(m0Frame).body();
    return new KnResponder(
        keys.bytes("prologueOfProfile02"),
        keys.pair("chargerStaticScalar").publicKey(),
        P256PublicKey.parse(Arrays.copyOf(m0, 65)),
        Arrays.copyOfRange(m0, 65, m0.length));
  }

  private static P256KeyPair phoneKey() throws IOException {
    return Vectors.of("wire-handshake.json").pair("phoneEphemeralScalar");
  }
}
