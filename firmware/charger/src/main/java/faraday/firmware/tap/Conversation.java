package faraday.firmware.tap;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.frame.ChargerHandshake;
import faraday.firmware.wire.frame.CourierQuestion;
import faraday.firmware.wire.frame.CourierReply;
import faraday.firmware.wire.frame.Frame;
import faraday.firmware.wire.frame.FrameType;
import faraday.firmware.wire.frame.PhoneFrame;
import faraday.firmware.wire.frame.TapRequest;
import faraday.firmware.wire.frame.TokenDelivery;
import faraday.firmware.wire.noise.Resumption;
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
  private final Resumption resumption;
  private final Bytes m1;
  private byte @Nullable [] m2;
  private @Nullable Bytes m3;
  private @Nullable PendingAnswer pending;
  private byte @Nullable [] m4;
  private @Nullable CourierPhase courier;

  private Conversation(
      TapDesk desk, ChargerHandshake.Opened opened, byte[] credentials, byte[] m1) {
    this.desk = desk;
    this.transport = opened.transport();
    this.resumption = opened.resumption();
    this.context = new TapContext(opened.request(), opened.handshakeHash(), Bytes.of(credentials));
    this.m1 = Bytes.of(m1);
  }

  /** Takes an M1 that opened: M2 answers it, or M4 at once when it shows a good ticket. */
  static Conversation begin(
      TapDesk desk, ChargerHandshake.Opened opened, byte[] m1, long nowNanos) {
    desk.challenges().opened(opened.handshakeHash(), nowNanos);
    Conversation fast = fastStop(desk, opened, m1, nowNanos);
    if (fast != null) {
      return fast;
    }
    byte[] credentials = desk.credentials(opened.request()).encode();
    Conversation full = new Conversation(desk, opened, credentials, m1);
    full.m2 = Frame.encode(FrameType.CREDENTIALS, opened.transport().seal(credentials));
    return full;
  }

  /** SPEC §3.7; null when there is no ticket, or it does not hold: then the full path goes on. */
  private static @Nullable Conversation fastStop(
      TapDesk desk, ChargerHandshake.Opened opened, byte[] m1, long nowNanos) {
    TapRequest.TicketProof shown = opened.request().ticket();
    Id8 sessionId =
        shown == null ? null : desk.tickets().redeem(shown, opened.boundHash(), nowNanos);
    if (sessionId == null) {
      return null;
    }
    Conversation fast = new Conversation(desk, opened, new byte[0], m1);
    fast.pending = desk.fastStop(fast.context, sessionId, nowNanos);
    return fast.pending == null ? null : fast;
  }

  /**
   * One whose credentials were shown with M0 (profile 03): there is no M2, and M3 comes with M1.
   *
   * @param credentials their plaintext as shown
   */
  static Conversation offered(
      TapDesk desk, ChargerHandshake.Opened opened, byte[] m1, Bytes credentials) {
    Conversation offered = new Conversation(desk, opened, credentials.toArray(), m1);
    offered.m2 = new byte[0];
    return offered;
  }

  /** Whether this very M1 opened this. */
  boolean openedBy(byte[] candidateM1) {
    return m1.equals(Bytes.of(candidateM1));
  }

  /** The phone has taken M4, and no courier phase follows. */
  void taken(long nowNanos) {
    if (m4 != null && !transport.ended()) {
      desk.answerTaken(context, nowNanos);
    }
  }

  TapContext context() {
    return context;
  }

  /** The reply to the M1 that opened this, the same bytes every time, else null. */
  @Nullable Reply replyTo(byte[] candidateM1, long nowNanos) {
    if (!m1.equals(Bytes.of(candidateM1))) {
      return null;
    }
    byte[] credentials = m2;
    return credentials == null ? answered(nowNanos) : new Reply.Send(credentials.clone());
  }

  /** Takes an M3; null means the one outside refusal. */
  @Nullable Reply token(PhoneFrame.Token frame, byte[] m3Bytes, long nowNanos) {
    Bytes received = Bytes.of(m3Bytes);
    Bytes known = m3;
    if (m2 == null) {
      return null;
    }
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
    remember(answer, nowNanos);
    byte[] settled = Frame.encode(FrameType.ANSWER, transport.seal(answer.encode()));
    m4 = settled;
    return new Reply.Send(settled.clone());
  }

  /** Whoever holds a right from this conversation may end it by a ticket. */
  private void remember(Answer answer, long nowNanos) {
    switch (answer) {
      case Answer.Granted granted ->
          desk.tickets().issue(resumption, granted.sessionId(), nowNanos);
      case Answer.Already already ->
          desk.tickets().issue(resumption, already.sessionId(), nowNanos);
      default -> resumption.wipe();
    }
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
  @Nullable Reply courier(PhoneFrame.Courier frame, long nowNanos) {
    CourierPhase phase = courier;
    byte[] plaintext = phase == null ? null : transport.open(frame.sealed().toArray());
    if (phase == null || plaintext == null) {
      return null;
    }
    if (CourierReply.parse(plaintext) instanceof Decoded.Value<CourierReply>(CourierReply reply)) {
      return phase.answered(reply, nowNanos);
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
