package faraday.rig.demo;

import faraday.firmware.wire.frame.Reason;
import faraday.hal.sim.FlashFaults;
import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.VirtualClock;
import faraday.rig.bench.BoardSpec;
import faraday.rig.bench.Simulation;
import faraday.rig.bench.VirtualBoard;
import faraday.rig.car.CarModel;
import faraday.rig.car.PlantModel;
import faraday.rig.codec.WireException;
import faraday.rig.office.BackOffice;
import faraday.rig.office.Issue;
import faraday.rig.office.TokenOrder;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.PhoneLog;
import faraday.rig.phone.WalletPhone;
import faraday.rig.rf.CardProfile;
import faraday.rig.rf.IsoDepCard;
import faraday.rig.trace.Trace;
import java.io.OutputStream;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The world of the demo: one charger, one car, the driver Anna, the neighbour Ben who carries, and
 * a server that only phones can reach. What people do to it are its methods; it decides nothing.
 */
final class DemoWorld {

  static final long NANOS_PER_MS = 1_000_000L;
  static final long NANOS_PER_S = 1_000_000_000L;

  private static final CarModel CAR = CarModel.standard().withMaxCurrentMa(32_000);

  /** Of the token, as in E8's example: seconds and watts in turn. */
  private static final long[] PROFILE = {0, 22_000, 180, 15_000, 1080, 8_000};

  private static final long PROFILE_S = 1980;

  private final VirtualClock clock = new VirtualClock();
  private final Simulation simulation = new Simulation(clock);
  private final Trace trace;
  private final EdgeWatch watch;
  private final BackOffice office;
  private final VirtualBoard board;
  private final WalletPhone anna;
  private final WalletPhone ben;
  private final SeededRandom uids;
  private long loopNanos;

  DemoWorld(long seed, OutputStream traceOut) {
    trace = new Trace(traceOut, seed);
    watch = new EdgeWatch(trace);
    BoardSpec spec = BoardSpec.of("demo", PlantModel.standard().with(CAR));
    office = new BackOffice(seed, () -> spec.startEpochS() + clock.nowNanos() / NANOS_PER_S);
    board = new VirtualBoard(simulation, clock, office, watch, spec, seed);
    anna = new WalletPhone(seed, "Anna", office);
    ben = new WalletPhone(seed, "Ben", office);
    uids = new SeededRandom(seed, "uids");
  }

  long nowNanos() {
    return clock.nowNanos();
  }

  VirtualBoard board() {
    return board;
  }

  BackOffice office() {
    return office;
  }

  WalletPhone anna() {
    return anna;
  }

  WalletPhone ben() {
    return ben;
  }

  Trace trace() {
    return trace;
  }

  /** Wall time that the simulation loop has taken so far. */
  long loopNanos() {
    return loopNanos;
  }

  /** Anna orders a token at home, where her phone has signal; null when the server declines. */
  @Nullable Long annaGetsToken() throws WireException {
    TokenOrder order =
        office.order(anna.walletId(), anna.publicKey(), board.entry()).schedule(PROFILE_S, PROFILE);
    Issue issue = office.issue(order);
    if (issue instanceof Issue.Issued(byte[] token, long holdMinor)) {
      anna.addToken(token);
      return holdMinor;
    }
    return null;
  }

  /** What the token says about power over time. */
  static String profileInWords() {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < PROFILE.length; i += 2) {
      words.append(PROFILE[i] == 0 ? "" : "after " + PROFILE[i] / 60 + " min ");
      words.append(PROFILE[i + 1] / 1000).append(" kW, ");
    }
    return words + "after " + PROFILE_S / 60 + " min what cable and site carry";
  }

  /** Holds a phone to the reader. */
  void hold(WalletPhone phone) {
    stimulus(phone.name() + " holds the phone to the charger");
    board.field().place(new IsoDepCard(CardProfile.phone(), phone, uids), clock.nowNanos());
  }

  /** Takes it away. */
  void takeAway(WalletPhone phone) {
    stimulus(phone.name() + " takes the phone away");
    board.field().remove(clock.nowNanos());
  }

  /** From now on no write to the journal's medium succeeds. */
  void breakFlash() {
    stimulus("the journal's medium fails");
    board.flash().inject((erase, address, operation) -> FlashFaults.Outcome.FAILED);
  }

  boolean chargerIsUp() {
    return board.charger().ready()
        && board.charger().connectors().get(0).status().selfTestPassed()
        && board.charger().chip().firmware() != null;
  }

  boolean contactorClosed() {
    return watch.now("contactor.main", 0) == 1;
  }

  boolean contactorNeverClosed() {
    return watch.firstNanos("contactor.main", 1) < 0;
  }

  /** The vehicle asks for energy (S2 closes) to the first closing of the contacts, or −1. */
  long contactorCloseNanos() {
    long askedNanos = watch.firstNanos("car.s2", 1);
    long closedNanos = watch.firstNanos("contactor.main", 1);
    return closedNanos < 0 ? -1 : closedNanos - askedNanos;
  }

  boolean hasSeenCredentials(WalletPhone phone) {
    return phone.log().last(PhoneEvent.Shown.class).isPresent();
  }

  /** Why the phone's last conversation came to nothing, in words. */
  String lastWord(WalletPhone phone) {
    List<PhoneLog.Entry> entries = phone.log().entries();
    for (int i = entries.size() - 1; i >= 0; i--) {
      switch (entries.get(i).event()) {
        case PhoneEvent.Refused refused -> {
          return "the charger refuses, reason " + refused.reason() + " " + named(refused.reason());
        }
        case PhoneEvent.TurnedAway turned -> {
          return "the charger turns the phone away";
        }
        case PhoneEvent.GaveUp gaveUp -> {
          return "the phone gives up, " + gaveUp.cause() + " " + gaveUp.detail();
        }
        default -> {}
      }
    }
    return "the link was lost before an answer";
  }

  private static String named(int code) {
    for (Reason reason : Reason.values()) {
      if (reason.code() == code) {
        return reason.name();
      }
    }
    return "";
  }

  void stimulus(String text) {
    trace.text(clock.nowNanos(), "stimulus", text);
  }

  void run(long nanos) {
    long before = System.nanoTime();
    simulation.runTo(clock.nowNanos() + nanos);
    loopNanos += System.nanoTime() - before;
  }

  boolean runUntil(BooleanSupplier holds, long limitNanos) {
    long before = System.nanoTime();
    boolean held = simulation.runUntil(holds, limitNanos);
    loopNanos += System.nanoTime() - before;
    return held;
  }
}
