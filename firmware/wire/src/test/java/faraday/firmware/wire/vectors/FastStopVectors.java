package faraday.firmware.wire.vectors;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.frame.ChargerHandshake;
import faraday.firmware.wire.frame.Frame;
import faraday.firmware.wire.frame.FrameType;
import faraday.firmware.wire.frame.Profile;
import faraday.firmware.wire.frame.TapRequest;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.JdkPhone;
import faraday.firmware.wire.peer.SampleTap;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.peer.TestCbor;
import faraday.firmware.wire.record.StopReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** A stop by the ticket that the start of wire-start.json left (SPEC 3.7). */
final class FastStopVectors {

  private static final int STOP = 2;
  private static final byte[] FULL_PATH = {0x12};
  private static final byte[] REFUSED = {0x1F};

  private FastStopVectors() {}

  static Answer.Settled settled() {
    return new Answer.Settled(
        SampleTap.granted().sessionId(),
        SampleToken.NOON_S + 3_622,
        new Answer.Settled.Bill(11_004_445, 3_610, 646, StopReason.TAP),
        41,
        Id16.of(DemoKeys.bytes("link 41", 16)));
  }

  static VectorFile fastStop() {
    SampleTap start = new SampleTap();
    ChargerHandshake.Opened left = start.open();
    ChargerHandshake charger = SampleTap.begin();
    List<byte[]> bound = new ArrayList<>();
    UnaryOperator<byte[]> request =
        boundHash -> {
          bound.add(boundHash);
          return request(STOP, start.phone.ticketId(), start.phone.ticketProof(boundHash));
        };
    JdkPhone phone = phone(charger, request);
    ChargerHandshake.Opened opened =
        (ChargerHandshake.Opened) charger.open(SampleTap.request(phone.m1()));
    Bytes proof = shown(left, opened);
    byte[] m4 = Frame.encode(FrameType.ANSWER, opened.transport().seal(settled().encode()));
    byte[] key = Objects.requireNonNull(start.phone.trace().get("resumptionKey"));
    return new VectorFile()
        .about("A stop by the ticket that wire-start.json leaves (SPEC 3.7), profile 02.")
        .put("resumptionKey", key)
        .put("ticketId", start.phone.ticketId())
        .put("m0", charger.m0Frame())
        .put("boundHash", bound.getFirst())
        .put("proof", proof)
        .put("m1Plaintext", request(STOP, start.phone.ticketId(), proof.toArray()))
        .put("m1", phone.m1())
        .put("m4Plaintext", settled().encode())
        .put("m4", m4)
        .put("negative", negative(start.phone, bound.getFirst()));
  }

  /** The proof that opened, which the charger's side must hold for good. */
  private static Bytes shown(ChargerHandshake.Opened left, ChargerHandshake.Opened opened) {
    TapRequest.TicketProof shown = Objects.requireNonNull(opened.request().ticket());
    if (!left.resumption().isProof(opened.boundHash(), shown.proof())
        || !left.resumption().ticketId().equals(shown.ticketId())) {
      throw new AssertionError("the ticket does not hold");
    }
    return shown.proof();
  }

  /** The first byte of the charger's answer: M2, as if no ticket had been shown, or refusal. */
  private static List<VectorFile> negative(JdkPhone start, byte[] bound) {
    byte[] id = start.ticketId();
    byte[] proof = start.ticketProof(bound);
    byte[] flipped = proof.clone();
    flipped[31] ^= 1;
    return List.of(
        bad("another ticket", request(STOP, new byte[8], proof), FULL_PATH),
        bad("proof of another handshake", request(STOP, id, flipped), FULL_PATH),
        bad("a ticket for a start", request(1, id, proof), REFUSED),
        bad("proof too short", request(STOP, id, new byte[31]), REFUSED),
        bad(
            "ticket id without proof",
            TestCbor.encode(List.of(SampleTap.CHALLENGE, STOP, 0, 0, 0, 0, 0, id)),
            REFUSED));
  }

  private static VectorFile bad(String about, byte[] plaintext, byte[] answer) {
    ChargerHandshake charger = SampleTap.begin();
    byte[] m1 = phone(charger, boundHash -> plaintext).m1();
    boolean opens = charger.open(SampleTap.request(m1)) instanceof ChargerHandshake.Opened;
    if (opens != (answer == FULL_PATH)) {
      throw new AssertionError(about);
    }
    return new VectorFile()
        .about(about)
        .put("m1Plaintext", plaintext)
        .put("m1", m1)
        .put("answer", answer);
  }

  private static byte[] request(int intent, byte[] ticketId, byte[] proof) {
    return TestCbor.encode(
        List.of(
            SampleTap.CHALLENGE, intent, 1, SampleToken.NOON_S + 3_600, 0, 0, 0, ticketId, proof));
  }

  private static JdkPhone phone(ChargerHandshake charger, UnaryOperator<byte[]> request) {
    return new JdkPhone(
        SampleTap.CHARGER.publicKey().toArray(),
        DemoKeys.scalar("phone e"),
        Profile.READER.code(),
        charger.m0Frame(),
        request);
  }
}
