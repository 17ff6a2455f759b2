package faraday.firmware.access;

import faraday.firmware.clock.ChargerClock;
import faraday.firmware.courier.Intake;
import faraday.firmware.courier.ItemDesk;
import faraday.firmware.session.CommandPort;
import faraday.firmware.session.RecordBook;
import faraday.firmware.session.SessionGrant;
import faraday.firmware.session.SessionMachine;
import faraday.firmware.session.SessionPhase;
import faraday.firmware.tap.OnlineChallenges;
import faraday.firmware.tap.PendingAnswer;
import faraday.firmware.tap.TapContext;
import faraday.firmware.tap.TapDesk;
import faraday.firmware.tap.TicketBook;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.KeyId;
import faraday.firmware.wire.crypto.Entropy;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.frame.Beacon;
import faraday.firmware.wire.frame.ConnectorState;
import faraday.firmware.wire.frame.CourierQuestion;
import faraday.firmware.wire.frame.Credentials;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.frame.TapRequest;
import faraday.firmware.wire.frame.TokenDelivery;
import faraday.firmware.wire.item.KeyRole;
import faraday.firmware.wire.record.LocalSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The charger as a tap sees it: credentials out, decisions in, records for couriers. */
public final class AccessDesk implements TapDesk {

  private final AccessSettings settings;
  private final ChargerClock clock;
  private final RecordBook book;
  private final List<SessionMachine> sessions;
  private final ItemDesk items;
  private final Intake intake;
  private final Outgoing outgoing;
  private final StartDecision start;
  private final StopDecision stop;
  private final StopAnswers stopAnswers;
  private final TicketBook tickets = new TicketBook();
  private final SettingsStore store;
  private final FactFinder facts;
  private final FreeStart freeStart;
  private final ConnectorStates states;

  private @Nullable TapContext decided;
  private @Nullable Id8 wallet;
  private @Nullable SessionMachine granted;

  /**
   * The desk of one charger.
   *
   * @param port takes what was granted to the charger side
   * @param items what the server decided meanwhile, whose tokens count above all
   * @param intake takes what phones bring
   */
  public AccessDesk(
      AccessSettings settings,
      ChargerClock clock,
      RecordBook book,
      List<SessionMachine> sessions,
      CommandPort port,
      Entropy entropy,
      ItemDesk items,
      Intake intake) {
    this.settings = settings;
    this.clock = clock;
    this.book = book;
    this.sessions = List.copyOf(sessions);
    this.items = items;
    this.intake = intake;
    Function<KeyId, P256PublicKey> issuers = name -> items.trust().named(KeyRole.ISSUER, name);
    store = new SettingsStore(settings, clock, book, issuers);
    states = new ConnectorStates(store, this::timeS);
    intake.route(Intake.SETTINGS, store::brought);
    facts = new FactFinder(settings, store, clock, book, this.sessions, items.revocations());
    TokenReader tokens = new TokenReader(issuers, intake::unsealed, items.challenges());
    StartLimits limits = new StartLimits(settings.bounded());
    this.start =
        new StartDecision(facts, limits, clock, tokens, book, this.sessions, port, entropy);
    P256PublicKey nobodys = items.trust().first(KeyRole.ROOT);
    freeStart = new FreeStart(facts, limits, book, this.sessions, entropy, nobodys);
    this.stop = new StopDecision(this.sessions, new StaffCheck(facts, clock), tokens);
    this.stopAnswers = new StopAnswers(book, this::timeS);
    outgoing =
        new Outgoing(settings.chargerId(), book, clock, items, entropy, this.sessions, states::of);
  }

  /** The local settings, and where newer ones are brought (E14). */
  public SettingsStore settings() {
    return store;
  }

  /** The button of a place that is free to all (E31). */
  public FreeStart freeStart() {
    return freeStart;
  }

  /** Who decides about cards known by their UID. */
  public UidDesk uidDesk(UidCards cards) {
    return new UidDesk(cards, freeStart, sessions, states::of);
  }

  @Override
  public Beacon.Flags flags() {
    boolean available = false;
    boolean runs = false;
    for (SessionMachine session : sessions) {
      ConnectorState state = states.of(session);
      available |= state == ConnectorState.FREE || state == ConnectorState.PLUGGED;
      runs |= state == ConnectorState.BUSY;
    }
    boolean timeNeeded = clock.quality() == ClockQuality.BOUNDED;
    return new Beacon.Flags(available, runs, timeNeeded, book.backlog() > 0);
  }

  @Override
  public long timeS() {
    return clock.quality() == ClockQuality.TRUSTED ? clock.epochSeconds() : 0;
  }

  @Override
  public Credentials credentials(TapRequest request) {
    List<ConnectorState> shown = new ArrayList<>();
    for (SessionMachine session : sessions) {
      shown.add(states.of(session));
    }
    LocalSettings local = store.current();
    return new Credentials(
        request.challenge(),
        settings.chargerId(),
        new Credentials.Clock(clock.epochSeconds(), clock.quality()),
        new Credentials.Offer(
            local.sessionMaxS(), local.hours(), local.tariff(), local.authSetting()),
        shown,
        new Credentials.Backlog(0, book.backlog()));
  }

  @Override
  public PendingAnswer decide(TapContext context, TokenDelivery delivery, long nowNanos) {
    decided = context;
    wallet = null;
    granted = null;
    return switch (context.request().intent()) {
      case START -> starting(start.decide(context, delivery, nowNanos));
      case STOP -> stopping(stop.decide(context, delivery), nowNanos);
      case READ, COURIER -> now -> new Answer.Served(timeS());
    };
  }

  @Override
  public TicketBook tickets() {
    return tickets;
  }

  @Override
  public @Nullable PendingAnswer fastStop(TapContext context, Id8 sessionId, long nowNanos) {
    StopDecision.Outcome outcome = stop.ticketFor(sessionId);
    if (outcome == null) {
      return null;
    }
    decided = context;
    granted = null;
    PendingAnswer full = stopping(outcome, nowNanos);
    return now -> ShortReceipt.of(full.poll(now), book);
  }

  @Override
  public void answerTaken(TapContext context, long nowNanos) {
    SessionMachine session = granted;
    if (context.equals(decided) && session != null) {
      session.told(nowNanos);
    }
  }

  @Override
  public void tapOver(TapContext context) {
    SessionMachine session = granted;
    if (context.equals(decided) && session != null) {
      session.tapOver();
    }
  }

  @Override
  public void phonePresent(boolean present) {
    book.phonePresent(present);
  }

  @Override
  public OnlineChallenges challenges() {
    return items.challenges();
  }

  @Override
  public CourierQuestion.Outcome brought(int operation, Bytes item, long nowNanos) {
    return intake.brought(operation, item, nowNanos);
  }

  @Override
  public long[] recordsFor(TapContext context) {
    return outgoing.numbers(wallet(context), context.request().capabilities().storesForOthers());
  }

  @Override
  public CourierQuestion.@Nullable Carry item(TapContext context, long seq) {
    return outgoing.item(seq, wallet(context));
  }

  @Override
  public void carried(long number) {
    items.questions().answered(number);
  }

  @Override
  public boolean recordsBusy() {
    return !book.readable();
  }

  private @Nullable Id8 wallet(TapContext context) {
    return context.equals(decided) ? wallet : null;
  }

  private PendingAnswer starting(StartDecision.Outcome outcome) {
    return switch (outcome) {
      case StartDecision.Refused refused -> refuse(refused.reason());
      case StartDecision.Already(SessionMachine session, SessionGrant grant) -> {
        wallet = grant.walletId();
        granted = session;
        session.confirmPlugIn();
        yield now -> alreadyAnswer(session, grant);
      }
      case StartDecision.Accepted(SessionMachine session, SessionGrant grant, var handover) -> {
        wallet = grant.walletId();
        yield now ->
            switch (handover.poll(now)) {
              case WAITING -> null;
              case REFUSED -> new Answer.Refused(Reason.NOT_AVAILABLE, timeS());
              case TAKEN -> {
                granted = session;
                yield grantedAnswer(session, grant);
              }
            };
      }
    };
  }

  /** M4 waits until GRANT is durable (design §3). */
  private @Nullable Answer grantedAnswer(SessionMachine session, SessionGrant grant) {
    Answer unsettled = notGranted(session, grant);
    if (unsettled != null || session.phase() == SessionPhase.GRANTING) {
      return unsettled;
    }
    return new Answer.Granted(
        grant.sessionId(),
        timeS(),
        session.evse(),
        grant.limits().energyWh(),
        grant.limits().durationS(),
        session.offerableMa());
  }

  /** Nor does this promise a session that is not on flash yet. */
  private @Nullable Answer alreadyAnswer(SessionMachine session, SessionGrant grant) {
    Answer unsettled = notGranted(session, grant);
    if (unsettled != null || session.phase() == SessionPhase.GRANTING) {
      return unsettled;
    }
    return new Answer.Already(grant.sessionId(), timeS(), session.evse());
  }

  /** The refusal when the medium failed before GRANT was durable, else null. */
  private Answer.@Nullable Refused notGranted(SessionMachine session, SessionGrant grant) {
    SessionGrant current = session.grant();
    return current != null && current.sessionId().equals(grant.sessionId())
        ? null
        : new Answer.Refused(Reason.NOT_AVAILABLE, timeS());
  }

  private PendingAnswer stopping(StopDecision.Outcome outcome, long nowNanos) {
    wallet = StopAnswers.wallet(outcome);
    return stopAnswers.to(outcome, nowNanos);
  }

  private PendingAnswer refuse(Reason reason) {
    return now -> new Answer.Refused(reason, timeS());
  }
}
