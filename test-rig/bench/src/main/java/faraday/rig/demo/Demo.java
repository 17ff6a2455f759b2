package faraday.rig.demo;

import static faraday.rig.demo.DemoWorld.NANOS_PER_MS;
import static faraday.rig.demo.DemoWorld.NANOS_PER_S;

import faraday.firmware.session.SessionPhase;
import faraday.hal.LockMotor;
import faraday.pilot.connector.SafetyStatus;
import faraday.rig.bench.TapFigures;
import faraday.rig.car.Cable;
import faraday.rig.codec.SessionRecord;
import faraday.rig.codec.WireException;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.PhoneLog;
import faraday.rig.phone.ServerLink;
import faraday.rig.phone.WalletFault;
import faraday.rig.phone.WalletPhone;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The story of one charge: plug, tap, charge, tap, unplug, and the record's way to the server and
 * the acknowledgement's way back. Only stimuli are given; what follows is the charger's doing, and
 * the checks at the end say whether it was right.
 */
public final class Demo {

  private static final long TAP_PATIENCE_NANOS = 15 * NANOS_PER_S;
  private static final long CHARGE_NANOS = 3_600 * NANOS_PER_S;
  private static final long PROGRESS_NANOS = 300 * NANOS_PER_S;
  private static final long HAND_NANOS = 300 * NANOS_PER_MS;
  private static final int EUR = 978;

  private final long seed;
  private final @Nullable Sabotage sabotage;
  private final DemoListener listener;
  private final DemoWorld world;
  private final List<DemoCheck> checks = new ArrayList<>();
  private @Nullable TapFigures startTap;
  private @Nullable TapFigures stopTap;
  private @Nullable SessionRecord receipt;

  /**
   * A demo ready to run.
   *
   * @param traceOut receives the complete trace
   */
  public Demo(
      long seed, @Nullable Sabotage sabotage, DemoListener listener, OutputStream traceOut) {
    this.seed = seed;
    this.sabotage = sabotage;
    this.listener = listener;
    this.world = new DemoWorld(seed, traceOut);
  }

  /** Plays the story to its end and judges it. */
  public DemoReport run() {
    boot();
    token();
    plug();
    if (start()) {
      charge();
      stop();
      unplug();
      carry();
    } else {
      giveUp();
    }
    judge();
    return report();
  }

  private void boot() {
    boolean up =
        world.runUntil(
            () ->
                world.board().charger().ready()
                    && world.board().charger().connectors().get(0).status().selfTestPassed()
                    && world.board().charger().chip().firmware() != null,
            10 * NANOS_PER_S);
    check("the charger starts: journal read, self-test passed, PN532 answers", up);
    say(
        "charger up: journal read, self-test passed, PN532 at %d baud, no network"
            .formatted(world.board().charger().chip().baud()));
    world.run(NANOS_PER_S);
  }

  private void token() {
    try {
      Long holdMinor = world.annaGetsToken();
      check("the server issues a token", holdMinor != null);
      say(
          "at home, online: Anna's wallet gets a token for this charger; the server puts %s aside"
              .formatted(money(holdMinor == null ? 0 : holdMinor)));
    } catch (WireException e) {
      check("the wallet accepts the token: " + e.getMessage(), false);
    }
  }

  private void plug() {
    world.stimulus("Anna plugs a 32 A cable in");
    world.board().plant(1).plug().plugIn(Cable.of32A());
    world.run(2 * NANOS_PER_S);
    say(
        "in the garage, no signal: Anna plugs her car in; pilot state %s, cable %d A"
            .formatted(status().pilotState(), status().cableLimitMa() / 1000));
    check("plugging alone closes nothing", contactorNeverClosed());
  }

  private boolean start() {
    damageBeforeStart();
    world.anna().want(Intent.START);
    if (sabotage == Sabotage.LINK) {
      tapAndTearAway();
    } else {
      tap(world.anna());
    }
    startTap = newestTap();
    PhoneEvent.Granted granted = world.anna().log().last(PhoneEvent.Granted.class).orElse(null);
    if (granted == null) {
      say("the charger did not grant: " + lastWord(world.anna()));
      return false;
    }
    say(
        "Anna taps: %d exchanges, %d bytes, %.1f ms; granted up to %d Wh, %d s, %d A"
            .formatted(
                startTap == null ? 0 : startTap.exchanges(),
                startTap == null ? 0 : startTap.frameBytes(),
                startTap == null ? 0 : startTap.nanos() / 1e6,
                granted.grant().maxEnergyWh(),
                granted.grant().maxDurationS(),
                granted.grant().limitMa() / 1000));
    return true;
  }

  private void damageBeforeStart() {
    if (sabotage == null) {
      return;
    }
    switch (sabotage) {
      case TOKEN -> world.anna().sabotage(WalletFault.TOKEN_FLIPPED_BYTE);
      case PROOF -> world.anna().sabotage(WalletFault.PROOF_FLIPPED_BYTE);
      case JOURNAL -> world.breakFlash();
      case LINK -> {}
    }
    say("sabotage: " + sabotage.name().toLowerCase(Locale.ROOT));
  }

  private void charge() {
    boolean closed =
        world.runUntil(() -> world.watch().now("contactor.main", 0) == 1, 20 * NANOS_PER_S);
    check("the contactor closes", closed);
    if (!closed) {
      return;
    }
    say(
        "bolt %s, pilot %s at %.1f %% duty, contactor closed %.0f ms after the car asked"
            .formatted(
                status().bolt(),
                status().pilotState(),
                status().dutyPermille() / 10.0,
                contactorCloseMs()));
    long endNanos = world.nowNanos() + CHARGE_NANOS;
    while (world.nowNanos() < endNanos) {
      world.run(Math.min(PROGRESS_NANOS, endNanos - world.nowNanos()));
      listener.progress(world.nowNanos(), progressLine());
    }
  }

  private String progressLine() {
    var meter = world.board().plant(1).meter();
    return "charging: %s, duty %.1f %%, %.2f kW, %.3f kWh, car %d.%d %%"
        .formatted(
            status().pilotState(),
            status().dutyPermille() / 10.0,
            meter.powerW() / 1000.0,
            meter.registerMwh() / 1e6,
            world.board().plant(1).car().chargePermille() / 10,
            world.board().plant(1).car().chargePermille() % 10);
  }

  private void stop() {
    world.anna().want(Intent.STOP);
    tap(world.anna());
    stopTap = newestTap();
    receipt =
        world
            .anna()
            .log()
            .last(PhoneEvent.Stopped.class)
            .map(PhoneEvent.Stopped::receipt)
            .orElse(null);
    SessionRecord got = receipt;
    check("the stop tap brings a signed receipt that the phone accepts", got != null);
    if (got != null) {
      say(
          "Anna taps again: energy off, STOP on flash, receipt in the wallet: %.3f kWh, %s"
              .formatted(
                  got.number(SessionRecord.Field.ENERGY_MWH) / 1e6,
                  money(got.number(SessionRecord.Field.COST_MINOR))));
    }
    boolean free = world.runUntil(() -> status().bolt() == LockMotor.Bolt.OPEN, 10 * NANOS_PER_S);
    check("the lock opens after STOP", free);
    check("the contacts are open", world.watch().now("contactor.main", 1) == 0);
  }

  private void unplug() {
    world.run(5 * NANOS_PER_S);
    world.stimulus("Anna pulls the plug");
    check("the plug comes out", world.board().plant(1).plug().pullAtSocket());
    world.run(2 * NANOS_PER_S);
    say("Anna drives away; pilot state " + status().pilotState());
  }

  /** Another phone takes the record to the server and brings the acknowledgement back (E21). */
  private void carry() {
    world.run(600 * NANOS_PER_S);
    world.ben().want(Intent.COURIER);
    tap(world.ben());
    say(
        "Ben, a neighbour, taps: his phone carries %d sealed record(s) it cannot read"
            .formatted(world.ben().items().size()));
    world.run(900 * NANOS_PER_S);
    List<ServerLink.Verdict> verdicts = world.ben().uploadTo(world.office());
    check(
        "the server takes the record",
        verdicts.size() == 1 && verdicts.get(0) instanceof ServerLink.Verdict.Stored);
    world.ben().fetchFrom(world.office());
    say("Ben has signal: the server says " + verdicts + " and signs an acknowledgement");
    world.run(600 * NANOS_PER_S);
    world.ben().want(Intent.COURIER);
    tap(world.ben());
    check("the acknowledgement reaches the charger", acknowledged());
    say(
        "Ben taps again: the charger has the acknowledgement, backlog %d"
            .formatted(world.board().charger().book().backlog()));
  }

  private void giveUp() {
    world.run(90 * NANOS_PER_S);
    check("nobody without a right gets energy", contactorNeverClosed());
    world.stimulus("Anna pulls the plug");
    check("the cable is not trapped", world.board().plant(1).plug().pullAtSocket());
    world.run(2 * NANOS_PER_S);
    check("a charge was granted", false);
  }

  private void judge() {
    check(
        "the session is over",
        world.board().charger().sessions().get(0).phase() == SessionPhase.FREE);
    check(
        "no current was ever cut at the plug", world.board().plant(1).partedUnderLoadCount() == 0);
    SessionRecord got = receipt;
    if (got != null) {
      long meterMwh = world.board().plant(1).meter().registerMwh();
      check(
          "the receipt's energy is the meter's",
          got.number(SessionRecord.Field.ENERGY_MWH) == meterMwh);
      check(
          "the server knows the same cost",
          serverCost() == got.number(SessionRecord.Field.COST_MINOR));
      check(
          "the server misses nothing",
          world.office().gaps(world.board().entry().chargerId()).isEmpty());
      check("nothing looks odd to the server", world.office().anomalies().isEmpty());
    }
  }

  private long serverCost() {
    return world.office().tokensOf(world.anna().walletId()).stream()
        .mapToLong(token -> token.chargedMinor())
        .sum();
  }

  private void tap(WalletPhone phone) {
    world.hold(phone);
    world.runUntil(() -> phone.wanted().isEmpty(), TAP_PATIENCE_NANOS);
    world.run(HAND_NANOS);
    world.takeAway(phone);
    world.run(NANOS_PER_S);
  }

  private void tapAndTearAway() {
    world.hold(world.anna());
    world.runUntil(
        () -> world.anna().log().last(PhoneEvent.Shown.class).isPresent(), TAP_PATIENCE_NANOS);
    world.takeAway(world.anna());
    world.run(NANOS_PER_S);
  }

  private @Nullable TapFigures newestTap() {
    List<TapFigures> taps = world.board().taps();
    return taps.isEmpty() ? null : taps.getLast();
  }

  private DemoReport report() {
    TapFigures first = startTap;
    TapFigures last = stopTap;
    return new DemoReport(
        seed,
        sabotage,
        sessionFacts(),
        first == null
            ? null
            : new DemoReport.StartFacts(
                first.exchanges(), first.frameBytes(), millis(first.nanos())),
        last == null ? -1 : millis(last.nanos()),
        contactorCloseMs(),
        acknowledged(),
        world.nowNanos(),
        world.loopNanos(),
        world.trace().hash(),
        checks);
  }

  private DemoReport.@Nullable SessionFacts sessionFacts() {
    SessionRecord got = receipt;
    if (got == null) {
      return null;
    }
    return new DemoReport.SessionFacts(
        got.id(SessionRecord.Field.SESSION_ID).toString(),
        got.number(SessionRecord.Field.ENERGY_MWH),
        got.number(SessionRecord.Field.COST_MINOR),
        got.number(SessionRecord.Field.CURRENCY) == EUR ? "EUR" : "?",
        got.number(SessionRecord.Field.DURATION_S));
  }

  private double contactorCloseMs() {
    long askedNanos = world.watch().firstNanos("car.s2", 1);
    long closedNanos = world.watch().firstNanos("contactor.main", 1);
    return closedNanos < 0 ? -1 : millis(closedNanos - askedNanos);
  }

  private boolean acknowledged() {
    SessionRecord got = receipt;
    return got != null
        && world.board().charger().book().acknowledgedSeq() >= got.number(SessionRecord.Field.SEQ);
  }

  private boolean contactorNeverClosed() {
    return world.watch().firstNanos("contactor.main", 1) < 0;
  }

  private SafetyStatus status() {
    return world.board().charger().connectors().get(0).status();
  }

  private static String lastWord(WalletPhone phone) {
    return phone.log().entries().reversed().stream()
        .map(PhoneLog.Entry::event)
        .filter(event -> !(event instanceof PhoneEvent.Finished))
        .findFirst()
        .map(Object::toString)
        .orElse("silence");
  }

  private void check(String name, boolean ok) {
    checks.add(new DemoCheck(name, ok));
    if (!ok) {
      say("FAILED: " + name);
    }
  }

  private void say(String text) {
    listener.say(world.nowNanos(), text);
  }

  private static double millis(long nanos) {
    return nanos < 0 ? -1 : nanos / 1e6;
  }

  private static String money(long minor) {
    return String.format(Locale.ROOT, "%d.%02d EUR", minor / 100, minor % 100);
  }
}
