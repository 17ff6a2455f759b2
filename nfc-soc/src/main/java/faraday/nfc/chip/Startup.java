package faraday.nfc.chip;

import faraday.hal.Ticked;
import org.jspecify.annotations.Nullable;

/**
 * From an unknown chip to one that is awake and set up: prelude, abort, silence, SAMConfiguration
 * (which must be the first command), GetFirmwareVersion, change of speed, radio parameters.
 *
 * <p>A chip that outlived a restart of its host may still speak the work speed, so a round tries
 * the present speed first and the other one after it.
 */
final class Startup {

  /** How a round stands. */
  enum Result {
    RUNNING,
    READY,
    FAILED,
    LINE_CLOSED
  }

  private enum Step {
    WAKE(0x00),
    CALM(0x00),
    SAM(0x14),
    FIRMWARE(0x02),
    SPEED(0x10),
    PARAMETERS(0x12),
    RETRIES(0x32),
    FINISHED(0x00);

    private final byte command;

    Step(int command) {
      this.command = (byte) command;
    }
  }

  private static final byte[] GET_FIRMWARE = {Step.FIRMWARE.command};

  /** Normal mode, no time-out, no interrupt line. */
  private static final byte[] SAM_NORMAL = {Step.SAM.command, 0x01};

  /** Automatic RATS and ATR_RES. */
  private static final byte[] PARAMETERS = {Step.PARAMETERS.command, 0x14};

  private static final int ITEM_RETRIES = 0x05;
  private static final int ONE_RETRY = 0x01;

  private final ChipLine line;
  private final Pn532Settings settings;
  private final Exchange exchange;
  private final Silence silence;
  private final SpeedChange speedChange;
  private Step step = Step.FINISHED;
  private Result result = Result.FAILED;
  private long waitUntilNanos;
  private boolean everAcknowledged;
  private boolean otherSpeedTried;
  private int switchTriesLeft;
  private @Nullable FirmwareVersion firmware;

  Startup(ChipLine line, Pn532Settings settings, Exchange exchange, Counters counters) {
    this.line = line;
    this.settings = settings;
    this.exchange = exchange;
    this.silence = new Silence(line, counters, settings.wake());
    this.speedChange = new SpeedChange(line, settings.speed(), exchange);
    this.switchTriesLeft = settings.limits().switchTries();
  }

  /** Begins a round at the line's present speed. */
  void begin(long nowNanos) {
    otherSpeedTried = false;
    result = Result.RUNNING;
    wake(nowNanos);
  }

  Result result() {
    return result;
  }

  @Nullable FirmwareVersion firmware() {
    return firmware;
  }

  void tick(long nowNanos) {
    boolean moved = true;
    while (moved && result == Result.RUNNING) {
      moved = advance(nowNanos);
      if (line.closed()) {
        result = Result.LINE_CLOSED;
      }
    }
  }

  long nextDeadlineNanos(long nowNanos) {
    if (result != Result.RUNNING) {
      return Ticked.NEVER;
    }
    return switch (step) {
      case WAKE -> Math.min(waitUntilNanos, line.nextFlushNanos(nowNanos));
      case CALM -> silence.deadlineNanos();
      case SPEED -> speedChange.nextDeadlineNanos(nowNanos);
      case SAM, FIRMWARE, PARAMETERS, RETRIES -> exchange.nextDeadlineNanos(nowNanos);
      case FINISHED -> Ticked.NEVER;
    };
  }

  private void wake(long nowNanos) {
    step = Step.WAKE;
    line.wake(nowNanos);
    waitUntilNanos = line.idleAtNanos(nowNanos) + Millis.nanos(settings.wake().pauseMs());
  }

  /** True when something happened that may let the next step begin at once. */
  private boolean advance(long nowNanos) {
    line.flush();
    return switch (step) {
      case WAKE -> nowNanos >= waitUntilNanos && calm(nowNanos);
      case CALM -> silence.reached(nowNanos) && configureSam(nowNanos);
      case SPEED -> changeSpeed(nowNanos);
      case SAM, FIRMWARE, PARAMETERS, RETRIES -> command(nowNanos);
      case FINISHED -> false;
    };
  }

  private boolean calm(long nowNanos) {
    step = Step.CALM;
    silence.begin(nowNanos);
    return true;
  }

  private boolean configureSam(long nowNanos) {
    if (everAcknowledged || otherSpeedTried) {
      send(Step.SAM, SAM_NORMAL, nowNanos);
    } else {
      step = Step.SAM;
      exchange.beginPatiently(SAM_NORMAL, SAM_NORMAL.length, nowNanos);
    }
    return true;
  }

  private void send(Step next, byte[] command, long nowNanos) {
    step = next;
    exchange.begin(CommandKind.CONTROL, command, command.length, nowNanos);
  }

  private boolean command(long nowNanos) {
    exchange.tick(nowNanos);
    CommandOutcome outcome = exchange.outcome();
    if (outcome == CommandOutcome.PENDING) {
      return false;
    }
    if (accepted(outcome)) {
      everAcknowledged = true;
      next(nowNanos);
    } else {
      tryOtherSpeed(nowNanos);
    }
    return true;
  }

  /**
   * A clone that does not know a radio parameter still works; without the rest there is no chip.
   */
  private boolean accepted(CommandOutcome outcome) {
    boolean optional = step == Step.PARAMETERS || step == Step.RETRIES;
    if (outcome == CommandOutcome.SYNTAX_ERROR) {
      return optional;
    }
    boolean wellFormed = step != Step.FIRMWARE || exchange.answerLength() == FirmwareVersion.BYTES;
    return outcome == CommandOutcome.ANSWERED && wellFormed;
  }

  private void next(long nowNanos) {
    switch (step) {
      case SAM -> send(Step.FIRMWARE, GET_FIRMWARE, nowNanos);
      case FIRMWARE -> {
        firmware = FirmwareVersion.of(exchange.answer());
        if (switchTriesLeft > 0 && speedChange.begin(nowNanos)) {
          step = Step.SPEED;
        } else {
          send(Step.PARAMETERS, PARAMETERS, nowNanos);
        }
      }
      case PARAMETERS -> send(Step.RETRIES, retries(), nowNanos);
      case RETRIES, WAKE, CALM, SPEED, FINISHED -> {
        step = Step.FINISHED;
        result = Result.READY;
      }
    }
  }

  private boolean changeSpeed(long nowNanos) {
    speedChange.tick(nowNanos);
    switch (speedChange.result()) {
      case RUNNING -> {
        return false;
      }
      case CHANGED, REFUSED -> send(Step.PARAMETERS, PARAMETERS, nowNanos);
      case FAILED -> {
        switchTriesLeft--;
        wake(nowNanos);
      }
    }
    return true;
  }

  private void tryOtherSpeed(long nowNanos) {
    Pn532Settings.Speed speed = settings.speed();
    int other = line.baud() == speed.startBaud() ? speed.workBaud() : speed.startBaud();
    boolean tried = otherSpeedTried || !line.hasSpeeds() || other == line.baud();
    if (tried || !line.setBaud(other)) {
      step = Step.FINISHED;
      result = Result.FAILED;
      return;
    }
    otherSpeedTried = true;
    wake(nowNanos);
  }

  private byte[] retries() {
    int passive = settings.radio().passiveRetries();
    return new byte[] {Step.RETRIES.command, ITEM_RETRIES, ONE_RETRY, ONE_RETRY, (byte) passive};
  }
}
