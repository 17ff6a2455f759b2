package faraday.nfc.reader;

import faraday.hal.Ticked;
import faraday.nfc.chip.ChipState;
import faraday.nfc.chip.CommandKind;
import faraday.nfc.chip.CommandOutcome;
import faraday.nfc.chip.Pn532;
import faraday.nfc.frame.FrameFormat;
import org.jspecify.annotations.Nullable;

/**
 * Looks for one type A target at a time and lets a dialogue talk to it.
 *
 * <p>Every search begins with a field that was off: a target left half activated, or halted by a
 * release, would stay mute for as long as the field stands. A target that was released and is still
 * held to the reader is searched for but not served again, unless the dialogue wants more; one
 * whose link was lost is served as soon as it is found, because a tap may be interrupted and go on.
 *
 * <p>The role ticks its chip; nobody else should. Confined to one loop.
 */
public final class ReaderRole implements Ticked {

  private enum Phase {
    NO_CHIP,
    FIELD_OFF,
    PAUSE,
    LISTING,
    ASKING,
    EXCHANGING,
    RELEASING
  }

  private static final byte[] SWITCH_FIELD_OFF = {0x32, 0x01, 0x00};
  private static final byte[] LIST_ONE_TYPE_A = {0x4A, 0x01, 0x00};
  private static final byte[] RELEASE_ALL = {0x52, 0x00};
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private final Pn532 chip;
  private final ApduDialogue dialogue;
  private final ReaderSettings settings;
  private final ApduTransfer transfer = new ApduTransfer();
  private final LingeringTarget lingering;
  private final byte[] command = new byte[FrameFormat.MAX_DATA_BYTES];
  private final ReaderCounters counters = new ReaderCounters();
  private Phase phase = Phase.NO_CHIP;
  private @Nullable TargetInfo target;
  private int targetNumber;
  private int answersInTap;
  private long nextPollNanos = Long.MIN_VALUE;
  private long pauseUntilNanos;
  private long waitUntilNanos;
  private long waitLimitNanos;
  private LinkLoss lastLoss = LinkLoss.NONE;

  /** A role that begins to search at its first tick. */
  public ReaderRole(Pn532 chip, ApduDialogue dialogue, ReaderSettings settings) {
    this.chip = chip;
    this.dialogue = dialogue;
    this.settings = settings;
    this.lingering = new LingeringTarget(settings.absenceMs() * NANOS_PER_MILLI);
  }

  @Override
  public void tick(long nowNanos) {
    chip.tick(nowNanos);
    boolean moved = true;
    while (moved) {
      moved = chipLost() ? loseChip(nowNanos) : advance(nowNanos);
    }
  }

  @Override
  public long nextDeadlineNanos() {
    long ownNanos =
        switch (phase) {
          case PAUSE -> pauseUntilNanos;
          case ASKING -> Math.min(waitUntilNanos, waitLimitNanos);
          case NO_CHIP, FIELD_OFF, LISTING, EXCHANGING, RELEASING -> NEVER;
        };
    return Math.min(ownNanos, chip.nextDeadlineNanos());
  }

  /** True while nobody is there and the field is off: the chip may be lent to another role. */
  public boolean resting() {
    return phase == Phase.PAUSE;
  }

  /** True while a target is served. */
  public boolean serving() {
    return target != null;
  }

  /** Lends the chip away; with the next tick the role takes it up again and searches at once. */
  public void stand() {
    if (phase != Phase.PAUSE) {
      throw new IllegalStateException("the reader is at work: " + phase);
    }
    phase = Phase.NO_CHIP;
    nextPollNanos = Long.MIN_VALUE;
  }

  /** What happened so far. */
  public ReaderStats stats() {
    return counters.snapshot();
  }

  /** Why the last lost link was given up. */
  public LinkLoss lastLoss() {
    return lastLoss;
  }

  /** The chip's error code behind {@link LinkLoss#RADIO_ERROR}, 0x01…0x3F. */
  public int lastRadioStatus() {
    return transfer.radioStatus();
  }

  private boolean chipLost() {
    return switch (chip.state()) {
      case READY, BUSY -> false;
      case STARTING, RESTING, RETIRING, RETIRED, LINE_CLOSED -> true;
    };
  }

  private boolean loseChip(long nowNanos) {
    if (phase == Phase.NO_CHIP) {
      return false;
    }
    phase = Phase.NO_CHIP;
    counters.recoveries++;
    end(TapEnd.CHIP_LOST, nowNanos);
    return false;
  }

  /** True when something happened that may let the next phase begin at once. */
  private boolean advance(long nowNanos) {
    if (chip.state() == ChipState.BUSY) {
      return false;
    }
    return switch (phase) {
      case NO_CHIP -> switchFieldOff(nowNanos);
      case FIELD_OFF -> pause(nowNanos);
      case PAUSE -> nowNanos >= pauseUntilNanos && search(nowNanos);
      case LISTING -> listed(nowNanos);
      case ASKING -> ask(nowNanos);
      case EXCHANGING -> exchanged(nowNanos);
      case RELEASING -> released(nowNanos);
    };
  }

  private boolean submit(Phase next, CommandKind kind, byte[] data, int length, long nowNanos) {
    phase = next;
    chip.submit(kind, data, length, nowNanos);
    return false;
  }

  private boolean switchFieldOff(long nowNanos) {
    return submit(
        Phase.FIELD_OFF, CommandKind.CONTROL, SWITCH_FIELD_OFF, SWITCH_FIELD_OFF.length, nowNanos);
  }

  private boolean pause(long nowNanos) {
    phase = Phase.PAUSE;
    long offNanos = nowNanos + settings.fieldOffMs() * NANOS_PER_MILLI;
    pauseUntilNanos = Math.max(offNanos, nextPollNanos);
    return true;
  }

  private boolean search(long nowNanos) {
    counters.polls++;
    nextPollNanos = nowNanos + settings.pollMs() * NANOS_PER_MILLI;
    return submit(
        Phase.LISTING, CommandKind.LIST, LIST_ONE_TYPE_A, LIST_ONE_TYPE_A.length, nowNanos);
  }

  private boolean listed(long nowNanos) {
    boolean answered = chip.outcome() == CommandOutcome.ANSWERED;
    ListAnswer answer =
        answered
            ? ListAnswer.parse(chip.answer(), chip.answerLength())
            : new ListAnswer.Malformed();
    return switch (answer) {
      case ListAnswer.Found found when found.target().speaksIsoDep() -> found(found, nowNanos);
      case ListAnswer.Found silent -> {
        lingering.missed(nowNanos);
        dialogue.onSilentTarget(silent.target(), nowNanos);
        yield switchFieldOff(nowNanos);
      }
      case ListAnswer.Empty _, ListAnswer.Malformed _ -> {
        lingering.missed(nowNanos);
        yield switchFieldOff(nowNanos);
      }
    };
  }

  private boolean found(ListAnswer.Found found, long nowNanos) {
    if (lingering.seen(found.target(), nowNanos) && !dialogue.wantsMore(nowNanos)) {
      return switchFieldOff(nowNanos);
    }
    lingering.forget();
    counters.conversations++;
    target = found.target();
    targetNumber = found.number();
    answersInTap = 0;
    dialogue.onTarget(found.target(), nowNanos);
    return beginAsking(nowNanos);
  }

  private boolean beginAsking(long nowNanos) {
    phase = Phase.ASKING;
    waitLimitNanos = nowNanos + settings.waitLimitMs() * NANOS_PER_MILLI;
    return true;
  }

  private boolean ask(long nowNanos) {
    return switch (dialogue.next(nowNanos)) {
      case DialogueStep.Wait(long untilNanos) -> {
        waitUntilNanos = untilNanos;
        yield nowNanos >= waitLimitNanos && release(nowNanos);
      }
      case DialogueStep.Send(byte[] commandApdu) -> {
        transfer.begin(commandApdu, targetNumber);
        yield sendPiece(nowNanos);
      }
      case DialogueStep.Release _ -> release(nowNanos);
    };
  }

  private boolean sendPiece(long nowNanos) {
    int length = transfer.nextCommand(command);
    return submit(Phase.EXCHANGING, CommandKind.EXCHANGE, command, length, nowNanos);
  }

  private boolean exchanged(long nowNanos) {
    return switch (chip.outcome()) {
      case ANSWERED ->
          switch (transfer.accept(chip.answer(), chip.answerLength())) {
            case MORE -> sendPiece(nowNanos);
            case DONE -> respond(nowNanos);
            case FAILED -> loseLink(transfer.loss(), nowNanos);
          };
      case SYNTAX_ERROR -> loseLink(LinkLoss.SYNTAX_ERROR, nowNanos);
      case NONE, PENDING, NOT_ACKNOWLEDGED, NO_ANSWER, DAMAGED_ANSWER, RESTARTED, LINE_CLOSED ->
          loseLink(LinkLoss.NO_ANSWER, nowNanos);
    };
  }

  private boolean respond(long nowNanos) {
    answersInTap++;
    counters.exchanges++;
    counters.bytesSent += transfer.commandLength();
    counters.bytesReceived += transfer.responseLength();
    dialogue.onResponse(transfer.response(), transfer.responseLength(), nowNanos);
    return beginAsking(nowNanos);
  }

  /** A tap that had begun may go on at once; one that never worked waits for the next search. */
  private boolean loseLink(LinkLoss why, long nowNanos) {
    lastLoss = why;
    counters.linksLost++;
    if (answersInTap > 0) {
      nextPollNanos = nowNanos;
    }
    end(TapEnd.LINK_LOST, nowNanos);
    return release(nowNanos);
  }

  private boolean release(long nowNanos) {
    return submit(Phase.RELEASING, CommandKind.CONTROL, RELEASE_ALL, RELEASE_ALL.length, nowNanos);
  }

  private boolean released(long nowNanos) {
    if (target != null) {
      lingering.begin(target, nowNanos);
      end(TapEnd.RELEASED, nowNanos);
      if (dialogue.wantsMore(nowNanos)) {
        nextPollNanos = nowNanos;
      }
    }
    return switchFieldOff(nowNanos);
  }

  private void end(TapEnd how, long nowNanos) {
    if (target != null) {
      target = null;
      dialogue.onEnd(how, nowNanos);
    }
  }
}
