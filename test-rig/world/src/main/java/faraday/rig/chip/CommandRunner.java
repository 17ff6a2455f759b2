package faraday.rig.chip;

import faraday.hal.Ticked;
import faraday.rig.rf.RadioField;
import faraday.rig.rf.Reception;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries out the steps of one command at a time over the field. */
final class CommandRunner {

  /** Told once when a chain of steps has come to its end. */
  @FunctionalInterface
  interface End {
    /** {@code last} is a {@link Step.Finish} or a {@link Step.Refuse}. */
    void ended(Step last, long atNanos);
  }

  private final RadioField field;
  private final long fieldSettleNanos;
  private final End end;
  private @Nullable Runnable due;
  private long dueNanos = Ticked.NEVER;
  private @Nullable Function<Reception, Step> waiting;
  private @Nullable Supplier<Step.@Nullable Event> awaited;
  private long awaitedSinceNanos;
  private boolean running;

  CommandRunner(RadioField field, long fieldSettleNanos, End end) {
    this.field = field;
    this.fieldSettleNanos = fieldSettleNanos;
    this.end = end;
  }

  /** Does something later; replaces what was due. */
  void after(long atNanos, Runnable action) {
    running = true;
    dueNanos = atNanos;
    due = action;
  }

  /** Begins a chain of steps at a moment that has come. */
  void start(Step first, long atNanos) {
    running = true;
    Step step = first;
    while (step instanceof Step.Carrier carrier) {
      if (carrier.on() && !field.on()) {
        field.power(true, atNanos);
        long settledNanos = atNanos + fieldSettleNanos;
        after(settledNanos, () -> start(carrier.then().get(), settledNanos));
        return;
      }
      field.power(carrier.on(), atNanos);
      step = carrier.then().get();
    }
    carryOut(step, atNanos);
  }

  private void carryOut(Step step, long atNanos) {
    switch (step) {
      case Step.Transmit t -> {
        waiting = t.then();
        field.transmit(t.frame(), t.modulation(), t.timeoutNanos(), atNanos);
      }
      case Step.Pause pause -> {
        long overNanos = atNanos + pause.nanos();
        after(overNanos, () -> start(pause.then().get(), overNanos));
      }
      case Step.Await(Supplier<Step.@Nullable Event> happened) -> {
        awaited = happened;
        awaitedSinceNanos = atNanos;
      }
      case Step.Speak(LongConsumer speech, Step then) -> {
        speech.accept(atNanos);
        start(then, atNanos);
      }
      case Step.Forever() -> dueNanos = Ticked.NEVER;
      case Step.Carrier carrier -> start(carrier, atNanos);
      case Step.Finish finish -> end.ended(finish, atNanos);
      case Step.Refuse refuse -> end.ended(refuse, atNanos);
    }
  }

  /** Forgets everything under way. */
  void drop() {
    running = false;
    dueNanos = Ticked.NEVER;
    due = null;
    waiting = null;
    awaited = null;
    field.abandon();
  }

  /** Says that the last action has completed the command. */
  void done() {
    running = false;
  }

  /** True from the first action of a command to {@link #done} or {@link #drop}. */
  boolean running() {
    return running;
  }

  /** Does at most one thing that is due; false when there was none. */
  boolean advance(long nowNanos) {
    Function<Reception, Step> receiver = waiting;
    Reception reception = receiver == null ? null : field.takeReception();
    if (receiver != null && reception != null) {
      waiting = null;
      start(receiver.apply(reception), field.receivedAtNanos());
      return true;
    }
    if (happened(nowNanos)) {
      return true;
    }
    Runnable action = due;
    if (action == null || dueNanos > nowNanos) {
      return false;
    }
    due = null;
    dueNanos = Ticked.NEVER;
    action.run();
    return true;
  }

  private boolean happened(long nowNanos) {
    Step.Event event = awaitedEvent();
    if (event == null || event.atNanos() > nowNanos) {
      return false;
    }
    awaited = null;
    start(event.then().get(), Math.max(event.atNanos(), awaitedSinceNanos));
    return true;
  }

  private Step.@Nullable Event awaitedEvent() {
    Supplier<Step.@Nullable Event> listening = awaited;
    return listening == null ? null : listening.get();
  }

  long nextDeadlineNanos() {
    Step.Event event = awaitedEvent();
    long nextNanos = event == null ? dueNanos : Math.min(dueNanos, event.atNanos());
    return waiting == null ? nextNanos : Math.min(nextNanos, field.nextDeadlineNanos());
  }
}
