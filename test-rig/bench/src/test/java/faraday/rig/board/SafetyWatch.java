package faraday.rig.board;

import faraday.hal.LockMotor;
import faraday.hal.Ticked;
import faraday.hal.sim.SimProbe;
import faraday.rig.bench.VirtualBoard;
import faraday.rig.circuit.S2;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every step of the world whether the charger is safe. It knows wires only: main contacts,
 * bolt, the car's switch, the pilot's duty, and what is on flash.
 *
 * <ul>
 *   <li>Main contacts close only with the bolt shut, S2 closed, the signal on and a START on flash.
 *   <li>They stay closed no longer than 100 ms after S2 opened or the plug was pulled, nor 6 s
 *       after the signal went.
 *   <li>The bolt does not leave its shut switch while they are closed.
 *   <li>No end of a session is on flash while they are closed (but for welded ones).
 * </ul>
 */
@SuppressWarnings("EnumOrdinal") // the probe reports ordinals
public final class SafetyWatch implements SimProbe, Ticked {

  private static final long MS = 1_000_000L;
  private static final long OPEN_WITHIN_NANOS = 100 * MS;

  /** 6 s of patience, then contactor and mirror. */
  private static final long IGNORED_WITHIN_NANOS = 6_100 * MS;

  private static final int STEADY_PERMILLE = 1000;

  private final SimProbe next;
  private final List<String> violations = new ArrayList<>();
  private final Map<String, Long> levels = new HashMap<>();
  private final Map<String, Long> changedNanos = new HashMap<>();
  private final Map<Integer, Long> pulledNanos = new HashMap<>();
  private @Nullable VirtualBoard board;
  private int connectors;
  private int closings;
  private boolean weldAllowed;

  public SafetyWatch(SimProbe next) {
    this.next = next;
  }

  public void watch(VirtualBoard watched, int howMany) {
    board = watched;
    connectors = howMany;
  }

  public void allowWeld() {
    weldAllowed = true;
  }

  /** A plug was pulled at the car. */
  public void pulled(int evse, long nowNanos) {
    pulledNanos.put(evse, nowNanos);
  }

  public void plugged(int evse) {
    pulledNanos.remove(evse);
  }

  public List<String> violations() {
    return List.copyOf(violations);
  }

  /** How often main contacts closed, all connectors together. */
  public int closings() {
    return closings;
  }

  public long level(String signal, int evse, long otherwise) {
    return levels.getOrDefault(name(signal, evse), otherwise);
  }

  public boolean closed(int evse) {
    return level("contactor.main", evse, 0) == 1;
  }

  @Override
  public void level(long nowNanos, String signal, long value) {
    next.level(nowNanos, signal, value);
    Long before = levels.put(signal, value);
    if (before == null || before != value) {
      changedNanos.put(signal, nowNanos);
    }
    for (int evse = 1; evse <= connectors; evse++) {
      if (signal.equals(name("contactor.main", evse)) && value == 1) {
        closings++;
        closing(nowNanos, evse);
      }
      boolean bolt = signal.equals(name("lock.bolt", evse));
      if (bolt && value != LockMotor.Bolt.SHUT.ordinal() && closed(evse)) {
        violate(nowNanos, evse, "the bolt leaves under power");
      }
    }
  }

  @Override
  public void bytes(long nowNanos, String signal, byte[] data, int offset, int count) {
    next.bytes(nowNanos, signal, data, offset, count);
    if (signal.equals("flash.program")) {
      for (int evse = 1; evse <= connectors; evse++) {
        if (closed(evse) && !weldAllowed) {
          demand(nowNanos, evse, onFlash(evse), "an end on flash under power");
        }
      }
    }
  }

  private void closing(long nowNanos, int evse) {
    long shut = LockMotor.Bolt.SHUT.ordinal();
    demand(nowNanos, evse, level("lock.bolt", evse, -1) == shut, "closes with an open bolt");
    demand(nowNanos, evse, s2Closed(evse), "closes without S2");
    demand(nowNanos, evse, signalOn(evse), "closes without the signal");
    demand(nowNanos, evse, onFlash(evse), "closes without START on flash");
    demand(nowNanos, evse, !pulledNanos.containsKey(evse), "closes without a plug");
  }

  @Override
  public void tick(long nowNanos) {
    for (int evse = 1; evse <= connectors; evse++) {
      if (closed(evse) && !weldAllowed) {
        stillClosed(nowNanos, evse);
      }
    }
  }

  private void stillClosed(long nowNanos, int evse) {
    long s2Nanos = nowNanos - changedNanos.getOrDefault(name("car.s2", evse), nowNanos);
    demand(nowNanos, evse, s2Closed(evse) || s2Nanos <= OPEN_WITHIN_NANOS, "S2 is open");
    long dutyNanos = nowNanos - changedNanos.getOrDefault(name("cp.dutyPermille", evse), nowNanos);
    demand(nowNanos, evse, signalOn(evse) || dutyNanos <= IGNORED_WITHIN_NANOS, "no signal");
    long pulled = nowNanos - pulledNanos.getOrDefault(evse, nowNanos);
    demand(nowNanos, evse, pulled <= OPEN_WITHIN_NANOS, "closed after the plug was pulled");
  }

  @Override
  public long nextDeadlineNanos() {
    return NEVER;
  }

  private boolean s2Closed(int evse) {
    return level("car.s2", evse, 0) != S2.OPEN.ordinal();
  }

  private boolean signalOn(int evse) {
    long duty = level("cp.dutyPermille", evse, STEADY_PERMILLE);
    return duty > 0 && duty < STEADY_PERMILLE;
  }

  private boolean onFlash(int evse) {
    VirtualBoard watched = board;
    return watched != null && new FlashReader(watched.flash().image()).running().contains(evse);
  }

  private void demand(long nowNanos, int evse, boolean holds, String otherwise) {
    if (!holds) {
      violate(nowNanos, evse, otherwise);
    }
  }

  private void violate(long nowNanos, int evse, String what) {
    if (violations.size() < 20) {
      violations.add("%.3f s, connector %d: %s".formatted(nowNanos / 1e9, evse, what));
    }
  }

  private static String name(String signal, int evse) {
    return evse == 1 ? signal : "c" + evse + "." + signal;
  }
}
