package faraday.nfc.chip;

import faraday.hal.Ticked;

/**
 * The change from the start speed to the work speed: command and answer at the old speed, the
 * host's ACK, both change, and a command at the new speed as proof. Without the proof the chip is
 * told blindly to go back, and the line goes back too.
 */
final class SpeedChange {

  /** How the change stands. */
  enum Result {
    RUNNING,
    /** Proved at the new speed. */
    CHANGED,
    /** The chip does not know the command; both stay as they were. */
    REFUSED,
    /** The line is back at the start speed, and nobody knows what the chip did. */
    FAILED
  }

  private enum Step {
    COMMAND,
    LEAVE,
    ARRIVE,
    PROVE,
    RECALL,
    RETURN,
    DONE
  }

  private static final byte SET_SERIAL_BAUD_RATE = 0x10;
  private static final byte[] GET_FIRMWARE = {0x02};

  private final ChipLine line;
  private final Pn532Settings.Speed speed;
  private final Exchange exchange;
  private Step step = Step.DONE;
  private Result result = Result.CHANGED;
  private long waitUntilNanos;

  SpeedChange(ChipLine line, Pn532Settings.Speed speed, Exchange exchange) {
    this.line = line;
    this.speed = speed;
    this.exchange = exchange;
  }

  /** False when there is nothing to change, or when this line cannot do the work speed. */
  boolean begin(long nowNanos) {
    boolean nothingToChange = !line.hasSpeeds() || line.baud() == speed.workBaud();
    if (nothingToChange || !lineCanDoWorkSpeed()) {
      return false;
    }
    result = Result.RUNNING;
    command(Step.COMMAND, setSpeed(speed.workBaud()), nowNanos);
    return true;
  }

  /** Sends both ends back to the start speed; ends as {@link Result#FAILED}, heard or not. */
  void beginReturn(long nowNanos) {
    result = Result.RUNNING;
    command(Step.RECALL, setSpeed(speed.startBaud()), nowNanos);
  }

  Result result() {
    return result;
  }

  void tick(long nowNanos) {
    boolean moved = true;
    while (moved && result == Result.RUNNING) {
      moved = advance(nowNanos);
    }
  }

  long nextDeadlineNanos(long nowNanos) {
    return switch (step) {
      case COMMAND, PROVE, RECALL -> exchange.nextDeadlineNanos(nowNanos);
      case LEAVE, ARRIVE, RETURN -> waitUntilNanos;
      case DONE -> Ticked.NEVER;
    };
  }

  private boolean advance(long nowNanos) {
    return switch (step) {
      case COMMAND -> finished(nowNanos) && afterCommand(nowNanos);
      case LEAVE -> waited(nowNanos) && leave(nowNanos);
      case ARRIVE -> waited(nowNanos) && command(Step.PROVE, GET_FIRMWARE, nowNanos);
      case PROVE -> finished(nowNanos) && afterProof(nowNanos);
      case RECALL -> finished(nowNanos) && acknowledge(Step.RETURN, nowNanos);
      case RETURN -> waited(nowNanos) && goBack();
      case DONE -> false;
    };
  }

  private boolean afterCommand(long nowNanos) {
    return switch (exchange.outcome()) {
      case ANSWERED -> acknowledge(Step.LEAVE, nowNanos);
      case SYNTAX_ERROR -> end(Result.REFUSED);
      case NONE, PENDING, NOT_ACKNOWLEDGED, NO_ANSWER, DAMAGED_ANSWER, RESTARTED, LINE_CLOSED ->
          end(Result.FAILED);
    };
  }

  private boolean afterProof(long nowNanos) {
    return exchange.outcome() == CommandOutcome.ANSWERED
        ? end(Result.CHANGED)
        : command(Step.RECALL, setSpeed(speed.startBaud()), nowNanos);
  }

  private boolean finished(long nowNanos) {
    exchange.tick(nowNanos);
    return exchange.outcome() != CommandOutcome.PENDING;
  }

  private boolean waited(long nowNanos) {
    line.flush();
    return nowNanos >= waitUntilNanos && line.flushed();
  }

  private boolean acknowledge(Step next, long nowNanos) {
    line.sendAck(nowNanos);
    waitUntilNanos = line.idleAtNanos(nowNanos) + settleNanos();
    step = next;
    return true;
  }

  private boolean leave(long nowNanos) {
    if (!line.setBaud(speed.workBaud())) {
      return end(Result.FAILED);
    }
    waitUntilNanos = nowNanos + settleNanos();
    step = Step.ARRIVE;
    return true;
  }

  private boolean goBack() {
    line.setBaud(speed.startBaud());
    return end(Result.FAILED);
  }

  private boolean command(Step next, byte[] data, long nowNanos) {
    step = next;
    exchange.begin(CommandKind.CONTROL, data, data.length, nowNanos);
    return true;
  }

  private boolean end(Result how) {
    step = Step.DONE;
    result = how;
    return true;
  }

  private boolean lineCanDoWorkSpeed() {
    int present = line.baud();
    return line.setBaud(speed.workBaud()) && line.setBaud(present);
  }

  private long settleNanos() {
    return Millis.nanosOfMicros(speed.settleMicros());
  }

  private static byte[] setSpeed(int baud) {
    return new byte[] {SET_SERIAL_BAUD_RATE, (byte) SerialSpeed.code(baud)};
  }
}
