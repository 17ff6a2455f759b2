package faraday.rig.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.session.SessionMachine;
import faraday.firmware.session.SessionPhase;
import faraday.hal.sim.FlashFaults;
import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.VirtualClock;
import faraday.rig.bench.BoardSpec;
import faraday.rig.bench.Simulation;
import faraday.rig.bench.VirtualBoard;
import faraday.rig.car.Cable;
import faraday.rig.car.CarModel;
import faraday.rig.car.PlantModel;
import faraday.rig.codec.WireException;
import faraday.rig.invariant.FlashReader;
import faraday.rig.invariant.FrameWire;
import faraday.rig.invariant.NonceWatch;
import faraday.rig.invariant.SafetyWatch;
import faraday.rig.office.BackOffice;
import faraday.rig.office.TokenOrder;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.PhoneLog;
import faraday.rig.phone.WalletPhone;
import faraday.rig.rf.CardProfile;
import faraday.rig.rf.IsoDepCard;
import faraday.rig.trace.Trace;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/** A charger, a server, cars and phones; what people do are its methods. */
public final class BoardScene {

  public static final long MS = 1_000_000L;
  public static final long S = 1_000_000_000L;

  private static final CarModel CAR = CarModel.standard().withMaxCurrentMa(32_000);

  public final long seed;
  public final VirtualClock clock = new VirtualClock();
  public final Simulation world = new Simulation(clock);
  public final Trace trace;
  public final SafetyWatch watch;
  public final TapProbe taps;
  public final FrameWire wire;
  public final BackOffice office;
  public final VirtualBoard board;
  private final SeededRandom uids;
  private final List<WalletPhone> phones = new ArrayList<>();
  private final long startEpochS;

  public BoardScene() {
    this(1, 1, 64);
  }

  public BoardScene(int connectors, long seed, int sectors) {
    PlantModel[] plants = new PlantModel[connectors];
    Arrays.fill(plants, PlantModel.standard().with(CAR));
    this(seed, BoardSpec.of("board", plants).withSectors(sectors));
  }

  public BoardScene(long seed, BoardSpec spec) {
    this.seed = seed;
    trace = new Trace(OutputStream.nullOutputStream(), seed);
    taps = new TapProbe(trace);
    wire = new FrameWire(taps);
    watch = new SafetyWatch(wire);
    startEpochS = spec.startEpochS();
    office = new BackOffice(seed, this::epochS);
    board = new VirtualBoard(world, clock, office, watch, spec, seed);
    watch.watch(board, spec.plants().size());
    world.add(watch);
    uids = new SeededRandom(seed, "uids");
    up();
  }

  /** Seconds UTC now. */
  public long epochS() {
    return startEpochS + clock.nowNanos() / S;
  }

  /** Runs until the charger serves. */
  public BoardScene up() {
    assertTrue(
        runUntil(() -> board.charger().ready() && session(1).healthy(), 10 * S), "the charger");
    return run(S);
  }

  public WalletPhone phone(String name) {
    WalletPhone phone = new WalletPhone(seed, name, office);
    phones.add(phone);
    return phone;
  }

  /** Keys and counters that have sealed two texts in this scene. */
  public List<String> sealedTwice() {
    return NonceWatch.breaches(wire.frames(), keys());
  }

  /** The keys of all phones that this scene has made. */
  public List<PhoneLog.SeenKeys> keys() {
    return phones.stream().flatMap(phone -> phone.log().keys().stream()).toList();
  }

  /** A phone with a token for a connector. */
  public WalletPhone driver(String name, int evse) {
    WalletPhone phone = phone(name);
    give(phone, order(phone).evse(evse));
    return phone;
  }

  public WalletPhone driver(String name) {
    return driver(name, 1);
  }

  public TokenOrder order(WalletPhone phone) {
    return office.order(phone.walletId(), phone.publicKey(), board.entry());
  }

  public void give(WalletPhone phone, TokenOrder order) {
    try {
      phone.addToken(office.issue(order).token());
    } catch (WireException e) {
      throw new AssertionError("the wallet does not take the token", e);
    }
  }

  public BoardScene hold(WalletPhone phone) {
    board.field().place(new IsoDepCard(CardProfile.phone(), phone, uids), clock.nowNanos());
    return this;
  }

  public BoardScene takeAway() {
    board.field().remove(clock.nowNanos());
    return this;
  }

  /** A whole tap by a patient person. */
  public BoardScene tap(WalletPhone phone, Intent intent) {
    phone.want(intent);
    return tapAgain(phone);
  }

  /** Another try at what the person still wants. */
  public BoardScene tapAgain(WalletPhone phone) {
    hold(phone);
    runUntil(() -> phone.wanted().isEmpty(), 12 * S);
    run(300 * MS);
    takeAway();
    return run(S);
  }

  public BoardScene plug(int evse) {
    board.plant(evse).plug().plugIn(Cable.of32A());
    watch.plugged(evse);
    return run(S);
  }

  /** Pulls the plug out of the car, whatever the bolt holds in the socket. */
  public BoardScene pull(int evse) {
    board.plant(evse).plug().pullAtCar();
    watch.pulled(evse, clock.nowNanos());
    return this;
  }

  /** A driver who has plugged, tapped and charges. */
  public WalletPhone charging(String name) {
    return charging(name, 1);
  }

  public WalletPhone charging(String name, int evse) {
    WalletPhone phone = driver(name, evse);
    plug(evse);
    tap(phone, Intent.START);
    granted(phone);
    assertTrue(runUntil(() -> watch.closed(evse), 20 * S), name + " charges");
    return phone;
  }

  /** A whole session of a few seconds that leaves a record behind. */
  public WalletPhone charged(String name) {
    WalletPhone phone = charging(name);
    run(30 * S);
    tap(phone, Intent.STOP);
    assertTrue(phone.log().last(PhoneEvent.Stopped.class).isPresent(), name + " has stopped");
    leave(1);
    return phone;
  }

  public void leave(int evse) {
    assertTrue(runUntil(() -> board.plant(evse).plug().pullAtSocket(), 20 * S), "the plug is free");
    watch.pulled(evse, clock.nowNanos());
    run(2 * S);
  }

  public void granted(WalletPhone phone) {
    assertTrue(
        phone.log().last(PhoneEvent.Granted.class).isPresent()
            || phone.log().last(PhoneEvent.AlreadyRunning.class).isPresent(),
        () -> phone.name() + " was not granted: " + phone.log().all(PhoneEvent.class));
  }

  public Optional<Integer> refusal(WalletPhone phone) {
    return phone.log().last(PhoneEvent.Refused.class).map(PhoneEvent.Refused::reason);
  }

  public void breakFlash() {
    watch.allowDeadMedium(true);
    board.flash().inject((erase, address, operation) -> FlashFaults.Outcome.FAILED);
  }

  public SessionMachine session(int evse) {
    return board.charger().sessions().get(evse - 1);
  }

  public FlashReader flash() {
    return new FlashReader(board.flash().image());
  }

  public BoardScene run(long nanos) {
    world.runTo(clock.nowNanos() + nanos);
    return this;
  }

  public boolean runUntil(BooleanSupplier holds, long limitNanos) {
    return world.runUntil(holds, limitNanos);
  }

  /** Nothing unsafe happened, nobody's contacts parted under load, all sessions are over. */
  public void endsWell() {
    endsWellAfterACut();
    for (int evse = 1; evse <= board.charger().sessions().size(); evse++) {
      assertEquals(0, board.plant(evse).partedUnderLoadCount(), "parted under load");
    }
  }

  /** The same where a coil lost its supply under load, which no software can help. */
  public void endsWellAfterACut() {
    isSafe();
    for (int evse = 1; evse <= board.charger().sessions().size(); evse++) {
      assertEquals(SessionPhase.FREE, session(evse).phase());
    }
  }

  public void isSafe() {
    assertEquals(List.of(), watch.violations());
    assertEquals(List.of(), sealedTwice());
  }

  /** Counts what passes. */
  public static final class TapProbe implements SimProbe {
    private final SimProbe next;
    private int apdus;
    private BiConsumer<String, byte[]> listener = (signal, apdu) -> {};

    TapProbe(SimProbe next) {
      this.next = next;
    }

    /** Shows every command and response from now on to someone else too. */
    public void listen(BiConsumer<String, byte[]> newListener) {
      listener = newListener;
    }

    /** Commands and responses since {@link #reset}. */
    public int apdus() {
      return apdus;
    }

    public void reset() {
      apdus = 0;
    }

    @Override
    public void level(long nowNanos, String signal, long value) {
      next.level(nowNanos, signal, value);
    }

    @Override
    public void bytes(long nowNanos, String signal, byte[] data, int offset, int count) {
      next.bytes(nowNanos, signal, data, offset, count);
      if (signal.startsWith("apdu.")) {
        apdus++;
        listener.accept(signal, Arrays.copyOfRange(data, offset, offset + count));
      }
    }
  }
}
