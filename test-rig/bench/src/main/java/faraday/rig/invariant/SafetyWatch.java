package faraday.rig.invariant;

import faraday.hal.Ticked;
import faraday.hal.sim.SimProbe;
import faraday.rig.bench.VirtualBoard;
import faraday.rig.codec.SessionRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every step of the world whether the charger is safe ({@link Invariant}). It knows wires
 * only: main contacts, bolt, the car's switch, the pilot, and what is on flash. Stands between the
 * world's parts and their trace, and is ticked with them.
 */
public final class SafetyWatch implements SimProbe, Ticked {

  private static final int BREACHES_MAX = 20;
  private static final long SAME_FAULT_QUIET_S = 3600;

  /** Where a signal leads; {@code wire} is null for one that nobody here looks at. */
  private record Slot(int evse, @Nullable Wire wire) {}

  private final SimProbe next;
  private final List<Breach> breaches = new ArrayList<>();
  private final Map<String, Slot> slots = new HashMap<>();
  private final List<ConnectorInvariants> connectors = new ArrayList<>();
  private final List<WireListener> listeners = new ArrayList<>();
  private final List<Consumer<String>> byteListeners = new ArrayList<>();
  private final Facts facts = new Facts();
  private Supplier<List<String>> sealedTwice = List::of;
  private Supplier<List<String>> strangers = List::of;
  private @Nullable VirtualBoard board;
  private boolean mediumDead;
  private boolean mediumPowered = true;
  private boolean written;
  private long steps;

  /** A watch in front of another probe. */
  public SafetyWatch(SimProbe next) {
    this.next = next;
  }

  /** The board whose flash counts, with this many connectors. */
  public void watch(VirtualBoard watched, int howMany) {
    board = watched;
    connector(howMany);
  }

  /** Adds somebody who is told of every change of a wire. */
  public void listen(WireListener listener) {
    listeners.add(listener);
  }

  /** Adds somebody who is told the signal of all bytes that pass anywhere. */
  public void listenToBytes(Consumer<String> listener) {
    byteListeners.add(listener);
  }

  /** Who is asked at the end what was sealed twice. */
  public void sealedTwice(Supplier<List<String>> asked) {
    sealedTwice = asked;
  }

  /** Who is asked at the end what phones without a right have written. */
  public void writtenByStrangers(Supplier<List<String>> asked) {
    strangers = asked;
  }

  /** Main contacts of all connectors may be welded from now on. */
  public void allowWeld() {
    connectors.forEach(connector -> connector.circumstances.contactsBroken(true));
  }

  /** The journal's medium is broken on purpose. */
  public void allowDeadMedium(boolean dead) {
    mediumDead = dead;
  }

  /** A plug was pulled. */
  public void pulled(int evse, long nowNanos) {
    ConnectorInvariants connector = connector(evse);
    connector.circumstances.pull(nowNanos);
    connector.circumstancesChanged(nowNanos);
  }

  /** A plug is in. */
  public void plugged(int evse) {
    connector(evse).circumstances.plug();
  }

  /** What the world does to a connector; call {@link #circumstancesChanged} behind a change. */
  public Circumstances circumstances(int evse) {
    return connector(evse).circumstances;
  }

  /** Circumstances have changed now. */
  public void circumstancesChanged(int evse, long nowNanos) {
    connector(evse).circumstancesChanged(nowNanos);
  }

  /** The wires of a connector. */
  public Wires wires(int evse) {
    return connector(evse).wires;
  }

  /** What did not hold, the first {@value #BREACHES_MAX}. */
  public List<Breach> breaches() {
    return List.copyOf(breaches);
  }

  /** The same in words. */
  public List<String> violations() {
    return breaches.stream().map(Breach::toString).toList();
  }

  /** How often main contacts closed, all connectors together. */
  public int closings() {
    return connectors.stream().mapToInt(ConnectorInvariants::closings).sum();
  }

  /** How often main contacts opened, all connectors together. */
  public int openings() {
    return connectors.stream().mapToInt(ConnectorInvariants::openings).sum();
  }

  /** Steps of the world that were looked at. */
  public long steps() {
    return steps;
  }

  /** Whether main contacts carry. */
  public boolean closed(int evse) {
    return connector(evse).wires.on(Wire.MAIN);
  }

  @Override
  public void level(long nowNanos, String signal, long value) {
    next.level(nowNanos, signal, value);
    Slot slot = slots.computeIfAbsent(signal, SafetyWatch::slot);
    Wire wire = slot.wire();
    if (wire != null) {
      connector(slot.evse()).changed(nowNanos, wire, value);
      for (int i = 0; i < listeners.size(); i++) {
        listeners.get(i).changed(nowNanos, slot.evse(), wire, value);
      }
    } else if (signal.equals("flash.power")) {
      mediumPowered = value == 1;
    }
  }

  private static Slot slot(String signal) {
    int evse = 1;
    String name = signal;
    int dot = signal.indexOf('.');
    if (signal.matches("c[0-9]{1,2}\\..*")) {
      evse = Integer.parseInt(signal.substring(1, dot));
      name = signal.substring(dot + 1);
    }
    for (Wire wire : Wire.values()) {
      if (wire.signal().equals(name)) {
        return new Slot(evse, wire);
      }
    }
    return new Slot(evse, null);
  }

  @Override
  public void bytes(long nowNanos, String signal, byte[] data, int offset, int count) {
    next.bytes(nowNanos, signal, data, offset, count);
    written |= signal.equals("flash.program");
    byteListeners.forEach(listener -> listener.accept(signal));
  }

  @Override
  public void tick(long nowNanos) {
    steps++;
    for (int i = 0; i < connectors.size(); i++) {
      connectors.get(i).tick(nowNanos);
    }
    if (written) {
      written(nowNanos);
    }
  }

  @Override
  public long nextDeadlineNanos() {
    return NEVER;
  }

  /** What was being written has come to rest: no end of a session may stand under power. */
  private void written(long nowNanos) {
    VirtualBoard watched = board;
    if (watched == null || watched.flash().working(nowNanos)) {
      return;
    }
    written = false;
    for (int evse = 1; evse <= connectors.size(); evse++) {
      ConnectorInvariants connector = connectors.get(evse - 1);
      if (connector.closedByOrder(nowNanos) && facts.mediumWorks() && !facts.runningOnFlash(evse)) {
        facts.breach(new Breach(Invariant.ENDS_OPEN, nowNanos, evse, "an end under power"));
      }
    }
  }

  /** Judges what a whole run left on flash; call once at its end. */
  public void finish(long nowNanos) {
    judgeTaps(nowNanos);
    VirtualBoard watched = board;
    if (watched == null) {
      return;
    }
    FlashReader flash = new FlashReader(watched.flash().image());
    Set<String> seen = new HashSet<>();
    for (FlashReader.Fault fault : flash.faults()) {
      long hour = fault.epochS() / SAME_FAULT_QUIET_S;
      if (!seen.add(fault.boot() + " " + fault.evse() + " " + fault.code() + " " + hour)) {
        String what = "fault " + fault.code() + " twice";
        facts.breach(new Breach(Invariant.FAULT_ONCE, nowNanos, fault.evse(), what));
      }
    }
    for (SessionRecord session : flash.sessions()) {
      if (!session.energyAddsUp()) {
        facts.breach(new Breach(Invariant.REGISTER_RISES, nowNanos, 1, "a record's sum is wrong"));
      }
    }
  }

  private void judgeTaps(long nowNanos) {
    for (String what : sealedTwice.get()) {
      facts.breach(new Breach(Invariant.SEALED_ONCE, nowNanos, 1, what));
    }
    for (String what : strangers.get()) {
      facts.breach(new Breach(Invariant.STRANGERS_WRITE_NOTHING, nowNanos, 1, what));
    }
  }

  private ConnectorInvariants connector(int evse) {
    while (connectors.size() < evse) {
      connectors.add(new ConnectorInvariants(connectors.size() + 1, facts));
    }
    return connectors.get(evse - 1);
  }

  /** What the wires of one connector cannot say. */
  private final class Facts implements ConnectorInvariants.Ground {
    @Override
    public boolean runningOnFlash(int evse) {
      VirtualBoard watched = board;
      return watched != null && new FlashReader(watched.flash().image()).running().contains(evse);
    }

    @Override
    public boolean mediumWorks() {
      return mediumPowered && !mediumDead;
    }

    @Override
    public void breach(Breach breach) {
      if (breaches.size() < BREACHES_MAX) {
        breaches.add(breach);
      }
    }
  }
}
