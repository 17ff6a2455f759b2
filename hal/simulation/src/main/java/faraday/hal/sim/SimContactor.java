package faraday.hal.sim;

import faraday.hal.Contactor;
import faraday.hal.Ticked;

/**
 * A contactor with its two-key drive: the coil has current only while the command line is high, a
 * retriggerable monostable was fed lately, and nothing in the hardware chain has tripped. Main
 * contacts follow the coil with pull-in and release time, the mirror follows the main contacts.
 *
 * <p>Time is the clock's; every call first settles what happened since the last one, at its own
 * moment. Signals: {@code contactor.command}, {@code contactor.coil}, {@code contactor.main}.
 */
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
   */
  public record Timing(int holdMs, int pullInMs, int releaseMs) {

    /** Refuses negative times and a monostable that never holds. */
    public Timing {
      if (holdMs < 1 || pullInMs < 0 || releaseMs < 0) {
        throw new IllegalArgumentException("impossible contactor timing");
      }
    }

    /** 60 ms hold, 25 ms pull-in, 15 ms release. */
    public static Timing standard() {
      return new Timing(60, 25, 15);
    }
  }

  private static final long NANOS_PER_MS = 1_000_000L;
  private static final long NOT_FED = Long.MIN_VALUE;

  private final VirtualClock clock;
  private final Timing timing;
  private final SimProbe probe;
  private Line commandLine = Line.GOOD;
  private Line feedLine = Line.GOOD;
  private Contacts contacts = Contacts.GOOD;
  private Mirror mirror = Mirror.GOOD;
  private boolean tripped;
  private boolean enableStuck;
  private boolean commanded;
  private long holdsUntilNanos = NOT_FED;
  private boolean coil;
  private boolean main;
  private long mainMovesAtNanos = NEVER;

  /** An open contactor. */
  public SimContactor(VirtualClock clock, Timing timing, SimProbe probe) {
    this.clock = clock;
    this.timing = timing;
    this.probe = probe;
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
    return switch (mirror) {
      case GOOD -> main;
      case STUCK_OPEN -> false;
      case STUCK_CLOSED -> true;
    };
  }

  // ---- the world's side

  /** True while the main contacts carry. */
  public boolean mainClosed() {
    settle(clock.nowNanos());
    return main;
  }

  /** True while the coil has current. */
  public boolean coilOn() {
    settle(clock.nowNanos());
    return coil;
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

  /** Breaks or mends the main contacts. Mending a weld lets them fall open. */
  public void contacts(Contacts state) {
    settle(clock.nowNanos());
    contacts = state;
    follow(clock.nowNanos());
  }

  /** Breaks or mends the mirror contact. */
  public void mirror(Mirror state) {
    mirror = state;
  }

  /** Trips or resets the hardware chain (residual current, emergency stop) before any software. */
  public void tripped(boolean newTripped) {
    settle(clock.nowNanos());
    tripped = newTripped;
    drive(clock.nowNanos());
  }

  @Override
  public void tick(long nowNanos) {
    settle(nowNanos);
  }

  @Override
  public long nextDeadlineNanos() {
    return Math.min(coil ? coilEndsAtNanos() : NEVER, mainMovesAtNanos);
  }

  /** Lives through the monostable's end and the contacts' movements up to now, in their order. */
  private void settle(long nowNanos) {
    long nextNanos = nextDeadlineNanos();
    while (nextNanos <= nowNanos) {
      if (coil && coilEndsAtNanos() == nextNanos) {
        drive(nextNanos);
      } else {
        mainMovesAtNanos = NEVER;
        setMain(nextNanos, coil);
      }
      nextNanos = nextDeadlineNanos();
    }
  }

  private long coilEndsAtNanos() {
    return enableStuck ? NEVER : holdsUntilNanos;
  }

  private void drive(long nowNanos) {
    boolean high = commandLine == Line.STUCK_HIGH || (commandLine == Line.GOOD && commanded);
    boolean fed = holdsUntilNanos != NOT_FED && nowNanos < holdsUntilNanos;
    boolean newCoil = high && !tripped && (fed || enableStuck);
    if (newCoil != coil) {
      coil = newCoil;
      probe.level(nowNanos, "contactor.coil", coil ? 1 : 0);
      follow(nowNanos);
    }
  }

  private void follow(long nowNanos) {
    boolean moves = coil ? !main && contacts != Contacts.NEVER_CLOSE : main && mayOpen();
    long travelMs = coil ? timing.pullInMs : timing.releaseMs;
    mainMovesAtNanos = moves ? nowNanos + travelMs * NANOS_PER_MS : NEVER;
  }

  private boolean mayOpen() {
    return contacts != Contacts.WELDED;
  }

  private void setMain(long nowNanos, boolean closed) {
    if (closed != main) {
      main = closed;
      probe.level(nowNanos, "contactor.main", main ? 1 : 0);
    }
  }
}
