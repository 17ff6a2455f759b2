package faraday.rig.scenario;

import faraday.firmware.session.SessionSettings;
import faraday.hal.sim.SimContactor;
import faraday.pilot.connector.ConnectorConfig;
import faraday.pilot.lock.LockConfig;
import faraday.pilot.lock.UnlockPolicy;
import faraday.pilot.supervision.ReclosePolicy;
import faraday.rig.bench.BoardSpec;
import faraday.rig.car.Cable;
import faraday.rig.car.CarLibrary;
import faraday.rig.car.CarModel;
import faraday.rig.car.CarTrait;
import faraday.rig.car.Hardware;
import faraday.rig.car.PlantModel;
import faraday.rig.circuit.CpParts;
import faraday.rig.circuit.InletParts;
import faraday.rig.circuit.SampledPilot;
import faraday.rig.scenario.format.Key;
import faraday.rig.scenario.format.Section;
import faraday.rig.scenario.format.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a scenario's board is made of: its keys, and the board made of them. */
record Fixture(Section board) {

  /** Cables by name. */
  static final Shape.Word CABLES = Shape.Word.of("13A", "20A", "32A", "63A");

  private static final long KIB_PER_SECTOR = 4;
  private static final Shape.Word CIRCUITS = Shape.Word.spoken(PlantModel.PilotModel.class);
  private static final CarLibrary[] CARS_BY_NAME = CarLibrary.values();
  private static final Shape.Word CARS =
      Shape.Word.of(Arrays.stream(CARS_BY_NAME).map(CarLibrary::key).toArray(String[]::new));
  private static final PlantModel.PilotModel[] CIRCUIT = PlantModel.PilotModel.values();
  private static final Shape.Word UNLOCK = Shape.Word.spoken(UnlockPolicy.class);
  private static final Shape.Word COUNTRY = Shape.Word.of("DE", "GB", "FR", "DK", "CH");
  private static final double PER_THOUSAND = 1000;

  /** Nobody asks a charger's own cable for its code. */
  private static final int NO_CODE_OHM = 1_000_000;

  /** The keys of {@code board}. */
  static Shape.Group shape() {
    List<Key> keys = new ArrayList<>(made());
    keys.addAll(setUp());
    return new Shape.Group(keys);
  }

  private static List<Key> made() {
    return List.of(
        Key.optional("connectors", new Shape.Whole(1, 2), "alike but for their noise, 1"),
        Key.optional("tickMs", new Shape.Whole(1, 10), "safety tick, default 5"),
        Key.optional("siteLimitMa", new Shape.Whole(0, 80_000), "default 32000"),
        Key.optional("ventilated", new Shape.Flag(), "default false"),
        Key.optional("circuit", CIRCUITS, "pilot circuit, default plateau"),
        Key.optional("cable", CABLES, "which `given` plugs in, default 32A"),
        Key.optional(
            "tetheredMa",
            new Shape.Whole(6_000, 80_000),
            "a cable of its own carries this; no lock"),
        Key.optional("car", carShape(), "default: three phases, 16 A, good manners"),
        Key.optional("pilot", pilotShape(), "tolerances of the pilot circuit"),
        Key.optional("contactor", contactorShape(), "times of the contactor"),
        Key.optional("lockTravelMs", new Shape.Whole(1, 10_000), "end to end, default 400"));
  }

  private static List<Key> setUp() {
    return List.of(
        Key.optional(
            "unlock", UNLOCK, "held cable pulled at the car: the safety loop's own rule, byUser"),
        Key.optional("country", COUNTRY, "closing again after a residual trip, default DE"),
        Key.optional("holdUpMs", new Shape.Whole(0, 60_000), "electronics in a black-out"),
        Key.optional("meterPeriodMs", new Shape.Whole(1, 10_000), "a reading, default 1000"),
        Key.optional("journalKib", new Shape.Whole(64, 16_384), "the journal's flash, 256"),
        Key.optional("registerMwh", new Shape.Whole(0, 1_000_000_000_000L), "at first, 0"),
        Key.optional("sessionMaxS", new Shape.Whole(1, 604_800), "default 43200: 12 h"),
        Key.optional("end", EndKeys.shape(), "what the operator set for ends"),
        Key.optional(
            "simplifiedLimitMa",
            new Shape.Whole(0, 80_000),
            "offered at most to a car that has shown no B, default no limit"),
        Key.optional("resume", new Shape.Flag(), "sessions go on after a power cut, true"),
        Key.optional("cards", new Shape.Flag(), "free, and one card by UID is listed, false"));
  }

  private static Shape.Group carShape() {
    List<Key> keys = new ArrayList<>();
    keys.add(Key.optional("model", CARS, "by name; the keys below override, default standard"));
    for (CarTrait trait : CarTrait.values()) {
      keys.add(Key.optional(trait.key(), shape(trait), "default " + trait.standard()));
    }
    return new Shape.Group(keys);
  }

  private static Shape shape(CarTrait trait) {
    return new Shape.Whole(trait.least(), trait.most());
  }

  private static Shape.Group pilotShape() {
    return new Shape.Group(
        List.of(
            Key.optional("sourceHighMv", new Shape.Whole(1_000, 15_000), "default 12000"),
            Key.optional("sourceLowMv", new Shape.Whole(-15_000, -1_000), "default -12000"),
            Key.optional("r1Ohm", new Shape.Whole(100, 10_000), "default 1000"),
            Key.optional("sourcePf", new Shape.Whole(1, 100_000), "default 1000"),
            Key.optional("r2Ohm", new Shape.Whole(10, 100_000), "default 2740"),
            Key.optional("r3ReadyOhm", new Shape.Whole(10, 100_000), "default 1300"),
            Key.optional("r3VentilationOhm", new Shape.Whole(10, 100_000), "default 270"),
            Key.optional("diodeMv", new Shape.Whole(0, 2_000), "default 700"),
            Key.optional("inletPf", new Shape.Whole(0, 100_000), "default 2000"),
            Key.optional("noiseMv", new Shape.Whole(0, 1_000), "per-sample circuit, 30"),
            Key.optional("noisePermille", new Shape.Whole(0, 100), "of each sample's value, 0"),
            Key.optional("rippleMv", new Shape.Whole(0, 1_000), "of a power-line modem, 0"),
            Key.optional("rippleHz", new Shape.Whole(1, 200_000), "default 63000"),
            Key.optional("wildOneIn", new Shape.Whole(0, 1_000_000), "wild samples, 0: none")));
  }

  private static Shape.Group contactorShape() {
    return new Shape.Group(
        List.of(
            Key.optional("holdMs", new Shape.Whole(1, 10_000), "of one feed, default 60"),
            Key.optional("pullInMs", new Shape.Whole(0, 10_000), "default 25"),
            Key.optional("releaseMs", new Shape.Whole(0, 10_000), "default 15")));
  }

  /** A cable by its place in {@link #CABLES}. */
  static Cable cable(int index) {
    return switch (index) {
      case 0 -> Cable.of13A();
      case 1 -> Cable.of20A();
      case 2 -> Cable.of32A();
      default -> Cable.of63A();
    };
  }

  /** The cable that {@code given} plugs in. */
  Cable cable() {
    if (board.has("tetheredMa")) {
      return new Cable(NO_CODE_OHM, (int) board.whole("tetheredMa"));
    }
    return cable(CABLES.words().indexOf(board.text("cable", "32A")));
  }

  /** The circuit the scenario asks for. */
  PlantModel.PilotModel circuit() {
    String word = board.text("circuit", "plateau");
    return CIRCUIT[CIRCUITS.words().indexOf(word)];
  }

  /** What the installation carries, in mA. */
  int siteLimitMa() {
    return (int) board.whole("siteLimitMa", ConnectorConfig.standard().siteLimitMa());
  }

  /** The board at a corner, seen through a circuit. */
  BoardSpec spec(Corner corner, PlantModel.PilotModel circuit) {
    PlantModel plant = corner.apply(plant()).with(circuit);
    PlantModel[] plants = new PlantModel[(int) board.whole("connectors", 1)];
    Arrays.fill(plants, plant);
    BoardSpec usual = BoardSpec.of("scenario", plants);
    BoardSpec place = board.flag("cards") ? usual.withCards(CardStimuli.LIST) : usual;
    return place
        .with(corner.apply(config()), session())
        .withSectors(
            (int) board.whole("journalKib", usual.sectors() * KIB_PER_SECTOR)
                / (int) KIB_PER_SECTOR)
        .withHoldUpMs((int) board.whole("holdUpMs", usual.holdUpMs()))
        .withSessionMaxS(board.whole("sessionMaxS", usual.sessionMaxS()));
  }

  /** The safety tick at a corner, in ms. */
  int tickMs(Corner corner) {
    return corner.apply(config()).periodMs();
  }

  private ConnectorConfig config() {
    ConnectorConfig standard = ConnectorConfig.standard();
    ConnectorConfig config =
        standard
            .withSiteLimitMa(siteLimitMa())
            .withPeriodMs((int) board.whole("tickMs", standard.periodMs()))
            .withLock(lock(standard.lock()))
            .withSupervision(
                standard.supervision().withReclose(ReclosePolicy.of(board.text("country", "DE"))))
            .withVehicles(
                standard
                    .vehicles()
                    .withSimplifiedLimitMa((int) board.whole("simplifiedLimitMa", 80_000)));
    return board.flag("ventilated") ? config.withVentilation() : config;
  }

  private LockConfig lock(LockConfig standard) {
    LockConfig lock = standard.with(unlock());
    return board.has("tetheredMa") ? lock.withCable((int) board.whole("tetheredMa")) : lock;
  }

  private UnlockPolicy unlock() {
    boolean automatic = board.text("unlock", "byUser").equals("automatic");
    return automatic ? UnlockPolicy.AUTOMATIC : UnlockPolicy.BY_USER;
  }

  private SessionSettings session() {
    SessionSettings usual = SessionSettings.standard();
    return new SessionSettings(
        usual.phases(),
        usual.phaseVoltageV(),
        usual.plugTimeoutS(),
        usual.tapTimeoutS(),
        usual.meterIntervalS(),
        usual.meterStepMwh(),
        usual.unrecordedAfterS(),
        !board.has("resume") || board.flag("resume"),
        usual.resumeOutageLimitS(),
        EndKeys.policy(board.sectionOrEmpty("end"), usual.end()),
        usual.trust());
  }

  private PlantModel plant() {
    Section pilot = board.sectionOrEmpty("pilot");
    PlantModel usual = PlantModel.standard();
    return usual
        .with(source(pilot), inlet(pilot))
        .with(converter(pilot, usual.pilot().converter()))
        .with(car(board.sectionOrEmpty("car")))
        .with(hardware(usual.hardware()))
        .withMeter(
            board.whole("registerMwh", 0),
            (int) board.whole("meterPeriodMs", usual.metering().periodMs()));
  }

  private static SampledPilot.Converter converter(Section pilot, SampledPilot.Converter usual) {
    return new SampledPilot.Converter(
        usual.rateHz(),
        (int) pilot.whole("noiseMv", usual.noiseMv()),
        (int) pilot.whole("noisePermille", usual.noisePermille()),
        (int) pilot.whole("wildOneIn", usual.wildOneIn()),
        (int) pilot.whole("rippleMv", usual.rippleMv()),
        (int) pilot.whole("rippleHz", usual.rippleHz()));
  }

  private Hardware hardware(Hardware usual) {
    Section contactor = board.sectionOrEmpty("contactor");
    SimContactor.Timing timing = usual.contactor();
    return usual
        .with(
            new SimContactor.Timing(
                (int) contactor.whole("holdMs", timing.holdMs()),
                (int) contactor.whole("pullInMs", timing.pullInMs()),
                (int) contactor.whole("releaseMs", timing.releaseMs()),
                timing.bounceMs()))
        .with((int) board.whole("lockTravelMs", usual.lockTravelMs()), usual.store());
  }

  private static CpParts source(Section pilot) {
    return new CpParts(
        pilot.whole("sourceHighMv", 12_000) / PER_THOUSAND,
        pilot.whole("sourceLowMv", -12_000) / PER_THOUSAND,
        (double) pilot.whole("r1Ohm", 1_000),
        pilot.whole("sourcePf", 1_000) / PER_THOUSAND);
  }

  private static InletParts inlet(Section pilot) {
    return new InletParts(
        (double) pilot.whole("r2Ohm", 2_740),
        (double) pilot.whole("r3ReadyOhm", 1_300),
        (double) pilot.whole("r3VentilationOhm", 270),
        pilot.whole("diodeMv", 700) / PER_THOUSAND,
        pilot.whole("inletPf", 2_000) / PER_THOUSAND);
  }

  private static CarModel car(Section car) {
    CarModel model = CARS_BY_NAME[CARS.words().indexOf(car.text("model", "standard"))].model();
    for (CarTrait trait : CarTrait.values()) {
      if (car.has(trait.key())) {
        model = model.with(trait, (int) car.whole(trait.key(), trait.standard()));
      }
    }
    return model;
  }

  /** What no single key can tell to be impossible; the message, or empty. */
  static String impossible(Section board) {
    try {
      new Fixture(board).plant();
      return "";
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
