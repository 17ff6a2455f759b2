package faraday.nfc.chip;

import faraday.hal.Ticked;
import faraday.nfc.frame.FrameDecoder;
import faraday.nfc.frame.FrameEvent;
import faraday.nfc.frame.FrameFormat;
import java.util.function.Predicate;

/**
 * One command from its first byte to its outcome: ACK, answer, NACK for a damaged answer, repeats.
 *
 * <p>When no ACK comes after silence, the chip never got the command, and it is sent again. After
 * noise it probably did and its ACK was damaged: then its answer is awaited, because a phone must
 * not hear a thing twice. On a bus silence proves nothing, and what goes to a phone is said once.
 */
final class Exchange {

  private enum Stage {
    DONE,
    SENDING,
    AWAIT_ACK,
    AWAIT_ANSWER,
    CALLING_OFF
  }

  private final ChipLine line;
  private final Pn532Settings settings;
  private final Counters counters;
  private final Silence silence;
  private final byte[] command = new byte[FrameFormat.MAX_DATA_BYTES];
  private final byte[] answer = new byte[FrameFormat.MAX_DATA_BYTES];
  private Stage stage = Stage.DONE;
  private CommandKind kind = CommandKind.CONTROL;
  private CommandOutcome outcome = CommandOutcome.NONE;
  private CommandOutcome failure = CommandOutcome.NONE;
  private int commandLength;
  private int answerLength;
  private int repeatsLeft;
  private int nacksLeft;
  private long ackNanos;
  private long sentAtNanos;
  private long deadlineNanos;
  private boolean noise;
  private boolean answerDamaged;
  private final Predicate<FrameEvent> lateAnswer = this::answeredLate;

  Exchange(ChipLine line, Pn532Settings settings, Counters counters) {
    this.line = line;
    this.settings = settings;
    this.counters = counters;
    this.silence = new Silence(line, counters, settings.wake());
  }

  /** Sends a command, 1…{@link FrameFormat#MAX_DATA_BYTES} bytes; the last one must be over. */
  void begin(CommandKind newKind, byte[] data, int length, long nowNanos) {
    ackNanos = Millis.nanos(settings.waits().ackMs());
    repeatsLeft = settings.limits().repeats();
    load(newKind, data, length);
    send(nowNanos);
  }

  /** The same for the first command after opening a line: a slow ACK, and no second try. */
  void beginPatiently(byte[] data, int length, long nowNanos) {
    ackNanos = Millis.nanos(settings.wake().firstAckMs());
    repeatsLeft = 0;
    load(CommandKind.CONTROL, data, length);
    send(nowNanos);
  }

  /** Forgets the command without a word to the chip. */
  void drop() {
    stage = Stage.DONE;
    outcome = CommandOutcome.NONE;
  }

  /** See {@link Pn532#callOff}. */
  void callOff(long nowNanos) {
    if (stage != Stage.DONE && stage != Stage.CALLING_OFF) {
      repeatsLeft = 0;
      giveUp(CommandOutcome.NO_ANSWER, nowNanos);
    }
  }

  CommandKind kind() {
    return kind;
  }

  CommandOutcome outcome() {
    return outcome;
  }

  /** The answer without its code, valid after {@link CommandOutcome#ANSWERED}. */
  byte[] answer() {
    return answer;
  }

  int answerLength() {
    return answerLength;
  }

  void tick(long nowNanos) {
    if (stage == Stage.DONE) {
      return;
    }
    line.flush();
    if (stage == Stage.CALLING_OFF) {
      awaitSilence(nowNanos);
    } else {
      converse(nowNanos);
    }
    if (line.closed() && stage != Stage.DONE) {
      finish(CommandOutcome.LINE_CLOSED);
    }
  }

  long nextDeadlineNanos(long nowNanos) {
    return switch (stage) {
      case DONE -> Ticked.NEVER;
      case SENDING -> line.nextFlushNanos(nowNanos);
      case AWAIT_ACK -> ackDueNanos();
      case AWAIT_ANSWER -> Math.min(deadlineNanos, gapDueNanos());
      case CALLING_OFF -> silence.deadlineNanos();
    };
  }

  private void converse(long nowNanos) {
    if (stage == Stage.SENDING && line.flushed()) {
      startAckTimer(nowNanos);
    }
    while (stage == Stage.AWAIT_ACK || stage == Stage.AWAIT_ANSWER) {
      FrameEvent event = line.receive(nowNanos);
      if (event == FrameEvent.NONE) {
        checkTime(nowNanos);
        return;
      }
      if (stage == Stage.AWAIT_ACK) {
        awaitAck(event, nowNanos);
      } else {
        awaitAnswer(event);
      }
    }
  }

  private void load(CommandKind newKind, byte[] data, int length) {
    if (stage != Stage.DONE) {
      throw new IllegalStateException("a PN532 takes one command at a time");
    }
    if (length < 1 || length > command.length) {
      throw new IllegalArgumentException("command of " + length + " bytes");
    }
    System.arraycopy(data, 0, command, 0, length);
    commandLength = length;
    kind = newKind;
    outcome = CommandOutcome.PENDING;
    nacksLeft = settings.limits().nacks();
    counters.commands++;
  }

  private void send(long nowNanos) {
    noise = false;
    answerDamaged = false;
    stage = Stage.SENDING;
    line.dropPartialFrame();
    line.sendCommand(command, commandLength, nowNanos);
    if (line.flushed()) {
      startAckTimer(nowNanos);
    }
  }

  private void startAckTimer(long nowNanos) {
    sentAtNanos = nowNanos;
    deadlineNanos = line.idleAtNanos(nowNanos) + ackNanos;
    stage = Stage.AWAIT_ACK;
  }

  private void awaitAck(FrameEvent event, long nowNanos) {
    switch (event) {
      case ACK -> acknowledged(nowNanos);
      case ERROR -> finish(CommandOutcome.SYNTAX_ERROR);
      case BAD_LENGTH, TOO_LONG, NACK -> noise = true;
      case BAD_CHECKSUM -> {
        acknowledged(nowNanos);
        answerDamaged = true;
      }
      case ANSWER -> counters.strays += noise && takeAnswer() ? 0 : 1;
      case WRONG_TFI -> counters.strays++;
      case NONE -> {}
    }
  }

  private void acknowledged(long nowNanos) {
    stage = Stage.AWAIT_ANSWER;
    deadlineNanos = settings.waits().answerDueNanos(kind, nowNanos);
  }

  private void awaitAnswer(FrameEvent event) {
    switch (event) {
      case ANSWER -> counters.strays += takeAnswer() ? 0 : 1;
      case ERROR -> finish(CommandOutcome.SYNTAX_ERROR);
      case BAD_LENGTH, TOO_LONG, BAD_CHECKSUM -> answerDamaged = true;
      case ACK, NACK, WRONG_TFI -> counters.strays++;
      case NONE -> {}
    }
  }

  private boolean takeAnswer() {
    FrameDecoder decoder = line.decoder();
    if (decoder.data()[0] != (byte) (command[0] + 1)) {
      return false;
    }
    answerLength = decoder.length() - 1;
    System.arraycopy(decoder.data(), 1, answer, 0, answerLength);
    finish(CommandOutcome.ANSWERED);
    return true;
  }

  private void checkTime(long nowNanos) {
    if (stage == Stage.AWAIT_ACK && nowNanos >= ackDueNanos()) {
      if (mayHaveBeenTaken()) {
        line.dropPartialFrame();
        acknowledged(nowNanos);
      } else {
        giveUp(CommandOutcome.NOT_ACKNOWLEDGED, nowNanos);
      }
    } else if (stage == Stage.AWAIT_ANSWER && nowNanos >= gapDueNanos()) {
      askAgain(nowNanos);
    } else if (stage == Stage.AWAIT_ANSWER && nowNanos >= deadlineNanos) {
      giveUp(CommandOutcome.NO_ANSWER, nowNanos);
    }
  }

  private boolean mayHaveBeenTaken() {
    return heardAnything() || (kind == CommandKind.EXCHANGE && !line.silenceIsProof());
  }

  private boolean heardAnything() {
    return line.lastByteNanos() > sentAtNanos;
  }

  private long ackDueNanos() {
    if (!heardAnything()) {
      return deadlineNanos;
    }
    long gapEndNanos = line.lastByteNanos() + Millis.nanos(settings.waits().byteGapMs());
    long chatterEndNanos = deadlineNanos + Millis.nanos(settings.wake().drainMaxMs());
    return Math.max(deadlineNanos, Math.min(gapEndNanos, chatterEndNanos));
  }

  /** When a damaged or unfinished answer is complained about, once the line has fallen quiet. */
  private long gapDueNanos() {
    if (!answerDamaged && !line.insideFrame()) {
      return Ticked.NEVER;
    }
    return line.lastByteNanos() + Millis.nanos(settings.waits().byteGapMs());
  }

  private void askAgain(long nowNanos) {
    line.dropPartialFrame();
    answerDamaged = false;
    if (nacksLeft == 0) {
      giveUp(CommandOutcome.DAMAGED_ANSWER, nowNanos);
      return;
    }
    nacksLeft--;
    line.sendNack(nowNanos);
    deadlineNanos = line.idleAtNanos(nowNanos) + Millis.nanos(settings.waits().nackMs());
  }

  private void giveUp(CommandOutcome why, long nowNanos) {
    failure = why;
    stage = Stage.CALLING_OFF;
    silence.begin(nowNanos);
  }

  private void awaitSilence(long nowNanos) {
    if (!silence.reached(nowNanos, lateAnswer) || stage == Stage.DONE) {
      return;
    }
    boolean neverTaken = failure == CommandOutcome.NOT_ACKNOWLEDGED;
    if (repeatsLeft > 0 && (neverTaken || kind.harmless())) {
      repeatsLeft--;
      counters.repeats++;
      send(nowNanos);
    } else {
      finish(failure);
    }
  }

  /** A phone came while LISTEN was called off: the chip's word of it crossed ours. */
  private boolean answeredLate(FrameEvent event) {
    boolean mayCount = kind == CommandKind.LISTEN && failure == CommandOutcome.NO_ANSWER;
    return mayCount && stage == Stage.CALLING_OFF && event == FrameEvent.ANSWER && takeAnswer();
  }

  private void finish(CommandOutcome end) {
    stage = Stage.DONE;
    outcome = end;
  }
}
