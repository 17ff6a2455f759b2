package faraday.rig.bench;

import faraday.firmware.app.Charger;
import faraday.firmware.app.ChargerIdentity;
import faraday.firmware.app.ChargerPorts;
import faraday.firmware.app.TapListeners;
import faraday.firmware.wire.crypto.DhKey;
import faraday.hal.LockMotor;
import faraday.hal.PilotOutput;
import faraday.hal.sim.FlashCut;
import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimClimate;
import faraday.hal.sim.SimNorFlash;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.SimWallClock;
import faraday.hal.sim.VirtualClock;
import faraday.nfc.reader.ApduDialogue;
import faraday.rig.car.Plant;
import faraday.rig.car.PlantModel;
import faraday.rig.office.BackOffice;
import faraday.rig.phone.ChargerEntry;
import faraday.rig.rf.Picc;
import faraday.rig.rf.RadioField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One whole charger on simulated hardware: the real firmware on simulated ports, a PN532 on its
 * bus, a plant for each connector, and the flash that survives {@link #powerCycle}.
 */
public final class VirtualBoard {

  private final long seed;
  private final VirtualClock clock;
  private final Simulation world;
  private final SimProbe probe;
  private final BoardSpec spec;
  private final ChargerIdentity identity;
  private final List<Plant> plants;
  private final SimNorFlash flash;
  private final SimWallClock wallClock;
  private final SimClimate climate = new SimClimate();
  private final NfcFront nfc;
  private final CountedEntropy entropy;
  private final UnaryOperator<ApduDialogue> around;
  private final BoardSupply supply;
  private final FirmwareProcess process;
  private boolean fused = true;
  private boolean powered = true;
  private @Nullable TapMeter tapMeter;

  /** A board with power, added to the world, registered at the office. */
  public VirtualBoard(
      Simulation world,
      VirtualClock clock,
      BackOffice office,
      SimProbe probe,
      BoardSpec spec,
      long seed) {
    this(world, clock, office, probe, spec, seed, dialogue -> dialogue);
  }

  /**
   * The same with an observer next to the charger's dialogue with phones.
   *
   * @param around set around the dialogue of every firmware that starts on this board
   */
  public VirtualBoard(
      Simulation world,
      VirtualClock clock,
      BackOffice office,
      SimProbe probe,
      BoardSpec spec,
      long seed,
      UnaryOperator<ApduDialogue> around) {
    this(world, clock, office, probe, spec, seed, around, NfcFront.simulated(clock, probe, spec));
  }

  /** The same with another chip. */
  public VirtualBoard(
      Simulation world,
      VirtualClock clock,
      BackOffice office,
      SimProbe probe,
      BoardSpec spec,
      long seed,
      UnaryOperator<ApduDialogue> around,
      NfcFront nfc) {
    this.seed = seed;
    this.nfc = nfc;
    this.around = around;
    this.clock = clock;
    this.world = world;
    this.probe = probe;
    this.spec = spec;
    this.identity = BoardKeys.identity(seed, spec.name(), office);
    this.entropy = new CountedEntropy(new SeededRandom(seed, spec.name() + " entropy"));
    this.plants = plants();
    SeededRandom rest = new SeededRandom(seed, spec.name() + " flash");
    flash = new SimNorFlash(clock, spec.sectors(), probe, rest);
    wallClock = new SimWallClock(clock, spec.startEpochS());
    process = new FirmwareProcess(world, clock, probe, boot());
    office.register(entry());
    supply = new BoardSupply(plants, spec.holdUpMs() * 1_000_000L, this::follow, this::follow);
    join();
  }

  /** The supply comes first: what it takes away stands behind it in the world's order. */
  private void join() {
    world.add(supply);
    plants.forEach(world::add);
    nfc.machines().forEach(world::add);
    process.run();
  }

  private List<Plant> plants() {
    List<Plant> built = new ArrayList<>();
    for (PlantModel model : spec.plants()) {
      SimProbe own = ConnectorProbe.of(built.size() + 1, probe);
      Plant plant = new Plant(clock, model, own, seed + built.size());
      FirstLevels.report(plant, own, clock.nowNanos());
      built.add(plant);
    }
    return List.copyOf(built);
  }

  /** Pulls the electronics' own mains and gives it back: RAM is lost, flash is not. */
  public void powerCycle() {
    powerOff();
    powerOn();
  }

  /** Takes the electronics' supply away, as its fuse does; nothing when it was away already. */
  public void powerOff() {
    fused = false;
    follow();
  }

  /** Puts the fuse in again; the firmware starts anew as soon as there are mains. */
  public void powerOn() {
    fused = true;
    follow();
  }

  /** Whether the electronics have supply: fuse and mains, or what is stored. */
  public boolean powered() {
    return powered;
  }

  /** Whether a process runs, standing still or not. */
  public boolean processLives() {
    return process.lives();
  }

  private void follow() {
    boolean now = fused && !supply.dead();
    if (now != powered) {
      powered = now;
      if (now) {
        start();
      } else {
        stop();
      }
    }
  }

  /**
   * The electronics are without supply. A write under way is torn, the contactor's coil drops, the
   * bolt stays where it is, and the pilot shows what its pull-up shows.
   */
  private void stop() {
    kill();
    flash.cutPower(FlashCut.Rest.RANDOM_BITS);
    for (Plant plant : plants) {
      plant.contactor().command(false);
      plant.pilot().drive(PilotOutput.STEADY_HIGH_PERMILLE);
      plant.lock().drive(LockMotor.Drive.OFF);
      plant.residual().supplyLost();
      plant.powered(false);
    }
    nfc.powerCycle(clock.nowNanos());
  }

  private void start() {
    plants.forEach(plant -> plant.powered(true));
    flash.powerOn();
    nfc.powerCycle(clock.nowNanos());
    process.run(boot());
  }

  /** The firmware's process dies; every line stays as it drove it last, and nothing is fed. */
  public void kill() {
    process.kill();
  }

  /** The process is started again on a board that kept its power. */
  public void restart() {
    kill();
    process.run(boot());
  }

  /** The whole process does not run for so long: both loops stand still, in ns. */
  public void stall(long nanos) {
    stallSafety(nanos);
    stallService(nanos);
  }

  /** The safety loop alone does not run for so long, in ns. */
  public void stallSafety(long nanos) {
    process.stallSafety(nanos);
  }

  /** The service loop alone does not run for so long, in ns. */
  public void stallService(long nanos) {
    process.stallService(nanos);
  }

  /**
   * Voltage of the whole site, in mV per phase: 0 is a black-out, which takes the charger along.
   */
  public void mainsMv(int mainsMv) {
    plants.forEach(plant -> plant.mainsMv(mainsMv));
  }

  /** False from the end of the stored energy in a black-out until mains are back. */
  public boolean supplied() {
    return !supply.dead();
  }

  /** Safety ticks since there is this board, each of one connector. */
  public long safetyTicks() {
    return process.safetyTicks();
  }

  /** Agreements on the curve that the charger has computed since there is this board. */
  public long agreements() {
    return entropy.draws(DhKey.BLIND_LENGTH);
  }

  /** The firmware that runs now. */
  public Charger charger() {
    return process.charger();
  }

  /** The plant of a connector, from 1. */
  public Plant plant(int evse) {
    return plants.get(evse - 1);
  }

  /** Where phones are held to. */
  public RadioField field() {
    return nfc.field();
  }

  /** What phones that read have in their own field when they are held to this charger. */
  public Picc antenna() {
    return nfc.antenna();
  }

  /** The journal's medium. */
  public SimNorFlash flash() {
    return flash;
  }

  /** The clock chip. */
  public SimWallClock wallClock() {
    return wallClock;
  }

  /** Conversations with wallets since the last start of the firmware. */
  public List<TapFigures> taps() {
    return Objects.requireNonNull(tapMeter).taps();
  }

  /** How phones and the office know this charger. */
  public ChargerEntry entry() {
    return BoardKeys.entry(identity);
  }

  private Charger boot() {
    TapListeners listeners = new TapListeners(this::meter, CardMeter.around(probe, spec));
    return new Charger(identity, spec.settings(identity, nfc.settings()), ports(), listeners);
  }

  private TapMeter meter(ApduDialogue dialogue) {
    TapMeter fresh = new TapMeter(around.apply(dialogue), probe, spec.computeNanos());
    tapMeter = fresh;
    return fresh;
  }

  private ChargerPorts ports() {
    List<ChargerPorts.Connector> all = PlantPorts.connectors(plants, spec.connector(), climate);
    return new ChargerPorts(nfc.link().get(), flash, wallClock, entropy, all);
  }
}
