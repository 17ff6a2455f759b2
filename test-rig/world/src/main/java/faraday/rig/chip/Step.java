package faraday.rig.chip;

import faraday.rig.rf.Modulation;
import faraday.rig.rf.Reception;
import faraday.rig.rf.RfFrame;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the chip does next while a command runs. A command is a chain of steps; dropping the step
 * under way drops the command.
 */
sealed interface Step {

  /** Send a frame, wait for the answer, go on with what came. */
  record Transmit(
      RfFrame frame, Modulation modulation, long timeoutNanos, Function<Reception, Step> then)
      implements Step {}

  /** Do nothing for a while. */
  record Pause(long nanos, Supplier<Step> then) implements Step {}

  /** Switch the carrier, which takes no time when it already is so. */
  record Carrier(boolean on, Supplier<Step> then) implements Step {}

  /** Answer the host after a processing time; {@code data} follows the response code. */
  @SuppressWarnings("ArrayRecordComponent") // never compared; made for one use
  record Finish(byte[] data, long processingNanos) implements Step {}

  /** Answer with the error frame. */
  record Refuse() implements Step {}

  /**
   * Wait for what another device does to this chip as a card.
   *
   * @param happened what came of it, or null while nothing did; asked whenever time has passed
   */
  record Await(Supplier<@Nullable Event> happened) implements Step {}

  /** Do something to the air as a card, at once. */
  record Speak(LongConsumer atNanos, Step then) implements Step {}

  /** Something that happened to the chip as a card, and what it does then. */
  record Event(long atNanos, Supplier<Step> then) {}

  /** Run until the host drops the command. */
  record Forever() implements Step {}

  /** Sends a type A frame. */
  static Step typeA(RfFrame frame, long timeoutNanos, Function<Reception, Step> then) {
    return new Transmit(frame, Modulation.TYPE_A, timeoutNanos, then);
  }

  /** The error frame. */
  static Step refuse() {
    return new Refuse();
  }
}
