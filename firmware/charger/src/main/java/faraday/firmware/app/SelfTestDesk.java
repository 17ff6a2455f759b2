package faraday.firmware.app;

import faraday.firmware.access.StartRehearsal;
import faraday.firmware.session.SessionGrant;
import faraday.firmware.tap.OnlineChallenges;
import faraday.firmware.tap.PendingAnswer;
import faraday.firmware.tap.TapContext;
import faraday.firmware.tap.TapDesk;
import faraday.firmware.tap.TicketBook;
import faraday.firmware.wire.AuthSetting;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Hours;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Tariff;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.frame.Beacon;
import faraday.firmware.wire.frame.ConnectorState;
import faraday.firmware.wire.frame.CourierQuestion;
import faraday.firmware.wire.frame.Credentials;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.frame.TapRequest;
import faraday.firmware.wire.frame.TokenDelivery;
import faraday.firmware.wire.token.Proof;
import faraday.firmware.wire.token.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The desk of a charger that exists in the self-test only: noon, one plug, one issuer. */
final class SelfTestDesk implements TapDesk {

  private static final long NOON_S = SelfTestTap.NOON_S;
  private static final long ENERGY_WH = 60_000;
  private static final long DURATION_S = 14_400;
  private static final int CURRENT_MA = 32_000;
  private static final long WISHED_WH = 20_000;
  private static final long WISHED_S = 7_200;

  private final P256PublicKey issuer;
  private final Id8 chargerId;
  private final Id8 sessionId;
  private final TicketBook tickets = new TicketBook();
  private final OnlineChallenges challenges = new OnlineChallenges();
  private @Nullable TapContext asked;
  private @Nullable TokenDelivery brought;

  SelfTestDesk(P256PublicKey issuer, Id8 chargerId, Id8 sessionId) {
    this.issuer = issuer;
    this.chargerId = chargerId;
    this.sessionId = sessionId;
  }

  @Override
  public Beacon.Flags flags() {
    return new Beacon.Flags(true, false, false, true);
  }

  @Override
  public long timeS() {
    return NOON_S;
  }

  @Override
  public Credentials credentials(TapRequest request) {
    return new Credentials(
        request.challenge(),
        chargerId,
        new Credentials.Clock(NOON_S + 2, ClockQuality.TRUSTED),
        new Credentials.Offer(
            DURATION_S, new Hours(360, 1320), new Tariff(150, 45, 978), AuthSetting.PUBLIC_SHARED),
        List.of(ConnectorState.PLUGGED),
        new Credentials.Backlog(512, 2));
  }

  /**
   * Shows the same tap to a desk in earnest, to which its token is foreign: nothing comes of it but
   * a refusal, and the next tap finds that desk warm.
   */
  void showTo(TapDesk desk) {
    TapContext context = asked;
    TokenDelivery delivery = brought;
    desk.flags();
    if (context != null && delivery != null) {
      desk.credentials(context.request()).encode();
      desk.decide(context, delivery, 0).poll(0);
    }
  }

  @Override
  public PendingAnswer decide(TapContext context, TokenDelivery delivery, long nowNanos) {
    asked = context;
    brought = delivery;
    Answer answer =
        accepts(context, delivery)
            ? new Answer.Granted(sessionId, NOON_S + 3, 1, ENERGY_WH, DURATION_S, CURRENT_MA)
            : new Answer.Refused(Reason.REFUSED, NOON_S);
    return now -> answer;
  }

  private boolean accepts(TapContext context, TokenDelivery delivery) {
    if (!(Token.parse(delivery.token().toArray()) instanceof Decoded.Value<Token>(Token token))) {
      return false;
    }
    P256PublicKey phone = token.claims().phoneKey().decompress();
    Proof proof =
        Proof.over(
            Proof.Purpose.START,
            context.handshakeHash().toArray(),
            delivery.token().toArray(),
            context.credentials().toArray());
    return phone != null
        && token.isSignedBy(issuer)
        && proof.isSignedBy(phone, delivery.proof().toArray())
        && !proof.isSignedBy(issuer, delivery.proof().toArray())
        && decides(token, context.request(), phone);
  }

  private static boolean decides(Token token, TapRequest request, P256PublicKey phone) {
    SessionGrant grant = StartRehearsal.grant(token.claims(), request, phone, NOON_S + 2);
    return grant != null
        && grant.limits().energyWh() == WISHED_WH
        && grant.limits().durationS() == WISHED_S;
  }

  @Override
  public TicketBook tickets() {
    return tickets;
  }

  @Override
  public @Nullable PendingAnswer fastStop(TapContext context, Id8 session, long nowNanos) {
    return null;
  }

  @Override
  public void answerTaken(TapContext context, long nowNanos) {}

  @Override
  public void tapOver(TapContext context) {}

  @Override
  public void phonePresent(boolean present) {}

  @Override
  public OnlineChallenges challenges() {
    return challenges;
  }

  @Override
  public CourierQuestion.Outcome brought(int operation, Bytes item, long nowNanos) {
    return CourierQuestion.Outcome.UNSUPPORTED;
  }

  @Override
  public long[] recordsFor(TapContext context) {
    return new long[0];
  }

  @Override
  public CourierQuestion.@Nullable Carry item(TapContext context, long seq) {
    return null;
  }

  @Override
  public void carried(long number) {}

  @Override
  public boolean recordsBusy() {
    return false;
  }
}
