package faraday.hal.sim;

import faraday.hal.Contactor;
import faraday.hal.Ticked;

/**
 * A contactor with its two-key drive: the coil has current only while the command line is high, a
 * retriggerable monostable was fed lately, and nothing in the hardware chain has tripped. Main
 * contacts follow the coil with pull-in and release time, the mirror follows the main contacts.
 *
 * <p>Time is the clock's; every call first settles what happened since the last one, at its own
 * moment. Signals: {@code contactor.command}, {@code contactor.coil}, {@code contactor.chain} (a
 * bit for each {@link Link} that is interrupted), {@code contactor.main} (any pole touches) and
 * {@code contactor.poles}, a bit for each pole that carries, L1 lowest.
 */
@SuppressWarnings("EnumOrdinal") // bits of a trace level; the order is part of docs/TRACE.md
public final class SimContactor implements Contactor, Ticked {

  /** What a line can do instead of its job. */
  public enum Line {
    /** Works. */
    GOOD,
    /** Always high: no edges. */
    STUCK_HIGH,
    /** Always low. */
    STUCK_LOW,
    /** Torn off; its pull-down keeps it low. */
    FLOATING
  }

  /** What the main contacts can do instead of following the coil. */
  public enum Contacts {
    /** Follow. */
    GOOD,
    /** Once closed, stay closed. */
    WELDED,
    /** Never close. */
    NEVER_CLOSE
  }

  /** What one pole's contact can do, whatever the armature does. */
  public enum Pole {
    /** Follows the armature. */
    GOOD,
    /** Once closed, stays closed; the mirror, forced by it, stays closed too. */
    WELDED,
    /** Burnt away: never connects, while armature and mirror move. */
    NEVER_CLOSES
  }

  /** What can interrupt the coil's current in hardware. */
  public enum Link {
    /** Whatever {@link #tripped} says. */
    OTHER,
    /** The residual-current monitor's latch. */
    RESIDUAL,
    /** The emergency-stop loop. */
    EMERGENCY
  }

  /** What the mirror contact can say. */
  public enum Mirror {
    /** The truth. */
    GOOD,
    /** Open, always. */
    STUCK_OPEN,
    /** Closed, always. */
    STUCK_CLOSED
  }

  /**
   * Times of one contactor.
   *
   * @param holdMs how long one feed keeps the monostable, in ms
   * @param pullInMs coil on to main contacts closed, in ms
   * @param releaseMs coil off to main contacts open, in ms
   * @param bounceMs first touch to lasting contact, in ms; meanwhile the mirror chatters
   */
  public record Timing(int holdMs, int pullInMs, int releaseMs, int bounceMs) {

    /** Refuses negative times and a monostable that never holds. */
    public Timing {
      if (holdMs < 1 || pullInMs < 0 || releaseMs < 0 || bounceMs < 0) {
        throw new IllegalArgumentException("impossible contactor timing");
      }
    }

    /** Contacts that do not bounce. */
    public Timing(int holdMs, int pullInMs, int releaseMs) {
      this(holdMs, pullInMs, releaseMs, 0);
    }

    /** 60 ms hold, 25 ms pull-in, 15 ms release. */
    public static Timing standard() {
      return new Timing(60, 25, 15);
    }

    /** The same, and 4 ms of bounce. */
    public static Timing bouncing() {
      return new Timing(60, 25, 15, 4);
    }
  }

  private static final long NANOS_PER_MS = 1_000_000L;
  private static final long NOT_FED = Long.MIN_VALUE;

  /** Poles of the main contacts. */
  public static final int POLES = 3;

  private final VirtualClock clock;
  private Timing timing;
  private final SimProbe probe;
  private Line commandLine = Line.GOOD;
  private Line feedLine = Line.GOOD;
  private Contacts contacts = Contacts.GOOD;
  private final ContactorPoles poles;
  private int chainOpen;
  private boolean enableStuck;
  private boolean commanded;
  private long holdsUntilNanos = NOT_FED;
  private boolean coil;
  private long armatureMovesAtNanos = NEVER;

  /** An open contactor. */
  public SimContactor(VirtualClock clock, Timing timing, SimProbe probe) {
    this.clock = clock;
    this.timing = timing;
    this.probe = probe;
    this.poles = new ContactorPoles(probe);
  }

  // ---- the charger's side

  @Override
  public void command(boolean close) {
    settle(clock.nowNanos());
    if (close != commanded) {
      commanded = close;
      probe.level(clock.nowNanos(), "contactor.command", close ? 1 : 0);
    }
    drive(clock.nowNanos());
  }

  @Override
  public void feed() {
    long nowNanos = clock.nowNanos();
    settle(nowNanos);
    if (feedLine == Line.GOOD) {
      holdsUntilNanos = nowNanos + timing.holdMs * NANOS_PER_MS;
      drive(nowNanos);
    }
  }

  @Override
  public boolean mirrorClosed() {
    settle(clock.nowNanos());
    return poles.mirrorClosed(clock.nowNanos());
  }

  // ---- the world's side

  /** True while any pole of the main contacts touches. */
  public boolean mainClosed() {
    settle(clock.nowNanos());
    return poles.closed() != 0;
  }

  /** The poles that touch, a bit for each, L1 lowest. */
  public int poles() {
    settle(clock.nowNanos());
    return poles.closed();
  }

  /** True while this pole touches; poles count from 0. */
  public boolean poleClosed(int pole) {
    settle(clock.nowNanos());
    return (poles.closed() & (1 << pole)) != 0;
  }

  /** True while the coil has current. */
  public boolean coilOn() {
    settle(clock.nowNanos());
    return coil;
  }

  /**
   * Other times from now on: a slow pull-in, a late release. A movement under way keeps its own.
   */
  public void timing(Timing newTiming) {
    settle(clock.nowNanos());
    timing = newTiming;
  }

  /** Breaks or mends the command line. */
  public void commandLine(Line state) {
    settle(clock.nowNanos());
    commandLine = state;
    drive(clock.nowNanos());
  }

  /** Breaks or mends the enable line that carries the feed edges. */
  public void feedLine(Line state) {
    settle(clock.nowNanos());
    feedLine = state;
  }

  /** Makes the monostable hold for ever, whether fed or not, or mends it. */
  public void enableStuck(boolean stuck) {
    settle(clock.nowNanos());
    enableStuck = stuck;
    drive(clock.nowNanos());
  }

  /** Breaks or mends the armature. Mending a weld lets the contacts fall open. */
  public void contacts(Contacts state) {
    settle(clock.nowNanos());
    contacts = state;
    follow(clock.nowNanos());
  }

  /** Breaks or mends one pole, from 0. Mending a weld lets it fall open at once. */
  public void pole(int pole, Pole state) {
    settle(clock.nowNanos());
    poles.pole(clock.nowNanos(), pole, state);
  }

  /** Breaks or mends the mirror contact. */
  public void mirror(Mirror state) {
    poles.mirror(state);
  }

  /** Trips or resets the hardware chain before any software, for a reason of its own. */
  public void tripped(boolean newTripped) {
    chain(Link.OTHER, newTripped);
  }

  /** Interrupts or joins one link of the hardware chain that carries the coil's current. */
  public void chain(Link link, boolean open) {
    settle(clock.nowNanos());
    int bit = 1 << link.ordinal();
    int newOpen = open ? chainOpen | bit : chainOpen & ~bit;
    if (newOpen != chainOpen) {
      chainOpen = newOpen;
      probe.level(clock.nowNanos(), "contactor.chain", newOpen);
      drive(clock.nowNanos());
    }
  }

  @Override
  public void tick(long nowNanos) {
    settle(nowNanos);
  }

  @Override
  public long nextDeadlineNanos() {
    return Math.min(coil ? coilEndsAtNanos() : NEVER, armatureMovesAtNanos);
  }

  /** Lives through the monostable's end and the contacts' movements up to now, in their order. */
  private void settle(long nowNanos) {
    long nextNanos = nextDeadlineNanos();
    while (nextNanos <= nowNanos) {
      if (coil && coilEndsAtNanos() == nextNanos) {
        drive(nextNanos);
      } else {
        armatureMovesAtNanos = NEVER;
        poles.move(nextNanos, coil, timing.bounceMs);
      }
      nextNanos = nextDeadlineNanos();
    }
  }

  private long coilEndsAtNanos() {
    return enableStuck ? NEVER : holdsUntilNanos;
  }

  private void drive(long nowNanos) {
    boolean high = commandLine == Line.STUCK_HIGH || (commandLine == Line.GOOD && commanded);
    boolean held = holdsUntilNanos != NOT_FED && nowNanos < holdsUntilNanos;
    boolean newCoil = high && chainOpen == 0 && (held || enableStuck);
    if (newCoil != coil) {
      coil = newCoil;
      probe.level(nowNanos, "contactor.coil", coil ? 1 : 0);
      follow(nowNanos);
    }
  }

  private void follow(long nowNanos) {
    boolean drawnIn = poles.armature();
    boolean moves =
        coil
            ? !drawnIn && contacts != Contacts.NEVER_CLOSE
            : drawnIn && contacts != Contacts.WELDED;
    long travelMs = coil ? timing.pullInMs : timing.releaseMs;
    armatureMovesAtNanos = moves ? nowNanos + travelMs * NANOS_PER_MS : NEVER;
  }
}
