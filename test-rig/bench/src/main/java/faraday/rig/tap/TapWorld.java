package faraday.rig.tap;

import faraday.firmware.session.SessionPhase;
import faraday.hal.LockMotor;
import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.VirtualClock;
import faraday.nfc.chip.Pn532;
import faraday.pilot.connector.SafetyStatus;
import faraday.rig.bench.BoardSpec;
import faraday.rig.bench.NfcFront;
import faraday.rig.bench.PhoneField;
import faraday.rig.bench.Simulation;
import faraday.rig.bench.VirtualBoard;
import faraday.rig.car.Cable;
import faraday.rig.car.CarModel;
import faraday.rig.car.PlantModel;
import faraday.rig.chip.PhoneReader;
import faraday.rig.chip.ReaderApp;
import faraday.rig.codec.SessionRecord;
import faraday.rig.invariant.FlashReader;
import faraday.rig.office.BackOffice;
import faraday.rig.phone.ChargerEntry;
import faraday.rig.rf.CardProfile;
import faraday.rig.rf.IsoDepCard;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One charger with a car, and the server that provisioned the phone outside. Virtual time. */
final class TapWorld {

  static final long NANOS_PER_S = 1_000_000_000L;

  private static final CarModel CAR = CarModel.standard().withMaxCurrentMa(32_000);
  private static final String NAME = "tap";

  private final VirtualClock clock = new VirtualClock();
  private final Simulation simulation = new Simulation(clock);
  private final LevelWatch watch;
  private final BackOffice office;
  private final VirtualBoard board;
  private final OutsideWallet wallet;
  private final SeededRandom uids;

  TapWorld(long seed, int tokens) {
    this(seed, tokens, SimProbe.NONE, null);
  }

  /** A charger whose PN532 is outside, where time is that of the wall. */
  TapWorld(long seed, int tokens, SimProbe listener, @Nullable NfcFront front) {
    watch = new LevelWatch(listener);
    BoardSpec spec = BoardSpec.of(NAME, PlantModel.standard().with(CAR));
    office = new BackOffice(seed, () -> spec.startEpochS() + clock.nowNanos() / NANOS_PER_S);
    NfcFront nfc = front == null ? NfcFront.simulated(clock, watch, spec) : front;
    board = new VirtualBoard(simulation, clock, office, watch, spec, seed, d -> d, nfc);
    wallet = new OutsideWallet(seed, office, board.entry(), tokens);
    uids = new SeededRandom(seed, "uids");
  }

  /** False when the charger does not come up within 10 s. */
  boolean boot() {
    boolean up = runUntil(this::chargerIsUp, 10 * NANOS_PER_S);
    run(NANOS_PER_S);
    return up;
  }

  boolean chargerIsUp() {
    return board.charger().ready()
        && status().selfTestPassed()
        && board.charger().chip().firmware() != null;
  }

  int tokens() {
    return wallet.tokens();
  }

  Map<String, Object> provision() {
    return wallet.provision(board.entry());
  }

  /** The server that provisioned charger and phone. */
  BackOffice office() {
    return office;
  }

  /** How phones know the charger. */
  ChargerEntry entry() {
    return board.entry();
  }

  void plugIn() {
    insert();
    run(2 * NANOS_PER_S);
  }

  /** False when the bolt holds the plug. */
  boolean unplug() {
    boolean out = pull();
    run(2 * NANOS_PER_S);
    return out;
  }

  /** The plug goes in, and no time passes. */
  void insert() {
    board.plant(1).plug().plugIn(Cable.of32A());
  }

  /** The plug comes out, unless the bolt holds it, and no time passes. */
  boolean pull() {
    return board.plant(1).plug().pullAtSocket();
  }

  /** The driver of the charger's PN532. */
  Pn532 chip() {
    return board.charger().chip();
  }

  /** Lets the world follow the wall. */
  void runTo(long nanos) {
    simulation.runTo(nanos);
  }

  void place(OutsideCard card) {
    board.field().place(new IsoDepCard(CardProfile.phone(), card, uids), clock.nowNanos());
  }

  void takeAway() {
    board.field().remove(clock.nowNanos());
  }

  /** A phone that reads, away from the charger; time passes for it until it is taken away. */
  PhoneReader reader(ReaderApp app) {
    PhoneReader phone = PhoneField.reader(app, SimProbe.NONE);
    simulation.add(phone);
    return phone;
  }

  void hold(PhoneReader phone) {
    phone.hold(board.antenna(), clock.nowNanos());
  }

  void takeAway(PhoneReader phone) {
    phone.takeAway(clock.nowNanos());
    simulation.remove(phone);
  }

  SafetyStatus status() {
    return board.charger().connectors().getFirst().status();
  }

  SessionPhase phase() {
    return board.charger().sessions().getFirst().phase();
  }

  boolean contactorClosed() {
    return watch.contactorClosed();
  }

  boolean boltOpen() {
    return status().bolt() == LockMotor.Bolt.OPEN;
  }

  long registerMwh() {
    return board.plant(1).meter().registerMwh();
  }

  /** What the flash holds of ended sessions, read without the firmware. */
  List<SessionRecord> allEnded() {
    return new FlashReader(board.flash().image()).sessions();
  }

  /** Those of the wallet that was provisioned. */
  List<SessionRecord> ended() {
    return allEnded().stream()
        .filter(found -> found.id(SessionRecord.Field.WALLET_ID).equals(wallet.walletId()))
        .toList();
  }

  long nowNanos() {
    return clock.nowNanos();
  }

  void run(long nanos) {
    simulation.runTo(clock.nowNanos() + nanos);
  }

  boolean runUntil(BooleanSupplier holds, long limitNanos) {
    return simulation.runUntil(holds, limitNanos);
  }
}
