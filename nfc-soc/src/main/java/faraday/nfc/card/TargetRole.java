package faraday.nfc.card;

import faraday.hal.Ticked;
import faraday.nfc.chip.ChipState;
import faraday.nfc.chip.CommandKind;
import faraday.nfc.chip.CommandOutcome;
import faraday.nfc.chip.Pn532;
import faraday.nfc.frame.FrameFormat;

/**
 * The charger as a card for a while: from {@link #begin} until {@link #finished}. The chip does
 * selection, ATS, blocks, chaining and S(WTX) by itself; this machine hands whole commands to a
 * dialogue and its answers back.
 *
 * <p>A phone that lets go (status 29) is no error: the chip is armed again at once, because the
 * same phone is about to come back. Only an empty slot ends the role; an activation never does.
 *
 * <p>The role ticks its chip; nobody else should in the meantime. Confined to one loop.
 */
public final class TargetRole implements Ticked {

  /** Longest command APDU: a short one with 255 bytes of data and Le. */
  public static final int COMMAND_BYTES_MAX = 261;

  private enum Phase {
    IDLE,
    NO_CHIP,
    SETTING_UP,
    ARMED,
    GETTING,
    THINKING,
    SETTING,
    VANISHING,
    ABSENT,
    LEAVING
  }

  private static final byte[] WRONG_LENGTH = {0x67, 0x00};
  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final int MODE_ISO_DEP = 0x08;

  private final Pn532 chip;
  private final TargetDialogue dialogue;
  private final TargetSettings settings;
  private final byte[] arm;
  private final CommandBuffer heard = new CommandBuffer();
  private final byte[] command = new byte[FrameFormat.MAX_DATA_BYTES];
  private final TargetCounters counters = new TargetCounters();
  private Phase phase = Phase.IDLE;
  private boolean active;
  private boolean calledOff;
  private int setUpStep;
  private long slotEndNanos;
  private long untilNanos;
  private long limitNanos;
  private long absentNanos;

  /** A role that does nothing before {@link #begin}. */
  public TargetRole(Pn532 chip, TargetDialogue dialogue, TargetSettings settings) {
    this.chip = chip;
    this.dialogue = dialogue;
    this.settings = settings;
    this.arm = CardCommands.initAsTarget(settings.nfcId());
  }

  /** Begins a slot; the chip takes commands, or is being started. */
  public void begin(long nowNanos) {
    slotEndNanos = after(settings.slotMs(), nowNanos);
    phase = Phase.NO_CHIP;
  }

  /** True before {@link #begin} and from the end of the slot on; the chip is a reader again. */
  public boolean finished() {
    return phase == Phase.IDLE;
  }

  /** What happened so far. */
  public TargetStats stats() {
    return counters.snapshot();
  }

  @Override
  public void tick(long nowNanos) {
    chip.tick(nowNanos);
    boolean moved = phase != Phase.IDLE;
    while (moved) {
      moved = chipLost() ? loseChip(nowNanos) : advance(nowNanos);
    }
  }

  @Override
  public long nextDeadlineNanos() {
    long ownNanos =
        switch (phase) {
          case ARMED -> calledOff ? NEVER : slotEndNanos;
          case GETTING -> calledOff ? NEVER : limitNanos;
          case THINKING -> Math.min(untilNanos, limitNanos);
          case ABSENT -> untilNanos;
          case NO_CHIP -> chipLost() ? slotEndNanos : NEVER;
          default -> NEVER;
        };
    return Math.min(ownNanos, chip.nextDeadlineNanos());
  }

  private boolean chipLost() {
    return switch (chip.state()) {
      case READY, BUSY -> false;
      case STARTING, RESTING, RETIRING, RETIRED, LINE_CLOSED -> true;
    };
  }

  /** Without a chip the slot is over when its time is; the next role waits for the chip then. */
  private boolean loseChip(long nowNanos) {
    if (phase != Phase.NO_CHIP) {
      counters.recoveries++;
      end(TargetEnd.CHIP_LOST, nowNanos);
      phase = Phase.NO_CHIP;
    }
    if (nowNanos >= slotEndNanos) {
      phase = Phase.IDLE;
    }
    return false;
  }

  /** True when something happened that may let the next phase begin at once. */
  private boolean advance(long nowNanos) {
    if (chip.state() == ChipState.BUSY) {
      return callOffWhenDue(nowNanos);
    }
    return switch (phase) {
      case IDLE -> false;
      case NO_CHIP -> setUp(0, nowNanos);
      case SETTING_UP -> setUp(setUpStep + 1, nowNanos);
      case ARMED -> activated(nowNanos);
      case GETTING -> got(nowNanos);
      case THINKING -> think(nowNanos);
      case SETTING -> answered(nowNanos);
      case VANISHING -> vanished(nowNanos);
      case ABSENT -> nowNanos >= untilNanos && arm(nowNanos);
      case LEAVING -> {
        phase = Phase.IDLE;
        yield false;
      }
    };
  }

  private boolean callOffWhenDue(long nowNanos) {
    boolean due =
        switch (phase) {
          case ARMED -> nowNanos >= slotEndNanos;
          case GETTING -> nowNanos >= limitNanos;
          default -> false;
        };
    if (due && !calledOff) {
      calledOff = true;
      chip.callOff(nowNanos);
    }
    return false;
  }

  private boolean control(Phase next, byte[] data, long nowNanos) {
    return submit(next, CommandKind.CONTROL, data, data.length, nowNanos);
  }

  private boolean submit(Phase next, CommandKind kind, byte[] data, int length, long nowNanos) {
    phase = next;
    calledOff = false;
    chip.submit(kind, data, length, nowNanos);
    return false;
  }

  /** A clone that does not know a register still works. */
  private boolean setUp(int step, long nowNanos) {
    setUpStep = step;
    boolean read = chip.outcome() == CommandOutcome.ANSWERED && chip.answerLength() == 1;
    byte[] next = CardCommands.setUp(step, read ? chip.answer()[0] : 0);
    return next.length == 0 ? arm(nowNanos) : control(Phase.SETTING_UP, next, nowNanos);
  }

  private boolean arm(long nowNanos) {
    counters.armings++;
    return submit(Phase.ARMED, CommandKind.LISTEN, arm, arm.length, nowNanos);
  }

  private boolean activated(long nowNanos) {
    boolean answered = chip.outcome() == CommandOutcome.ANSWERED && chip.answerLength() > 0;
    if (!answered || (chip.answer()[0] & MODE_ISO_DEP) == 0) {
      return nowNanos < slotEndNanos
          ? arm(nowNanos)
          : control(Phase.LEAVING, CardCommands.AS_READER, nowNanos);
    }
    counters.activations++;
    active = true;
    dialogue.onActivated(nowNanos);
    return listen(nowNanos);
  }

  private boolean listen(long nowNanos) {
    heard.clear();
    limitNanos = after(settings.silenceMs(), nowNanos);
    return get(nowNanos);
  }

  private boolean get(long nowNanos) {
    byte[] data = CardCommands.GET_DATA;
    return submit(Phase.GETTING, CommandKind.LISTEN, data, data.length, nowNanos);
  }

  private boolean got(long nowNanos) {
    if (chip.outcome() != CommandOutcome.ANSWERED) {
      return lose(calledOff ? TargetEnd.TIMED_OUT : TargetEnd.LINK_LOST, nowNanos);
    }
    return switch (heard.accept(chip.answer(), chip.answerLength())) {
      case MORE -> get(nowNanos);
      case WHOLE -> heard.length() == 0 ? present(nowNanos) : hear(nowNanos);
      case TOO_LONG -> {
        counters.tooLong++;
        yield set(WRONG_LENGTH, nowNanos);
      }
      case RELEASED -> lose(TargetEnd.RELEASED, nowNanos);
      case FAILED -> lose(TargetEnd.LINK_LOST, nowNanos);
    };
  }

  /** An empty block asks whether somebody is there; the answer is as empty. */
  private boolean present(long nowNanos) {
    counters.presenceChecks++;
    return set(new byte[0], nowNanos);
  }

  private boolean hear(long nowNanos) {
    dialogue.onCommand(heard.bytes(), heard.length(), nowNanos);
    limitNanos = after(settings.thinkLimitMs(), nowNanos);
    phase = Phase.THINKING;
    return true;
  }

  private boolean think(long nowNanos) {
    return switch (dialogue.next(nowNanos)) {
      case TargetStep.Wait(long nextNanos) -> {
        untilNanos = nextNanos;
        yield nowNanos >= limitNanos && lose(TargetEnd.TIMED_OUT, nowNanos);
      }
      case TargetStep.Answer(byte[] responseApdu, long silentNanos) -> {
        counters.exchanges++;
        absentNanos = silentNanos;
        yield set(responseApdu, nowNanos);
      }
    };
  }

  private boolean set(byte[] response, long nowNanos) {
    command[0] = CardCommands.SET_DATA;
    System.arraycopy(response, 0, command, 1, response.length);
    return submit(Phase.SETTING, CommandKind.EXCHANGE, command, 1 + response.length, nowNanos);
  }

  private boolean answered(long nowNanos) {
    long silentNanos = absentNanos;
    absentNanos = 0;
    boolean sent =
        chip.outcome() == CommandOutcome.ANSWERED
            && chip.answerLength() > 0
            && chip.answer()[0] == 0;
    if (!sent && silentNanos == 0) {
      return lose(TargetEnd.LINK_LOST, nowNanos);
    }
    if (silentNanos == 0) {
      return listen(nowNanos);
    }
    untilNanos = nowNanos + silentNanos;
    end(TargetEnd.ABSENT, nowNanos);
    return control(Phase.VANISHING, CardCommands.FIELD_OFF, nowNanos);
  }

  private boolean vanished(long nowNanos) {
    phase = Phase.ABSENT;
    slotEndNanos = untilNanos + settings.returnMs() * NANOS_PER_MILLI;
    return nowNanos >= untilNanos;
  }

  private boolean lose(TargetEnd how, long nowNanos) {
    absentNanos = 0;
    end(how, nowNanos);
    slotEndNanos = Math.max(slotEndNanos, after(settings.lingerMs(), nowNanos));
    return arm(nowNanos);
  }

  private void end(TargetEnd how, long nowNanos) {
    if (active) {
      active = false;
      dialogue.onEnd(how, nowNanos);
    }
  }

  private static long after(int millis, long nowNanos) {
    return nowNanos + millis * NANOS_PER_MILLI;
  }
}
