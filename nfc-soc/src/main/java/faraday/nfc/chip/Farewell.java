package faraday.nfc.chip;

import faraday.hal.Ticked;

/**
 * Leaves the chip as a stranger expects to find it: field off, start speed. Another program on the
 * same line would otherwise meet a chip that is deaf at 115200.
 */
final class Farewell {

  private enum Step {
    FIELD_OFF,
    SPEED,
    DONE
  }

  private static final byte[] SWITCH_FIELD_OFF = {0x32, 0x01, 0x00};

  private final ChipLine line;
  private final int startBaud;
  private final Exchange exchange;
  private final SpeedChange speedChange;
  private Step step = Step.DONE;

  Farewell(ChipLine line, Pn532Settings.Speed speed, Exchange exchange) {
    this.line = line;
    this.startBaud = speed.startBaud();
    this.exchange = exchange;
    this.speedChange = new SpeedChange(line, speed, exchange);
  }

  void begin(long nowNanos) {
    step = Step.FIELD_OFF;
    exchange.begin(CommandKind.CONTROL, SWITCH_FIELD_OFF, SWITCH_FIELD_OFF.length, nowNanos);
  }

  /** True when all is said; a chip that does not listen is left alone. */
  boolean done(long nowNanos) {
    if (step == Step.FIELD_OFF) {
      fieldOff(nowNanos);
    }
    if (step == Step.SPEED) {
      speedChange.tick(nowNanos);
      step = speedChange.result() == SpeedChange.Result.RUNNING ? step : Step.DONE;
    }
    return step == Step.DONE;
  }

  long nextDeadlineNanos(long nowNanos) {
    return switch (step) {
      case FIELD_OFF -> exchange.nextDeadlineNanos(nowNanos);
      case SPEED -> speedChange.nextDeadlineNanos(nowNanos);
      case DONE -> Ticked.NEVER;
    };
  }

  private void fieldOff(long nowNanos) {
    exchange.tick(nowNanos);
    if (exchange.outcome() == CommandOutcome.PENDING) {
      return;
    }
    boolean asFound = !line.hasSpeeds() || line.baud() == startBaud;
    step = asFound || line.closed() ? Step.DONE : Step.SPEED;
    if (step == Step.SPEED) {
      speedChange.beginReturn(nowNanos);
    }
  }
}
