package faraday.rig.perf;

import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.VirtualClock;
import faraday.nfc.reader.ApduDialogue;
import faraday.rig.bench.BoardSpec;
import faraday.rig.bench.PhoneField;
import faraday.rig.bench.Simulation;
import faraday.rig.bench.VirtualBoard;
import faraday.rig.car.CarModel;
import faraday.rig.car.PlantModel;
import faraday.rig.chip.PhoneReader;
import faraday.rig.chip.ReaderApp;
import faraday.rig.codec.WireException;
import faraday.rig.office.BackOffice;
import faraday.rig.office.Issue;
import faraday.rig.office.TokenOrder;
import faraday.rig.phone.Intent;
import faraday.rig.phone.WalletPhone;
import faraday.rig.rf.CardProfile;
import faraday.rig.rf.IsoDepCard;
import faraday.rig.trace.Trace;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A whole world to measure: one charger, one car with a battery for hours, an office, and phones
 * that come and go. It writes the complete trace, because writing it is part of the work.
 */
final class PerfWorld {

  static final long NANOS_PER_MS = 1_000_000L;
  static final long NANOS_PER_S = 1_000_000_000L;

  private static final long TAP_PATIENCE_NANOS = 15 * NANOS_PER_S;
  private static final long BOOT_PATIENCE_NANOS = 10 * NANOS_PER_S;
  private static final int BATTERY_WH = 200_000;

  private final long seed;
  private final VirtualClock clock = new VirtualClock();
  private final Simulation simulation = new Simulation(clock);
  private final Trace trace;
  private final BackOffice office;
  private final VirtualBoard board;
  private final SeededRandom uids;

  /**
   * A world with power on, charger not yet up.
   *
   * @param around set between the charger's dialogue with phones and all that is simulated
   */
  PerfWorld(long seed, UnaryOperator<ApduDialogue> around) {
    this(seed, around, PlantModel.PilotModel.PLATEAU);
  }

  /** The same seen through another model of the pilot. */
  PerfWorld(long seed, UnaryOperator<ApduDialogue> around, PlantModel.PilotModel pilotModel) {
    this(seed, around, spec(pilotModel));
  }

  /** A board of the usual kind. */
  static BoardSpec spec(PlantModel.PilotModel pilotModel) {
    CarModel car = CarModel.standard().withBatteryWh(BATTERY_WH);
    return BoardSpec.of("perf", PlantModel.standard().with(pilotModel).with(car));
  }

  /** The same with another board. */
  PerfWorld(long seed, UnaryOperator<ApduDialogue> around, BoardSpec spec) {
    this.seed = seed;
    trace = new Trace(OutputStream.nullOutputStream(), seed);
    office = new BackOffice(seed, () -> spec.startEpochS() + clock.nowNanos() / NANOS_PER_S);
    board = new VirtualBoard(simulation, clock, office, trace, spec, seed, around);
    uids = new SeededRandom(seed, "uids");
  }

  /** Lets the charger start; false when it does not. */
  boolean boot() {
    boolean up =
        simulation.runUntil(
            () ->
                board.charger().ready()
                    && board.charger().connectors().get(0).status().selfTestPassed()
                    && board.charger().chip().firmware() != null,
            BOOT_PATIENCE_NANOS);
    run(NANOS_PER_S);
    return up;
  }

  /** A new driver with a fresh phone that holds a token with these limits. */
  WalletPhone driver(String name, long maxDurationS, long maxEnergyWh, long maxCostMinor) {
    WalletPhone phone = new WalletPhone(seed, name, office);
    TokenOrder order = office.order(phone.walletId(), phone.publicKey(), board.entry());
    order.limits(maxDurationS, maxEnergyWh, maxCostMinor);
    if (!(office.issue(order) instanceof Issue.Issued(byte[] token, long _))) {
      throw new NotMeasuredException("the office issues no token to " + name);
    }
    try {
      phone.addToken(token);
    } catch (WireException e) {
      throw new NotMeasuredException("the wallet takes no token of its office", e);
    }
    return phone;
  }

  /** One tap; false when the phone did not get what it wanted. */
  boolean tap(WalletPhone phone, Intent intent) {
    phone.want(intent);
    board.field().place(new IsoDepCard(CardProfile.phone(), phone, uids), clock.nowNanos());
    boolean done =
        simulation.runUntil(() -> !phone.wanted().equals(Optional.of(intent)), TAP_PATIENCE_NANOS);
    run(300 * NANOS_PER_MS);
    board.field().remove(clock.nowNanos());
    run(NANOS_PER_S);
    return done;
  }

  /** The same by an app that reads the charger. */
  boolean read(WalletPhone phone, ReaderApp app, Intent intent) {
    phone.want(intent);
    PhoneReader reader = PhoneField.reader(app, trace);
    simulation.add(reader);
    reader.hold(board.antenna(), clock.nowNanos());
    boolean done =
        simulation.runUntil(() -> !phone.wanted().equals(Optional.of(intent)), TAP_PATIENCE_NANOS);
    run(300 * NANOS_PER_MS);
    reader.takeAway(clock.nowNanos());
    run(NANOS_PER_S);
    return done;
  }

  void run(long nanos) {
    simulation.runTo(clock.nowNanos() + nanos);
  }

  VirtualBoard board() {
    return board;
  }

  VirtualClock clock() {
    return clock;
  }

  Trace trace() {
    return trace;
  }
}
