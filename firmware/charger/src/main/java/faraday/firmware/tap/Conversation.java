package faraday.firmware.tap;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.frame.ChargerHandshake;
import faraday.firmware.wire.frame.CourierQuestion;
import faraday.firmware.wire.frame.CourierReply;
import faraday.firmware.wire.frame.Frame;
import faraday.firmware.wire.frame.FrameType;
import faraday.firmware.wire.frame.PhoneFrame;
import faraday.firmware.wire.frame.TokenDelivery;
import faraday.firmware.wire.noise.Transport;
import org.jspecify.annotations.Nullable;

/**
 * One opened beacon: M1 … M4 and the courier phase under one pair of keys. Every reply is kept and
 * repeated byte for byte; nothing is ever sealed twice (SPEC §2).
 */
final class Conversation {

  private final TapDesk desk;
  private final Transport transport;
  private final TapContext context;
  private final Bytes m1;
  private final byte[] m2;
  private @Nullable Bytes m3;
  private @Nullable PendingAnswer pending;
  private byte @Nullable [] m4;
  private @Nullable CourierPhase courier;

  private Conversation(TapDesk desk, Transport transport, TapContext context, Bytes m1, byte[] m2) {
    this.desk = desk;
    this.transport = transport;
    this.context = context;
    this.m1 = m1;
    this.m2 = m2;
  }

  /** Answers an M1 that opened. */
  static Conversation begin(TapDesk desk, ChargerHandshake.Opened opened, byte[] m1) {
    byte[] credentials = desk.credentials(opened.request()).encode();
    byte[] m2 = Frame.encode(FrameType.CREDENTIALS, opened.transport().seal(credentials));
    TapContext context =
        new TapContext(opened.request(), opened.handshakeHash(), Bytes.of(credentials));
    return new Conversation(desk, opened.transport(), context, Bytes.of(m1), m2);
  }

  TapContext context() {
    return context;
  }

  /** M2 again for the M1 that opened this, else null. */
  byte @Nullable [] repeatM2(byte[] candidateM1) {
    return m1.equals(Bytes.of(candidateM1)) ? m2.clone() : null;
  }

  /** Takes an M3; null means the one outside refusal. */
  @Nullable Reply token(PhoneFrame.Token frame, byte[] m3Bytes, long nowNanos) {
    Bytes received = Bytes.of(m3Bytes);
    Bytes known = m3;
    if (known != null) {
      return known.equals(received) ? answered(nowNanos) : null;
    }
    byte[] plaintext = transport.open(frame.sealed().toArray());
    if (plaintext == null) {
      return null;
    }
    if (TokenDelivery.parse(plaintext)
        instanceof Decoded.Value<TokenDelivery>(TokenDelivery delivery)) {
      m3 = received;
      pending = desk.decide(context, delivery, nowNanos);
      return answered(nowNanos);
    }
    transport.end();
    return null;
  }

  /** M4 when it is settled, or the next courier frame that waited for the flash. */
  Reply poll(long nowNanos) {
    CourierPhase phase = courier;
    if (phase != null) {
      return phase.waiting() ? phase.next() : Reply.END;
    }
    return answered(nowNanos);
  }

  /** M4 if it is settled, the same bytes every time. */
  private Reply answered(long nowNanos) {
    byte[] given = m4;
    if (given != null) {
      return new Reply.Send(given.clone());
    }
    PendingAnswer waiting = pending;
    Answer answer = waiting == null ? null : waiting.poll(nowNanos);
    if (answer == null) {
      return Reply.LATER;
    }
    byte[] settled = Frame.encode(FrameType.ANSWER, transport.seal(answer.encode()));
    m4 = settled;
    return new Reply.Send(settled.clone());
  }

  /** The phone took M4 (or the last courier frame) and said nothing. */
  Reply silence(long nowNanos) {
    if (m4 == null || transport.ended()) {
      return Reply.END;
    }
    CourierPhase phase = courier;
    if (phase == null) {
      desk.answerTaken(context, nowNanos);
      phase = new CourierPhase(desk, context, this::sealed);
      courier = phase;
      return phase.begin();
    }
    return Reply.END;
  }

  /** A courier frame; null means the one outside refusal. */
  @Nullable Reply courier(PhoneFrame.Courier frame) {
    CourierPhase phase = courier;
    byte[] plaintext = phase == null ? null : transport.open(frame.sealed().toArray());
    if (phase == null || plaintext == null) {
      return null;
    }
    if (CourierReply.parse(plaintext) instanceof Decoded.Value<CourierReply>(CourierReply reply)) {
      return phase.answered(reply);
    }
    transport.end();
    return null;
  }

  /** Wipes the keys; nothing can be sealed or opened any more. */
  void forget() {
    transport.end();
  }

  private byte[] sealed(CourierQuestion question) {
    return Frame.encode(FrameType.COURIER_DOWN, transport.seal(question.encode()));
  }
}
