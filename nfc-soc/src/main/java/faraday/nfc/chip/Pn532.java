package faraday.nfc.chip;

import faraday.hal.SerialLink;
import faraday.hal.Ticked;
import faraday.nfc.frame.FrameEvent;
import faraday.nfc.frame.FrameFormat;
import faraday.nfc.link.ChipLink;
import faraday.nfc.link.HsuLink;
import faraday.nfc.trace.FrameTap;
import org.jspecify.annotations.Nullable;

/**
 * A PN532 at the end of a link. It wakes the chip and sets it up by itself, takes one command at a
 * time, and starts the chip again when it stops listening. Confined to the loop that ticks it.
 *
 * <p>Use: while {@link #state()} is {@link ChipState#READY}, {@link #submit} a command; tick until
 * {@link #outcome()} is no longer {@link CommandOutcome#PENDING}.
 */
public final class Pn532 implements Ticked {

  private final Pn532Settings settings;
  private final Counters counters = new Counters();
  private final ChipLine line;
  private final Exchange exchange;
  private final Startup startup;
  private final Farewell farewell;
  private ChipState state = ChipState.RESTING;
  private CommandOutcome outcome = CommandOutcome.NONE;
  private long restUntilNanos = Long.MIN_VALUE;
  private int restMs;
  private long lastTickNanos;

  /** A driver on a serial line. */
  public Pn532(SerialLink line, Pn532Settings settings) {
    this(new HsuLink(line, settings.wake().zeros()), settings);
  }

  /** A driver that begins to wake its chip at the first tick. */
  public Pn532(ChipLink link, Pn532Settings settings) {
    this.settings = settings;
    this.line = new ChipLine(link, counters);
    this.exchange = new Exchange(line, settings, counters);
    this.startup = new Startup(line, settings, exchange, counters);
    this.farewell = new Farewell(line, settings.speed(), exchange);
    this.restMs = settings.limits().backOffFirstMs();
  }

  /** Shows every host frame from now on to {@code tap}. */
  public void tapWith(FrameTap tap) {
    line.tapWith(tap);
  }

  @Override
  public void tick(long nowNanos) {
    lastTickNanos = nowNanos;
    line.tick(nowNanos);
    if (state == ChipState.RESTING && nowNanos >= restUntilNanos) {
      state = ChipState.STARTING;
      startup.begin(nowNanos);
    }
    switch (state) {
      case STARTING -> start(nowNanos);
      case BUSY -> converse(nowNanos);
      case READY, RESTING -> discard(nowNanos);
      case RETIRING -> state = farewell.done(nowNanos) ? ChipState.RETIRED : state;
      case RETIRED, LINE_CLOSED -> {}
    }
    if (line.closed() && state != ChipState.LINE_CLOSED) {
      close();
    }
  }

  @Override
  public long nextDeadlineNanos() {
    boolean over = state == ChipState.RETIRED || state == ChipState.LINE_CLOSED;
    return over ? NEVER : Math.min(nextStepNanos(), line.nextTickNanos());
  }

  private long nextStepNanos() {
    return switch (state) {
      case STARTING -> startup.nextDeadlineNanos(lastTickNanos);
      case BUSY -> exchange.nextDeadlineNanos(lastTickNanos);
      case RESTING -> restUntilNanos;
      case RETIRING -> farewell.nextDeadlineNanos(lastTickNanos);
      case READY, RETIRED, LINE_CLOSED -> NEVER;
    };
  }

  /** What the chip is doing. */
  public ChipState state() {
    return state;
  }

  /**
   * Gives the chip a command and begins to send it.
   *
   * @param command code and parameters, 1…{@link FrameFormat#MAX_DATA_BYTES} bytes; copied
   * @throws IllegalStateException unless {@link #state()} is {@link ChipState#READY}
   */
  public void submit(CommandKind kind, byte[] command, int length, long nowNanos) {
    if (state != ChipState.READY) {
      throw new IllegalStateException("no command while " + state);
    }
    exchange.begin(kind, command, length, nowNanos);
    lastTickNanos = nowNanos;
    state = ChipState.BUSY;
    outcome = CommandOutcome.PENDING;
  }

  /**
   * Calls the command under way off. It ends as NO_ANSWER once the line is quiet, or as ANSWERED
   * when the chip's word crossed ours. Nothing happens while no command runs.
   */
  public void callOff(long nowNanos) {
    if (state == ChipState.BUSY) {
      lastTickNanos = nowNanos;
      exchange.callOff(nowNanos);
    }
  }

  /** What became of the last command; stays until the next one. */
  public CommandOutcome outcome() {
    return outcome;
  }

  /**
   * The answer's parameters, without TFI and answer code, after {@link CommandOutcome#ANSWERED};
   * the buffer is reused by the next command.
   */
  public byte[] answer() {
    return exchange.answer();
  }

  /** Bytes of {@link #answer()}, 0…263. */
  public int answerLength() {
    return exchange.answerLength();
  }

  /** Starts the chip again from its prelude; a command under way ends as RESTARTED. */
  public void restart(long nowNanos) {
    if (state == ChipState.LINE_CLOSED) {
      return;
    }
    interrupt(nowNanos);
    begin(nowNanos);
  }

  /**
   * Switches the field off and returns to the start speed, for an orderly end. Ends as {@link
   * ChipState#RETIRED}; only {@link #restart} makes the chip usable again. A command under way ends
   * as RESTARTED.
   */
  public void retire(long nowNanos) {
    boolean awake = state == ChipState.READY || state == ChipState.BUSY;
    interrupt(nowNanos);
    if (awake) {
      state = ChipState.RETIRING;
      farewell.begin(nowNanos);
    } else if (state != ChipState.LINE_CLOSED) {
      state = ChipState.RETIRED;
    }
  }

  /** What the chip said about itself at the last start, or null before the first. */
  public @Nullable FirmwareVersion firmware() {
    return startup.firmware();
  }

  /** Present speed of the line or bus, bits per second. */
  public int baud() {
    return line.baud();
  }

  /** What happened so far. */
  public ChipStats stats() {
    return counters.snapshot();
  }

  private void interrupt(long nowNanos) {
    lastTickNanos = nowNanos;
    if (state == ChipState.BUSY) {
      outcome = CommandOutcome.RESTARTED;
    }
    exchange.drop();
  }

  private void begin(long nowNanos) {
    exchange.drop();
    state = ChipState.STARTING;
    startup.begin(nowNanos);
  }

  private void start(long nowNanos) {
    startup.tick(nowNanos);
    switch (startup.result()) {
      case RUNNING -> {}
      case READY -> {
        state = ChipState.READY;
        restMs = settings.limits().backOffFirstMs();
        counters.starts++;
      }
      case FAILED -> {
        state = ChipState.RESTING;
        restUntilNanos = nowNanos + Millis.nanos(restMs);
        restMs = Math.min(2 * restMs, settings.limits().backOffMaxMs());
        counters.failedStarts++;
      }
      case LINE_CLOSED -> close();
    }
  }

  private void converse(long nowNanos) {
    exchange.tick(nowNanos);
    outcome = exchange.outcome();
    switch (outcome) {
      case NONE, PENDING -> {}
      case ANSWERED, SYNTAX_ERROR -> state = ChipState.READY;
      case NO_ANSWER, DAMAGED_ANSWER -> {
        if (!exchange.kind().harmless()) { // the silence is a phone's, not the chip's
          state = ChipState.READY;
        } else {
          begin(nowNanos);
        }
      }
      case NOT_ACKNOWLEDGED, RESTARTED -> begin(nowNanos);
      case LINE_CLOSED -> close();
    }
  }

  private void discard(long nowNanos) {
    while (line.receive(nowNanos) != FrameEvent.NONE) {
      counters.strays++;
    }
  }

  private void close() {
    if (state == ChipState.BUSY) {
      outcome = CommandOutcome.LINE_CLOSED;
    }
    state = ChipState.LINE_CLOSED;
  }
}
