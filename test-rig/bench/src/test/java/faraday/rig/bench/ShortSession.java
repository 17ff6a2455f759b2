package faraday.rig.bench;

import faraday.hal.Ticked;
import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.VirtualClock;
import faraday.rig.car.Cable;
import faraday.rig.car.PlantModel;
import faraday.rig.codec.WireException;
import faraday.rig.office.BackOffice;
import faraday.rig.office.Issue;
import faraday.rig.phone.Intent;
import faraday.rig.phone.WalletPhone;
import faraday.rig.rf.CardProfile;
import faraday.rig.rf.IsoDepCard;
import faraday.rig.trace.Trace;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * A whole session with every stimulus at a fixed virtual time, so that nothing but the machines
 * decides what the trace says: start, plug, tap, charge, tap, unplug, power cut in between.
 */
final class ShortSession {

  private static final long NANOS_PER_MS = 1_000_000L;

  private final VirtualClock clock = new VirtualClock();
  private final Simulation world = new Simulation(clock);
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final Trace trace;
  private final BackOffice office;
  private final VirtualBoard board;
  private final WalletPhone phone;
  private final SeededRandom uids;

  private ShortSession(long seed, Function<SimProbe, Ticked> bystander) {
    trace = new Trace(lines, seed);
    BoardSpec spec = BoardSpec.of("short", PlantModel.standard());
    office = new BackOffice(seed, () -> spec.startEpochS() + clock.nowNanos() / 1_000_000_000L);
    board = new VirtualBoard(world, clock, office, trace, spec, seed);
    phone = new WalletPhone(seed, "driver", office);
    uids = new SeededRandom(seed, "uids");
    world.add(bystander.apply(trace));
  }

  /**
   * Plays the session.
   *
   * @param bystander makes one that is ticked with all others and wakes the world when it likes
   * @return the trace's lines
   */
  static List<String> play(long seed, Function<SimProbe, Ticked> bystander) throws WireException {
    ShortSession session = new ShortSession(seed, bystander);
    session.play();
    session.trace.hash();
    return session.lines.toString(StandardCharsets.US_ASCII).lines().toList();
  }

  private void play() throws WireException {
    runTo(2_000);
    board.plant(1).plug().plugIn(Cable.of32A());
    if (office.issue(office.order(phone.walletId(), phone.publicKey(), board.entry()))
        instanceof Issue.Issued(byte[] token, long _)) {
      phone.addToken(token);
    }
    runTo(4_000);
    tap(Intent.START, 1_500);
    runTo(30_000);
    board.powerCycle();
    runTo(55_000);
    tap(Intent.STOP, 8_000);
    runTo(70_000);
    board.plant(1).plug().pullAtSocket();
    runTo(73_000);
    phone.uploadTo(office);
    phone.fetchFrom(office);
    tap(Intent.COURIER, 2_000);
    runTo(78_000);
  }

  private void tap(Intent intent, long holdMs) {
    phone.want(intent);
    board.field().place(new IsoDepCard(CardProfile.phone(), phone, uids), clock.nowNanos());
    runTo(clock.nowNanos() / NANOS_PER_MS + holdMs);
    board.field().remove(clock.nowNanos());
  }

  private void runTo(long ms) {
    world.runTo(ms * NANOS_PER_MS);
  }
}
