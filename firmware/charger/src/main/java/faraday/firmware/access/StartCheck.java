package faraday.firmware.access;

import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.frame.Reason;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The decision table of SPEC §4.3, one row each, in the order in which they are asked: what costs
 * nothing first, and what would tell a stranger something only once his proof has verified.
 *
 * <p>A row says in which columns it is asked, what makes it refuse while the clock is TRUSTED, and
 * what becomes of it while only a lower bound of time is known.
 */
@SuppressWarnings("ImmutableEnumChecker") // the predicates capture nothing, the sets never change
enum StartCheck {
  /** Free, open, and the operator allows a start at the charger. */
  OFFERED(Reason.TOKEN_MISSING, Sets.AT_CHARGER, f -> !f.startsWithoutToken(), Bounded.same()),
  /** Charger, site or one of its groups (E6). */
  AUDIENCE(Reason.WRONG_CHARGER, Sets.TOKENS, f -> !f.addressed(), Bounded.same()),
  /** There, and the one that is wished. */
  CONNECTOR(Reason.WRONG_CONNECTOR, Sets.TOKENS, f -> !f.connectorMeant(), Bounded.same()),
  /** There and well formed (E7). */
  COMMAND(Reason.COMMAND, Sets.TOKENS, f -> f.token().command() == null, Bounded.same()),
  /** It names the token's connector. */
  COMMAND_CONNECTOR(
      Reason.WRONG_CONNECTOR, Sets.TOKENS, f -> !f.commandNamesConnector(), Bounded.same()),
  /** {@code exp}, against the time or its lower bound. */
  EXPIRY(Reason.EXPIRED, Sets.TOKENS, StartFacts::expired, Bounded.same()),
  /** A window can be judged, or the token says that it need not. */
  CLOCK(
      Reason.TIME_NEEDED, Sets.TOKENS, Bounded.NEVER, Bounded.needsTime(StartFacts::insistsOnTime)),
  /** {@code nbf}. */
  NOT_BEFORE(Reason.NOT_YET_VALID, Sets.TOKENS, StartFacts::notYetValid, Bounded.skipped()),
  /** The slot is the window (E17). */
  SLOT(
      Reason.SLOT,
      Sets.RESERVABLE_TOKENS,
      StartFacts::slotDiffers,
      Bounded.needsTime(StartFacts::hasSlot)),
  /** The stop at the window's end can be stored (E18). */
  STORED_STOP(
      Reason.TIME_NEEDED,
      Sets.TOKENS,
      Bounded.NEVER,
      Bounded.needsTime(StartFacts::endsWithWindow)),
  /** It has something left to say. */
  PROFILE(
      Reason.COMMAND,
      Sets.TOKENS,
      StartFacts::profileOver,
      Bounded.needsTime(StartFacts::profileInUtc)),
  /** Not below the revocation epoch (TH-7). */
  EPOCH(Reason.REVOKED, Sets.TOKENS, StartFacts::revoked, Bounded.same()),
  /** Self-test, faults, meter, journal (E10). */
  HEALTH(
      Reason.NOT_AVAILABLE,
      Sets.ALL,
      f -> !f.plug().repeated() && !f.plug().healthy(),
      Bounded.same()),
  /** Free, or serving this very token (E15). */
  IN_USE(Reason.IN_USE, Sets.ALL, f -> f.plug().inUse(), Bounded.same()),
  /** Nobody else's reservation stands (E15, E17). */
  RESERVED(
      Reason.RESERVED,
      Sets.RESERVABLE,
      f -> !f.plug().repeated() && f.reservedForAnother(),
      Bounded.needsTime(f -> !f.plug().repeated() && f.perhapsReserved())),
  /** What the driver was shown. */
  PRICE(Reason.PRICE, Sets.TOKENS, StartFacts::priceDiffers, Bounded.same()),
  /** The place is open (E10, E15). */
  HOURS(
      Reason.OUTSIDE_HOURS,
      Sets.ALL,
      StartFacts::placeClosed,
      Bounded.needsTime(StartFacts::placeEverCloses)),
  /** The token's own hours. */
  TOKEN_HOURS(
      Reason.OUTSIDE_HOURS,
      Sets.TOKENS,
      StartFacts::tokenClosed,
      Bounded.needsTime(StartFacts::tokenEverCloses)),
  /** The token was made for the list of checks that holds here. */
  SETTING(Reason.GO_ONLINE, Sets.TOKENS, StartFacts::madeForAnotherSetting, Bounded.same()),
  /** The site, where it is looked at (E11 – E13). */
  LOCATION(Reason.GO_ONLINE, Sets.NOT_OPEN_FREE, StartFacts::locationDenied, Bounded.same()),
  /** One of the subset, where the operator named it (E12). */
  DRIVER(Reason.GO_ONLINE, Sets.SHARED, f -> f.driversNamed() && !f.driverListed(), Bounded.same()),
  /** Good for what a start must be good for (E22). */
  BALANCE(Reason.GO_ONLINE, Sets.PAID, StartFacts::creditTooLow, Bounded.same()),
  /** Sessions of this local day (E8). */
  SESSIONS(
      Reason.SESSIONS_PER_DAY,
      Sets.NOT_OPEN_FREE,
      f -> !f.plug().repeated() && f.dayUsedUp(),
      Bounded.needsTime(f -> !f.plug().repeated() && f.dayPerhapsUsedUp())),
  /** After the proof: the token id is new (TH-1). */
  SINGLE_USE(Reason.USED, Sets.TOKENS, f -> f.late().spent(), Bounded.same()),
  /** After the proof: the conversation that it answers, if it names one, lives (E33). */
  CHALLENGE(Reason.CHALLENGE, Sets.TOKENS, f -> f.late().stale(), Bounded.same()),
  /** After the proof: something is left to deliver. */
  LIMITS(Reason.LIMITS, Sets.ALL, f -> f.late().nothingLeft(), Bounded.same()),
  /** After the proof: as many holders as must come together (E16). */
  HOLDERS(Reason.HOLDERS, Sets.TOKENS, f -> f.late().holdersMissing(), Bounded.same()),
  /** After the proof: room for a whole session (TH-17). */
  ROOM(Reason.JOURNAL_FULL, Sets.ALL, f -> !f.late().room(), Bounded.same());

  /** Where a row is asked. */
  private static final class Sets {
    static final Set<StartColumn> ALL = EnumSet.allOf(StartColumn.class);
    static final Set<StartColumn> AT_CHARGER = EnumSet.of(StartColumn.AT_CHARGER);
    static final Set<StartColumn> TOKENS =
        EnumSet.range(StartColumn.OPEN, StartColumn.PRIVATE_FREE);
    static final Set<StartColumn> PAID =
        EnumSet.of(StartColumn.OPEN, StartColumn.SHARED, StartColumn.PRIVATE);
    static final Set<StartColumn> SHARED = EnumSet.of(StartColumn.SHARED, StartColumn.SHARED_FREE);
    static final Set<StartColumn> RESERVABLE_TOKENS =
        EnumSet.range(StartColumn.OPEN, StartColumn.SHARED_FREE);
    static final Set<StartColumn> RESERVABLE =
        EnumSet.of(
            StartColumn.OPEN,
            StartColumn.OPEN_FREE,
            StartColumn.SHARED,
            StartColumn.SHARED_FREE,
            StartColumn.AT_CHARGER);
    static final Set<StartColumn> NOT_OPEN_FREE =
        EnumSet.of(
            StartColumn.OPEN,
            StartColumn.SHARED,
            StartColumn.SHARED_FREE,
            StartColumn.PRIVATE,
            StartColumn.PRIVATE_FREE);
  }

  private final Reason reason;
  private final Set<StartColumn> columns;
  private final Predicate<StartFacts> refuses;
  private final Bounded bounded;

  StartCheck(
      Reason reason, Set<StartColumn> columns, Predicate<StartFacts> refuses, Bounded bounded) {
    this.reason = reason;
    this.columns = columns;
    this.refuses = refuses;
    this.bounded = bounded;
  }

  /** What the phone hears when this row refuses. */
  Reason reason() {
    return reason;
  }

  /** What this row does in a column under a clock of this quality. */
  Cell cell(StartColumn column, ClockQuality quality) {
    if (!columns.contains(column)) {
      return Cell.SKIPPED;
    }
    if (quality == ClockQuality.BOUNDED) {
      return bounded.cell();
    }
    return refuses == Bounded.NEVER ? Cell.SKIPPED : Cell.ASKED;
  }

  /** Whether the proof must have verified before this row is asked. */
  boolean late() {
    return compareTo(SINGLE_USE) >= 0;
  }

  /** The reason why this row refuses these facts, or null. */
  @Nullable Reason ask(StartFacts facts) {
    return switch (cell(facts.column(), facts.now().quality())) {
      case SKIPPED -> null;
      case ASKED -> refuses.test(facts) ? reason : null;
      case NEEDS_TIME -> bounded.matters().test(facts) ? Reason.TIME_NEEDED : null;
    };
  }

  /** The first refusal before the proof among the rows behind {@link #OFFERED}, or null. */
  static @Nullable Reason whereOffered(StartFacts facts) {
    for (StartCheck check : values()) {
      boolean due = check != OFFERED && !check.late();
      Reason refusal = due ? check.ask(facts) : null;
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  /** The first refusal among the rows before the proof, or null. */
  static @Nullable Reason beforeProof(StartFacts facts) {
    return first(facts, false);
  }

  /** The first refusal among the rows after it, or null. */
  static @Nullable Reason afterProof(StartFacts facts) {
    return first(facts, true);
  }

  private static @Nullable Reason first(StartFacts facts, boolean late) {
    for (StartCheck check : values()) {
      Reason refusal = check.late() == late ? check.ask(facts) : null;
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  /** What a row does in one column under one quality of the clock. */
  enum Cell {
    /** Its reason, when its question is answered badly. */
    ASKED,
    /** Nothing. */
    SKIPPED,
    /** TIME_NEEDED, when the answer would depend on the time. */
    NEEDS_TIME
  }

  /**
   * What becomes of a row while only a lower bound of time is known (design §3).
   *
   * @param cell what it does
   * @param matters with NEEDS_TIME, whether the time matters to these facts
   */
  private record Bounded(Cell cell, Predicate<StartFacts> matters) {

    /** The question of a row that says nothing while the clock is TRUSTED. */
    static final Predicate<StartFacts> NEVER = facts -> false;

    static Bounded same() {
      return new Bounded(Cell.ASKED, NEVER);
    }

    static Bounded skipped() {
      return new Bounded(Cell.SKIPPED, NEVER);
    }

    static Bounded needsTime(Predicate<StartFacts> matters) {
      return new Bounded(Cell.NEEDS_TIME, matters);
    }
  }
}
