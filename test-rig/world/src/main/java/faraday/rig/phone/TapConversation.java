package faraday.rig.phone;

import faraday.rig.codec.CborValue;
import faraday.rig.codec.Digests;
import faraday.rig.codec.Frame;
import faraday.rig.codec.KnResponder;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.codec.P256PublicKey;
import faraday.rig.codec.Resumption;
import faraday.rig.codec.TokenTerms;
import faraday.rig.codec.WireException;
import faraday.rig.phone.PhoneEvent.Cause;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One conversation from M0 to BYE, phone's side (SPEC §3, §6). The same bytes in get the same bytes
 * out; nothing is ever sealed twice under one counter. What does not open or makes no sense ends
 * it.
 */
final class TapConversation {

  private static final int SUITE = 1;

  /** Profiles: an app reads the charger; the charger reads this phone; a page reads and writes. */
  static final int CHARGER_IS_CARD = 1;

  static final int CHARGER_IS_READER = 2;
  static final int NDEF = 3;

  private static final int CHALLENGE_BYTES = 16;
  private static final long LIFE_NANOS = 30_000_000_000L;

  private enum Step {
    BEACON,
    CERTIFICATE,
    CREDENTIALS,
    ANSWER,
    COURIER,
    FINISHED,
    OVER
  }

  /** All that is known once the beacon was answered. */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  private record Open(
      ChargerEntry charger, byte[] beaconId, byte[] challenge, KnResponder.Channel channel) {}

  private final PhoneParts phone;
  private final Intent intent;
  private final int profile;
  private final long bornNanos;
  private final Repeats repeats = new Repeats();
  private byte[] firstFrame = new byte[0];
  private Step step = Step.BEACON;
  private long nowNanos;
  private boolean asked;
  private boolean fast;
  private @Nullable Open open;
  private @Nullable UnknownCharger unknown;
  private @Nullable AnswerReader answer;

  TapConversation(PhoneParts phone, Intent intent, int profile, long nowNanos) {
    this.phone = phone;
    this.intent = intent;
    this.profile = profile;
    this.bornNanos = nowNanos;
    this.nowNanos = nowNanos;
  }

  /** Whether this beacon began this conversation, which still lives and is fresh. */
  boolean beganWith(byte[] frame, long atNanos) {
    return step != Step.OVER
        && Arrays.equals(firstFrame, frame)
        && atNanos - bornNanos <= LIFE_NANOS;
  }

  private boolean unfinished() {
    return step != Step.FINISHED && step != Step.OVER;
  }

  /**
   * The link is gone. A charger that says nothing after M4 has nothing to ask and nothing to give:
   * the conversation is complete with M4's answer (SPEC §6). Once it has asked, only BYE completes.
   */
  void closed(long atNanos) {
    nowNanos = atNanos;
    if (step == Step.COURIER && !asked) {
      finish();
    } else if (unfinished()) {
      log(new PhoneEvent.LinkLost());
    }
  }

  Reaction receive(byte[] bytes, long atNanos) {
    nowNanos = atNanos;
    Reaction before = repeats.find(bytes);
    if (before != null) {
      return before;
    }
    if (firstFrame.length == 0) {
      firstFrame = bytes.clone();
    }
    return repeats.keep(bytes, react(bytes));
  }

  /**
   * M0 with the credentials shown beside it (profile 03): M1, and M3 behind it.
   *
   * @param plaintext of the credentials; their signature was good
   */
  Reaction offered(byte[] m0, byte[] plaintext, long atNanos) {
    if (!(receive(m0, atNanos) instanceof Reaction.Send(byte[] m1))) {
      return new Reaction.GiveUp();
    }
    try {
      return credentials(opened(), plaintext) instanceof Reaction.Send(byte[] m3)
          ? new Reaction.Send(Digests.join(m1, m3))
          : new Reaction.GiveUp();
    } catch (WireException e) {
      return giveUp(Cause.MALFORMED, e.layer() + ": " + e.getMessage());
    }
  }

  private Reaction react(byte[] bytes) {
    try {
      Frame frame = Frame.parse(bytes);
      return frame.type() == Frame.REFUSAL ? turnedAway() : next(frame);
    } catch (WireException e) {
      return giveUp(Cause.MALFORMED, e.layer() + ": " + e.getMessage());
    }
  }

  /** The type of frame that is due. */
  private int expected(Frame frame) {
    return switch (step) {
      case BEACON -> Frame.M0;
      case CERTIFICATE -> Frame.CERTIFICATE;
      case CREDENTIALS -> fast && frame.type() == Frame.M4 ? Frame.M4 : Frame.M2;
      case ANSWER -> Frame.M4;
      case COURIER -> Frame.DOWN;
      case FINISHED, OVER -> -1;
    };
  }

  private Reaction next(Frame frame) throws WireException {
    if (frame.type() != expected(frame)) {
      return giveUp(Cause.OUT_OF_ORDER, "frame " + frame.type() + " at " + step);
    }
    if (step == Step.BEACON) {
      return beacon(Beacon.parse(frame.body()));
    }
    UnknownCharger stranger = unknown;
    if (step == Step.CERTIFICATE && stranger != null) {
      return certified(stranger, frame.body());
    }
    Open conversation = opened();
    byte[] plaintext = conversation.channel().incoming().open(frame.body());
    return switch (frame.type()) {
      case Frame.M2 -> credentials(conversation, plaintext);
      case Frame.M4 -> answer(conversation, plaintext);
      default -> courier(conversation, plaintext);
    };
  }

  private Reaction beacon(Beacon beacon) {
    Optional<ChargerEntry> known =
        phone
            .wallet()
            .charger(beacon.chargerId())
            .filter(entry -> Arrays.equals(entry.dhKey().keyId(), beacon.keyId()));
    return known.isEmpty() ? whoAreYou(beacon) : request(beacon, known.get());
  }

  /** Says nothing of itself before the charger has shown a key (TH-4). */
  private Reaction whoAreYou(Beacon beacon) {
    Optional<P256PublicKey> root = phone.wallet().root();
    if (profile == NDEF || root.isEmpty()) {
      return giveUp(Cause.UNKNOWN_CHARGER, beacon.chargerId().toString());
    }
    unknown = new UnknownCharger(beacon, root.get());
    step = Step.CERTIFICATE;
    return phone.outbox().send(Frame.CERTIFICATE_WANTED, new byte[0]);
  }

  private Reaction certified(UnknownCharger stranger, byte[] certificate) throws WireException {
    ChargerEntry entry = stranger.certified(certificate, phone.phoneTimeS(nowNanos));
    phone.wallet().learn(entry);
    return request(stranger.beacon(), entry);
  }

  private Reaction request(Beacon beacon, ChargerEntry charger) {
    byte[] challenge = new byte[CHALLENGE_BYTES];
    phone.random().nextBytes(challenge);
    byte[] prologue = KnResponder.prologue(SUITE, profile);
    KnResponder noise =
        new KnResponder(prologue, charger.dhKey(), beacon.ephemeral(), beacon.payload());
    Optional<Resumption> ticket = ticket(charger);
    RequestMessage request =
        new RequestMessage(phone, charger, intent, challenge, phone.phoneTimeS(nowNanos), ticket);
    KnResponder.Message reply =
        noise.writeReply(P256KeyPair.ephemeral(phone.random()), request::bytes);
    fast = ticket.isPresent();
    KnResponder.Channel channel = noise.channel();
    phone.log().addKeys(beacon.beaconId(), channel);
    byte[] echo = profile == NDEF ? new byte[CHALLENGE_BYTES] : challenge;
    open = new Open(charger, beacon.beaconId(), echo, channel);
    step = Step.CREDENTIALS;
    log(new PhoneEvent.Asked(charger.chargerId(), intent));
    byte[] suite = {SUITE};
    return phone
        .outbox()
        .send(Frame.M1, Digests.join(beacon.beaconId(), suite, reply.ephemeral(), reply.sealed()));
  }

  /** One write of profile 03 is a whole M1 and M3, so no ticket is spent on it. */
  private Optional<Resumption> ticket(ChargerEntry charger) {
    return profile == NDEF
        ? Optional.empty()
        : phone.wallet().tickets().take(charger.chargerId(), intent);
  }

  private Reaction credentials(Open conversation, byte[] plaintext) throws WireException {
    Credentials shown = Credentials.parse(plaintext);
    ChargerEntry charger = conversation.charger();
    if (!Arrays.equals(shown.challenge(), conversation.challenge())
        || !shown.chargerId().equals(charger.chargerId())) {
      return giveUp(Cause.WRONG_ECHO, "challenge or charger id");
    }
    log(new PhoneEvent.Shown(shown));
    if (phone.person().has(WalletFault.SILENT_AFTER_M1)) {
      return giveUp(Cause.SABOTAGE, "silent after M1");
    }
    TokenChoice tokens = new TokenChoice(phone, charger);
    Optional<TokenTerms> token = tokens.staff(intent);
    if (intent == Intent.START) {
      Wallet.Choice choice = tokens.choose(shown, nowNanos);
      token = choice.token();
      if (token.isEmpty() && !tokens.sendsRegardless()) {
        return giveUp(Cause.NOTHING_FITS, choice.misfit().name());
      }
    }
    answer = new AnswerReader(phone, charger, intent, token, Optional.of(shown));
    step = Step.ANSWER;
    return tokenMessage(conversation, token, plaintext);
  }

  private Reaction tokenMessage(Open conversation, Optional<TokenTerms> token, byte[] credentials) {
    TokenMessage message = new TokenMessage(phone, conversation.channel().hash(), credentials);
    byte[] plaintext =
        switch (intent) {
          case START -> message.start(token);
          case STOP -> message.stop(token);
          case READ, COURIER -> TokenMessage.empty();
        };
    token.ifPresent(
        sent -> {
          phone.wallet().sentTo(conversation.charger().chargerId(), sent);
          log(new PhoneEvent.TokenSent(Wallet.name(sent)));
        });
    byte[] sealed = conversation.channel().outgoing().seal(plaintext);
    return phone.outbox().send(Frame.M3, Digests.join(conversation.beaconId(), sealed));
  }

  /** M4 after M3, or at once when the ticket was good. */
  private Reaction answer(Open conversation, byte[] plaintext) throws WireException {
    AnswerReader reader = answer;
    ChargerEntry charger = conversation.charger();
    if (reader == null) {
      reader = new AnswerReader(phone, charger, intent, Optional.empty(), Optional.empty());
    }
    PhoneEvent event = reader.read(CborValue.parse(plaintext));
    log(event);
    if (event instanceof PhoneEvent.Granted || event instanceof PhoneEvent.AlreadyRunning) {
      phone.wallet().tickets().keep(charger.chargerId(), conversation.channel().resumption());
    }
    if (profile == NDEF) {
      finish();
      return new Reaction.Quiet();
    }
    phone.person().want(Intent.COURIER, Wish.NONE);
    step = Step.COURIER;
    return new Reaction.Quiet();
  }

  private Reaction courier(Open conversation, byte[] plaintext) throws WireException {
    CourierPhase courier = new CourierPhase(phone, conversation.charger(), nowNanos);
    asked = true;
    Optional<byte[]> up = courier.answer(CborValue.parse(plaintext));
    if (up.isEmpty()) {
      finish();
      return new Reaction.Quiet();
    }
    return phone.outbox().send(Frame.UP, conversation.channel().outgoing().seal(up.get()));
  }

  private void finish() {
    step = Step.FINISHED;
    phone.person().content();
    log(new PhoneEvent.Finished());
  }

  private Open opened() {
    Open conversation = open;
    if (conversation == null) {
      throw new IllegalStateException("no sealed frame is expected before M1");
    }
    return conversation;
  }

  private Reaction turnedAway() {
    step = Step.OVER;
    log(new PhoneEvent.TurnedAway());
    return new Reaction.Quiet();
  }

  private Reaction giveUp(Cause cause, String detail) {
    step = Step.OVER;
    log(new PhoneEvent.GaveUp(cause, detail));
    return new Reaction.GiveUp();
  }

  private void log(PhoneEvent event) {
    phone.log().add(nowNanos, event);
  }
}
