package faraday.rig.rf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Answers every command with itself and 9000, and remembers what happened. */
public final class EchoApp implements CardApplication {

  /** {@code activated}, {@code deactivated} and command lengths, in order. */
  public final List<String> events = new ArrayList<>();

  private final long delayNanos;

  /** Takes so long for each answer. */
  public EchoApp(long delayNanos) {
    this.delayNanos = delayNanos;
  }

  @Override
  public void activated(long nowNanos) {
    events.add("activated");
  }

  @Override
  public void deactivated(long nowNanos) {
    events.add("deactivated");
  }

  @Override
  public Answer answer(byte[] commandApdu, long nowNanos) {
    events.add("command " + commandApdu.length);
    byte[] response = Arrays.copyOf(commandApdu, commandApdu.length + 2);
    response[commandApdu.length] = (byte) 0x90;
    return new Answer(response, delayNanos);
  }
}
