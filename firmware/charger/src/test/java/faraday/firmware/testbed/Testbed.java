package faraday.firmware.testbed;

import faraday.firmware.access.AccessDesk;
import faraday.firmware.access.AccessSettings;
import faraday.firmware.access.ScheduleReader;
import faraday.firmware.clock.ChargerClock;
import faraday.firmware.courier.Intake;
import faraday.firmware.courier.ItemDesk;
import faraday.firmware.courier.TrustStore;
import faraday.firmware.journal.Journal;
import faraday.firmware.journal.JournalImage;
import faraday.firmware.journal.JournalRecord;
import faraday.firmware.journal.JournalSettings;
import faraday.firmware.journal.RecordType;
import faraday.firmware.session.BootRecovery;
import faraday.firmware.session.CommandPort;
import faraday.firmware.session.ConnectorView;
import faraday.firmware.session.Reclaimer;
import faraday.firmware.session.RecordBook;
import faraday.firmware.session.SessionCommandPort;
import faraday.firmware.session.SessionMachine;
import faraday.firmware.session.SessionPhase;
import faraday.firmware.session.SessionSettings;
import faraday.firmware.session.SiteRules;
import faraday.firmware.tap.OnlineChallenges;
import faraday.firmware.wire.AuthSetting;
import faraday.firmware.wire.Hours;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Tariff;
import faraday.firmware.wire.crypto.Entropy;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.crypto.SigningKey;
import faraday.firmware.wire.item.KeyRole;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.SampleTap;
import faraday.firmware.wire.peer.SampleToken;
import faraday.hal.sim.FlashCut;
import faraday.hal.sim.FlashFaults;
import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimClimate;
import faraday.hal.sim.SimNorFlash;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.SimWallClock;
import faraday.hal.sim.VirtualClock;
import faraday.pilot.connector.ConnectorConfig;
import faraday.pilot.connector.ConnectorSafety;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * Sessions, journal and access of a charger in virtual time, without NFC: a test stands where the
 * tap protocol stands. The hardware and the flash outlive {@link #powerOff}.
 */
public final class Testbed {

  /** One second. */
  public static final long S = 1_000_000_000L;

  /** One millisecond. */
  public static final long MS = 1_000_000L;

  /** What signs records. */
  public static final SigningKey SIGN = SigningKey.of(DemoKeys.scalar("charger sign"));

  /** What signs acknowledgements. */
  public static final SigningKey ACK = SigningKey.of(DemoKeys.scalar("server ack"));

  /** Signs key sets. */
  public static final SigningKey ROOT = SigningKey.of(DemoKeys.scalar("root"));

  private static final Entropy ENTROPY = new SeededRandom(3, "testbed items")::nextBytes;

  /** This charger. */
  public static final Id8 CHARGER_ID = Id8.of(SampleToken.CHARGER_ID);

  /** Its site. */
  public static final Id8 SITE_ID = Id8.of(SampleToken.SITE_ID);

  /** What {@link SampleToken} was made for. */
  public static final Tariff TARIFF = new Tariff(150, 45, 978);

  private final VirtualClock clock = new VirtualClock();
  private final SimNorFlash flash;
  private final SimWallClock wallClock = new SimWallClock(clock, SampleToken.NOON_S);
  private final SimClimate climate = new SimClimate();
  private final List<ConnectorBench> benches = new ArrayList<>();
  private final List<String> edges = new ArrayList<>();
  private final SessionSettings settings;
  private AccessSettings access =
      new AccessSettings(
          CHARGER_ID,
          SITE_ID,
          TARIFF,
          Hours.ALWAYS,
          ZoneOffset.UTC,
          AuthSetting.PUBLIC_SHARED,
          12 * 3600,
          5,
          AccessSettings.BoundedCaps.STANDARD);
  private boolean clockSet = true;
  private int configured;
  private UnaryOperator<CommandPort> around = port -> port;
  private Running running;

  /** The firmware of one boot. */
  private record Running(
      ChargerClock clock,
      Journal journal,
      RecordBook book,
      List<ConnectorSafety> safeties,
      List<SessionMachine> sessions,
      BootRecovery recovery,
      AccessDesk desk,
      ItemDesk items,
      Reclaimer reclaimer) {}

  /** A charger with so many connectors and sectors, powered. */
  public Testbed(int connectors, int sectors, SessionSettings settings) {
    this.settings = settings;
    flash = new SimNorFlash(clock, sectors, probe(), new SeededRandom(1, "testbed"));
    for (int i = 0; i < connectors; i++) {
      benches.add(new ConnectorBench(clock, 5_000_000L * (i + 1), probe()));
    }
    configured = connectors;
    running = boot();
  }

  /** One connector, 64 sectors, standard settings, up and well. */
  public static Testbed ready() {
    return new Testbed(1, 64, SessionSettings.standard()).booted();
  }

  /** Off and on again, and up. */
  public Testbed powerCycled() {
    powerOff();
    return powerOn(1).booted();
  }

  /** Runs until self-test and recovery are over. */
  public Testbed booted() {
    must(() -> running.recovery().done() && session().healthy(), 5, "boot");
    return run(2 * S);
  }

  /** Other rules of the place, from the next boot on. */
  public Testbed with(AccessSettings newAccess) {
    access = newAccess;
    return this;
  }

  /** What stands between who decides and who charges, from the next boot on. */
  public Testbed between(UnaryOperator<CommandPort> line) {
    around = line;
    return this;
  }

  /** Whether the clock chip was ever set from signed time, from the next boot on. */
  public Testbed clockSet(boolean set) {
    clockSet = set;
    return this;
  }

  /** Only so many connectors are configured, from the next boot on. */
  public Testbed configured(int connectors) {
    configured = connectors;
    return this;
  }

  /** Takes the electronics' supply away: coils drop, RAM is gone, the bolt stays. */
  public void powerOff() {
    flash.cutPower(FlashCut.Rest.RANDOM_BITS);
    for (ConnectorBench bench : benches) {
      bench.contactor().command(false);
      bench.drive(1000);
    }
    long until = clock.nowNanos() + 100 * MS;
    clock.advanceTo(until);
    benches.forEach(ConnectorBench::tick);
  }

  /** Gives it back after so long an outage. */
  public Testbed powerOn(long outageS) {
    flash.powerOn();
    return powerOnWithoutFlash(outageS);
  }

  /** The same, but the medium does not answer any more. */
  public Testbed powerOnWithoutFlash(long outageS) {
    clock.advanceTo(clock.nowNanos() + outageS * S);
    benches.forEach(ConnectorBench::tick);
    running = boot();
    return this;
  }

  private Running boot() {
    ChargerClock chargerClock = new ChargerClock(wallClock, clockSet, SampleToken.NOON_S - 86_400);
    Journal journal = new Journal(flash, JournalSettings.standard(benches.size()));
    RecordBook book = new RecordBook(journal, chargerClock, CHARGER_ID, SIGN, ACK.publicKey());
    ItemDesk items = items(book, chargerClock);
    List<ConnectorSafety> safeties = new ArrayList<>();
    List<SessionMachine> sessions = new ArrayList<>();
    for (ConnectorBench bench : benches.subList(0, configured)) {
      ConnectorView view = view(bench, safeties.size() + 1, items.profile());
      safeties.add(view.safety());
      sessions.add(new SessionMachine(view, book, settings));
    }
    ScheduleReader schedules = new ScheduleReader(settings);
    BootRecovery recovery =
        new BootRecovery(journal, book, chargerClock, settings, sessions, schedules::of);
    AccessDesk desk =
        new AccessDesk(
            access,
            chargerClock,
            book,
            sessions,
            around.apply(new SessionCommandPort(sessions, schedules::of)),
            new SeededRandom(2, "testbed entropy")::nextBytes,
            items,
            new Intake(CHARGER_ID, SampleTap.CHARGER, ENTROPY, items, book));
    Reclaimer reclaimer = new Reclaimer(journal, book);
    return new Running(
        chargerClock, journal, book, safeties, sessions, recovery, desk, items, reclaimer);
  }

  private static ItemDesk items(RecordBook book, ChargerClock chargerClock) {
    Map<KeyRole, P256PublicKey> keys =
        Map.of(
            KeyRole.ROOT,
            ROOT.publicKey(),
            KeyRole.ISSUER,
            SampleToken.ISSUER.publicKey(),
            KeyRole.ACK,
            ACK.publicKey(),
            KeyRole.SEAL,
            SigningKey.of(DemoKeys.scalar("server seal")).publicKey());
    TrustStore trust = new TrustStore(chargerClock, keys);
    book.ackKeys(named -> trust.named(KeyRole.ACK, named));
    OnlineChallenges challenges = new OnlineChallenges();
    return new ItemDesk(CHARGER_ID, SITE_ID, book, chargerClock, trust, challenges, ENTROPY);
  }

  private ConnectorView view(ConnectorBench bench, int evse, SiteRules rules) {
    ConnectorConfig config = ConnectorConfig.standard();
    ConnectorSafety safety = new ConnectorSafety(config, bench.ports());
    return new ConnectorView(evse, safety, bench.asRead(), climate, config.siteLimitMa(), rules);
  }

  /** Lets the world run. */
  public Testbed run(long nanos) {
    long endNanos = clock.nowNanos() + nanos;
    while (clock.nowNanos() < endNanos) {
      step(endNanos);
    }
    return this;
  }

  /** Runs until something holds, and insists that it does. */
  public Testbed must(BooleanSupplier holds, long limitS, String what) {
    if (!runUntil(holds, limitS * S)) {
      throw new AssertionError(
          what
              + " did not happen within "
              + limitS
              + " s; session "
              + session().phase()
              + ", fault "
              + session().status().fault()
              + "\n"
              + edges);
    }
    return this;
  }

  /** Runs until something holds, or a time has passed. */
  public boolean runUntil(BooleanSupplier holds, long limitNanos) {
    long endNanos = clock.nowNanos() + limitNanos;
    while (!holds.getAsBoolean()) {
      if (clock.nowNanos() >= endNanos) {
        return false;
      }
      step(endNanos);
    }
    return true;
  }

  /** Runs until the first connector's session is there. */
  public Testbed until(SessionPhase phase, long limitS) {
    return must(() -> session().phase() == phase, limitS, phase.toString());
  }

  private void step(long latestNanos) {
    long dueNanos = Math.min(latestNanos, clock.nowNanos() + 10 * MS);
    dueNanos = Math.min(dueNanos, running.journal().nextDeadlineNanos());
    for (ConnectorSafety safety : running.safeties()) {
      dueNanos = Math.min(dueNanos, safety.nextDeadlineNanos());
    }
    for (ConnectorBench bench : benches) {
      dueNanos = Math.min(dueNanos, bench.nextDeadlineNanos());
    }
    clock.advanceTo(Math.max(clock.nowNanos() + 100_000, dueNanos));
    tick();
  }

  /** Time passes for hardware and safety loop alone: the service loop is stuck. */
  public Testbed stallService(long nanos) {
    long endNanos = clock.nowNanos() + nanos;
    while (clock.nowNanos() < endNanos) {
      clock.advanceTo(clock.nowNanos() + MS);
      benches.forEach(ConnectorBench::tick);
      running.safeties().forEach(safety -> safety.tick(clock.nowNanos()));
    }
    return this;
  }

  /** One round of everything without time passing. */
  public void tick() {
    long nowNanos = clock.nowNanos();
    benches.forEach(ConnectorBench::tick);
    running.safeties().forEach(safety -> safety.tick(nowNanos));
    running.journal().tick(nowNanos);
    running.recovery().tick(nowNanos);
    running.sessions().forEach(session -> session.tick(nowNanos));
    running.reclaimer().tick(nowNanos);
  }

  /** From now on every write to the journal's medium fails. */
  public void breakFlash() {
    flash.inject((erase, address, operation) -> FlashFaults.Outcome.FAILED);
  }

  /** From now on the chip hangs at the next write. */
  public void hangFlash() {
    flash.inject((erase, address, operation) -> FlashFaults.Outcome.HANGS);
  }

  /** The medium is well again. */
  public void mendFlash() {
    flash.inject(FlashFaults.NONE);
  }

  /** Every committed record, read from the chip itself. */
  public List<JournalRecord> records() {
    List<JournalRecord> found = new ArrayList<>();
    JournalImage.of(flash.image()).replay(found::add);
    return found;
  }

  /** Types of all committed records but BOOT, oldest first. */
  public List<RecordType> types() {
    return records().stream()
        .map(JournalRecord::type)
        .filter(type -> type != RecordType.BOOT)
        .toList();
  }

  /** The newest record of a type. */
  public JournalRecord last(RecordType type) {
    return records().stream()
        .filter(found -> found.type() == type)
        .reduce((older, newer) -> newer)
        .orElseThrow(() -> new AssertionError("no " + type + " on flash: " + types()));
  }

  /** Levels seen at contactor and lock so far, as {@code signal value}. */
  public List<String> edges() {
    return List.copyOf(edges);
  }

  /** Forgets the edges so far. */
  public void forgetEdges() {
    edges.clear();
  }

  /** Virtual time. */
  public long nowNanos() {
    return clock.nowNanos();
  }

  /** The clock of the world. */
  public VirtualClock clock() {
    return clock;
  }

  /** The clock chip. */
  public SimWallClock wallClock() {
    return wallClock;
  }

  /** Inside the enclosure. */
  public SimClimate climate() {
    return climate;
  }

  /** The medium. */
  public SimNorFlash flash() {
    return flash;
  }

  /** The first connector's hardware. */
  public ConnectorBench bench() {
    return benches.get(0);
  }

  /** A connector's hardware, from 1. */
  public ConnectorBench bench(int evse) {
    return benches.get(evse - 1);
  }

  /** The first connector's session. */
  public SessionMachine session() {
    return session(1);
  }

  /** A connector's session, from 1. */
  public SessionMachine session(int evse) {
    return running.sessions().get(evse - 1);
  }

  /** Orders and status of the first connector. */
  public ConnectorSafety safety() {
    return running.safeties().get(0);
  }

  /** The record book of this boot. */
  public RecordBook book() {
    return running.book();
  }

  /** The journal of this boot. */
  public Journal journal() {
    return running.journal();
  }

  /** What the charger knows of time. */
  public ChargerClock chargerClock() {
    return running.clock();
  }

  /** Where taps are decided. */
  public AccessDesk desk() {
    return running.desk();
  }

  /** Whether the past is known. */
  public ItemDesk items() {
    return running.items();
  }

  /** The start's look into the past. */
  public BootRecovery recovery() {
    return running.recovery();
  }

  /** Rules of the place. */
  public AccessSettings access() {
    return access;
  }

  private SimProbe probe() {
    return new SimProbe() {
      @Override
      public void level(long nowNanos, String signal, long value) {
        if (signal.startsWith("contactor.main") || signal.startsWith("lock.bolt")) {
          edges.add(signal + " " + value);
        }
      }

      @Override
      public void bytes(long nowNanos, String signal, byte[] data, int offset, int count) {}
    };
  }
}
