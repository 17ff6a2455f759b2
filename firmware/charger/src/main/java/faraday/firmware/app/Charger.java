package faraday.firmware.app;

import faraday.firmware.access.AccessDesk;
import faraday.firmware.access.FreeStart;
import faraday.firmware.access.ScheduleReader;
import faraday.firmware.access.SettingsStore;
import faraday.firmware.access.UidDesk;
import faraday.firmware.clock.ChargerClock;
import faraday.firmware.courier.Intake;
import faraday.firmware.courier.ItemDesk;
import faraday.firmware.courier.TrustStore;
import faraday.firmware.journal.Journal;
import faraday.firmware.session.BootRecovery;
import faraday.firmware.session.ConnectorView;
import faraday.firmware.session.Reclaimer;
import faraday.firmware.session.RecordBook;
import faraday.firmware.session.SessionCommandPort;
import faraday.firmware.session.SessionMachine;
import faraday.firmware.session.SiteRules;
import faraday.firmware.session.TapTestFault;
import faraday.firmware.tap.ClosedDesk;
import faraday.firmware.tap.OnlineChallenges;
import faraday.firmware.tap.TapDesk;
import faraday.firmware.wire.crypto.Entropy;
import faraday.firmware.wire.item.KeyRole;
import faraday.hal.Ticked;
import faraday.nfc.card.TargetRole;
import faraday.nfc.chip.Pn532;
import faraday.nfc.reader.ReaderRole;
import faraday.nfc.slot.RoleSlots;
import faraday.pilot.connector.ConnectorSafety;
import java.util.ArrayList;
import java.util.List;

/**
 * One charger from its ports up. Owns every machine; whoever runs it ticks {@link #safetyLoop} and
 * {@link #serviceLoop}, on two threads on a board, on one in the rig.
 */
public final class Charger {

  private final List<ConnectorSafety> connectors = new ArrayList<>();
  private final List<SessionMachine> sessions = new ArrayList<>();
  private final Journal journal;
  private final RecordBook book;
  private final BootRecovery recovery;
  private final Pn532 chip;
  private final ReaderRole reader;
  private final TargetRole target;
  private final RoleSlots slots;
  private final SafetyLoop safetyLoop;
  private final ServiceLoop serviceLoop;
  private final AccessDesk desk;
  private final TapTestFault tapFault;
  private final UidDesk cards;
  private final ItemDesk items;

  /** A charger at power-on, contactors open. */
  public Charger(ChargerIdentity identity, ChargerSettings settings, ChargerPorts ports) {
    this(identity, settings, ports, TapListeners.NONE);
  }

  /**
   * A charger whose conversation with phones passes through something else, as a rig that models
   * computing time or listens.
   */
  public Charger(
      ChargerIdentity identity,
      ChargerSettings settings,
      ChargerPorts ports,
      TapListeners listeners) {
    Entropy entropy = ports.random()::nextBytes;
    ChargerClock clock =
        new ChargerClock(ports.clock(), settings.clockSet(), settings.buildEpochS());
    journal = new Journal(ports.flash(), settings.journal());
    book = new RecordBook(journal, clock, identity.chargerId(), identity.sign(), identity.ack());
    items = items(identity, clock, entropy);
    for (ChargerPorts.Connector connector : ports.connectors()) {
      addConnector(connector, settings, items.profile());
    }
    ScheduleReader schedules = new ScheduleReader(settings.session());
    recovery = new BootRecovery(journal, book, clock, settings.session(), sessions, schedules::of);
    desk =
        new AccessDesk(
            settings.access(),
            clock,
            book,
            sessions,
            new SessionCommandPort(sessions, schedules::of),
            entropy,
            items,
            new Intake(identity.chargerId(), identity.dh(), entropy, items, book));
    NfcSettings nfc = settings.nfc();
    boolean tested = TapSelfTest.passesAt(desk);
    tapFault = new TapTestFault(book, sessions.size(), !tested);
    TapDesk open = tested ? desk : new ClosedDesk(desk);
    TapApplications taps = new TapApplications(identity, entropy, open, nfc.tag());
    chip = new Pn532(ports.nfc(), nfc.chip());
    cards = desk.uidDesk(settings.cards());
    reader = new ReaderRole(chip, listeners.reader().apply(taps.reader(cards)), nfc.reader());
    target = new TargetRole(chip, listeners.card().apply(taps.card()), nfc.target());
    slots = new RoleSlots(reader, target, nfc.slots());
    safetyLoop = new SafetyLoop(connectors.toArray(ConnectorSafety[]::new));
    serviceLoop = new ServiceLoop(machines());
  }

  /** The loop that may never wait, period 5 ms. */
  public SafetyLoop safetyLoop() {
    return safetyLoop;
  }

  /** The loop that may take milliseconds. */
  public ServiceLoop serviceLoop() {
    return serviceLoop;
  }

  /** The safety machines, in the order of connector numbers. */
  public List<ConnectorSafety> connectors() {
    return List.copyOf(connectors);
  }

  /** The sessions, in the order of connector numbers. */
  public List<SessionMachine> sessions() {
    return List.copyOf(sessions);
  }

  /** The button of a connector, where a place is free to all (E31). */
  public FreeStart freeStart() {
    return desk.freeStart();
  }

  /** Who decides about cards known by their UID, for a display. */
  public UidDesk cards() {
    return cards;
  }

  /** The local settings. */
  public SettingsStore settings() {
    return desk.settings();
  }

  /** What the server decided meanwhile. */
  public ItemDesk items() {
    return items;
  }

  /** The record book. */
  public RecordBook book() {
    return book;
  }

  /** The journal. */
  public Journal journal() {
    return journal;
  }

  /** The reader role, for its counters. */
  public ReaderRole reader() {
    return reader;
  }

  /** The target role, for its counters. */
  public TargetRole target() {
    return target;
  }

  /** True while the NFC chip is a reader, false while it is a card. */
  public boolean reading() {
    return slots.reading();
  }

  /** The NFC chip's driver, for its counters. */
  public Pn532 chip() {
    return chip;
  }

  /** True once the journal is read and phones are served. */
  public boolean ready() {
    return recovery.done();
  }

  private ItemDesk items(ChargerIdentity identity, ChargerClock clock, Entropy entropy) {
    TrustStore trust = new TrustStore(clock, identity.trusted());
    book.ackKeys(named -> trust.named(KeyRole.ACK, named));
    return new ItemDesk(
        identity.chargerId(),
        identity.siteId(),
        book,
        clock,
        trust,
        new OnlineChallenges(),
        entropy);
  }

  private void addConnector(
      ChargerPorts.Connector connector, ChargerSettings settings, SiteRules rules) {
    ConnectorSafety safety = new ConnectorSafety(connector.config(), connector.ports());
    connectors.add(safety);
    ConnectorView view =
        new ConnectorView(
            connectors.size(),
            safety,
            connector.meter(),
            connector.climate(),
            connector.config().siteLimitMa(),
            rules);
    sessions.add(new SessionMachine(view, book, settings.session()));
  }

  /** Journal first, so that what became durable is seen in the same round; phones last. */
  private Ticked[] machines() {
    List<Ticked> machines = new ArrayList<>();
    machines.add(journal);
    machines.add(recovery);
    machines.add(tapFault);
    machines.addAll(sessions);
    machines.add(new WhenReady(recovery, slots));
    machines.add(new Reclaimer(journal, book));
    return machines.toArray(Ticked[]::new);
  }

  /** Phones are served once the past is known. */
  private record WhenReady(BootRecovery recovery, Ticked machine) implements Ticked {
    @Override
    public void tick(long nowNanos) {
      if (recovery.done()) {
        machine.tick(nowNanos);
      }
    }

    @Override
    public long nextDeadlineNanos() {
      return recovery.done() ? machine.nextDeadlineNanos() : NEVER;
    }
  }
}
