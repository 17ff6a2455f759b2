package faraday.rig.demo;

import static faraday.rig.demo.DemoStage.described;
import static faraday.rig.demo.DemoStage.money;
import static faraday.rig.demo.DemoWorld.NANOS_PER_S;

import faraday.hal.EnergyMeter;
import faraday.hal.LockMotor;
import faraday.rig.bench.TapFigures;
import faraday.rig.car.Cable;
import faraday.rig.car.Car;
import faraday.rig.codec.SessionRecord;
import faraday.rig.codec.WireException;
import faraday.rig.phone.Grant;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.ServerLink;
import faraday.rig.phone.WalletFault;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The story of one charge: plug, tap, charge, tap, unplug, and the record's way to the server and
 * the acknowledgement's way back. Only stimuli are given; what follows is the charger's doing, and
 * {@link DemoJudge} says whether it was right.
 */
public final class Demo {

  private static final long CHARGE_NANOS = 3_600 * NANOS_PER_S;
  private static final long PROGRESS_NANOS = 300 * NANOS_PER_S;

  private final long seed;
  private final @Nullable Sabotage sabotage;
  private final DemoStage stage;
  private final DemoWorld world;
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
    this.stage = new DemoStage(seed, listener, traceOut);
    this.world = stage.world();
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
    DemoJudge judge = new DemoJudge(stage, receipt);
    judge.judge();
    return judge.report(seed, sabotage, startTap, stopTap);
  }

  private void boot() {
    boolean up = world.runUntil(world::chargerIsUp, 10 * NANOS_PER_S);
    stage.check("the charger starts: journal read, self-test passed, PN532 answers", up);
    stage.say(
        "charger up: journal read, self-test passed, PN532 at %d baud, no network",
        world.board().charger().chip().baud());
    world.run(NANOS_PER_S);
  }

  private void token() {
    try {
      Long holdMinor = world.annaGetsToken();
      stage.check("the server issues a token", holdMinor != null);
      stage.say(
          "at home, online: Anna's wallet gets a token for this charger; the server puts %s aside",
          money(holdMinor == null ? 0 : holdMinor));
    } catch (WireException e) {
      stage.check("the wallet accepts the token: " + e.getMessage(), false);
    }
  }

  private void plug() {
    long pluggedNanos = world.nowNanos();
    world.stimulus("Anna plugs a 32 A cable in");
    world.board().plant(1).plug().plugIn(Cable.of32A());
    world.run(2 * NANOS_PER_S);
    stage.sayAt(
        pluggedNanos,
        "in the garage, no signal: Anna plugs her car in; pilot state %s, cable %d A",
        stage.status().pilotState(),
        stage.status().cableLimitMa() / 1000);
    stage.check("plugging alone closes nothing", world.contactorNeverClosed());
  }

  private boolean start() {
    damageBeforeStart();
    world.anna().want(Intent.START);
    startTap =
        sabotage == Sabotage.LINK ? stage.tapAndTearAway(world.anna()) : stage.tap(world.anna());
    Optional<PhoneEvent.Granted> granted = world.anna().log().last(PhoneEvent.Granted.class);
    if (granted.isEmpty()) {
      stage.sayAt(
          stage.tapNanos(), "Anna taps, and gets no grant: %s", world.lastWord(world.anna()));
      return false;
    }
    Grant grant = granted.get().grant();
    stage.sayAt(
        stage.tapNanos(),
        "Anna taps; the charger checks the token alone and grants up to %.1f kWh, %d min, %.1f A",
        grant.maxEnergyWh() / 1e3,
        grant.maxDurationS() / 60,
        grant.limitMa() / 1e3);
    stage.sayAt(stage.tapNanos(), "  %s", described(startTap));
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
    stage.say("sabotage: %s", sabotage.name().toLowerCase(Locale.ROOT));
  }

  private void charge() {
    boolean closed = world.runUntil(() -> world.contactorClosed(), 20 * NANOS_PER_S);
    stage.check("the contactor closes", closed);
    if (!closed) {
      return;
    }
    stage.say(
        "bolt %s, pilot %s at %.1f %% duty, contactor closed %.0f ms after the car asked",
        stage.status().bolt(),
        stage.status().pilotState(),
        stage.status().dutyPermille() / 10.0,
        world.contactorCloseNanos() / 1e6);
    stage.say("the token's profile: %s", DemoWorld.profileInWords());
    long endNanos = world.nowNanos() + CHARGE_NANOS;
    while (world.nowNanos() < endNanos) {
      world.run(Math.min(PROGRESS_NANOS, endNanos - world.nowNanos()));
      tellProgress();
    }
  }

  private void tellProgress() {
    EnergyMeter meter = world.board().plant(1).meter();
    Car car = world.board().plant(1).car();
    stage.progress(
        "charging: %s, duty %.1f %%, %.2f kW, %.3f kWh, car %.1f %%",
        stage.status().pilotState(),
        stage.status().dutyPermille() / 10.0,
        meter.powerW() / 1e3,
        meter.registerMwh() / 1e6,
        car.chargePermille() / 10.0);
  }

  private void stop() {
    world.anna().want(Intent.STOP);
    stopTap = stage.tap(world.anna());
    receipt =
        world
            .anna()
            .log()
            .last(PhoneEvent.Stopped.class)
            .map(PhoneEvent.Stopped::receipt)
            .orElse(null);
    SessionRecord got = receipt;
    stage.check("the stop tap brings a signed receipt that the phone accepts", got != null);
    if (got != null) {
      stage.sayAt(
          stage.tapNanos(),
          "Anna taps again: the car ramps down, contacts open, STOP on flash, receipt %.3f kWh, %s",
          got.number(SessionRecord.Field.ENERGY_MWH) / 1e6,
          money(got.number(SessionRecord.Field.COST_MINOR)));
      stage.sayAt(stage.tapNanos(), "  %s", described(stopTap));
    }
    boolean free =
        world.runUntil(() -> stage.status().bolt() == LockMotor.Bolt.OPEN, 10 * NANOS_PER_S);
    stage.check("the lock opens after STOP", free);
    stage.check("the contacts are open", !world.contactorClosed());
  }

  private void unplug() {
    world.run(5 * NANOS_PER_S);
    long pulledNanos = world.nowNanos();
    world.stimulus("Anna pulls the plug");
    stage.check("the plug comes out", world.board().plant(1).plug().pullAtSocket());
    world.run(2 * NANOS_PER_S);
    stage.sayAt(
        pulledNanos,
        "the lock is open, Anna unplugs and drives away; pilot state %s",
        stage.status().pilotState());
  }

  /** Another phone takes the record to the server and brings the acknowledgement back (E21). */
  private void carry() {
    world.run(600 * NANOS_PER_S);
    world.ben().want(Intent.COURIER);
    TapFigures out = stage.tap(world.ben());
    stage.sayAt(
        stage.tapNanos(),
        "Ben, a neighbour, taps; records in his phone, sealed so that he cannot read them: %d",
        world.ben().items().size());
    stage.sayAt(stage.tapNanos(), "  %s", described(out));
    world.run(900 * NANOS_PER_S);
    List<ServerLink.Verdict> verdicts = world.ben().uploadTo(world.office());
    boolean stored = verdicts.size() == 1 && verdicts.get(0) instanceof ServerLink.Verdict.Stored;
    stage.check("the server takes the record", stored);
    world.ben().fetchFrom(world.office());
    stage.say(
        "upstairs Ben has signal: the server %s and signs an acknowledgement",
        stored ? "opens, verifies and stores the record" : "answers " + verdicts);
    world.run(600 * NANOS_PER_S);
    world.ben().want(Intent.COURIER);
    TapFigures back = stage.tap(world.ben());
    stage.check("the acknowledgement reaches the charger", acknowledged());
    stage.sayAt(
        stage.tapNanos(),
        "Ben taps again and brings the acknowledgement; records left to carry: %d",
        world.board().charger().book().backlog());
    stage.sayAt(stage.tapNanos(), "  %s", described(back));
  }

  private boolean acknowledged() {
    SessionRecord got = receipt;
    return got != null && DemoJudge.acknowledged(world, got);
  }

  private void giveUp() {
    world.run(90 * NANOS_PER_S);
    stage.check("nobody without a right gets energy", world.contactorNeverClosed());
    world.stimulus("Anna pulls the plug");
    stage.check("the cable is not trapped", world.board().plant(1).plug().pullAtSocket());
    world.run(2 * NANOS_PER_S);
    stage.say(
        "the contactor %s", world.contactorNeverClosed() ? "never closed" : "has been closed");
    stage.check("Anna gets a grant", false);
  }
}
