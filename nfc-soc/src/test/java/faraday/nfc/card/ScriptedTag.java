package faraday.nfc.card;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongFunction;

/** A dialogue that says what a test tells it and notes what it hears. */
public final class ScriptedTag implements TargetDialogue {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  public final List<String> heard = new ArrayList<>();
  public final Deque<LongFunction<TargetStep>> steps = new ArrayDeque<>();
  public LongFunction<TargetStep> otherwise = _ -> answer("9000", 0);

  public static TargetStep answer(String hex, long absentNanos) {
    return new TargetStep.Answer(HEX.parseHex(hex), absentNanos);
  }

  @Override
  public void onActivated(long nowNanos) {
    heard.add("activated");
  }

  @Override
  public void onCommand(byte[] buffer, int length, long nowNanos) {
    heard.add(HEX.formatHex(buffer, 0, length));
  }

  @Override
  public TargetStep next(long nowNanos) {
    LongFunction<TargetStep> step = steps.isEmpty() ? otherwise : steps.peek();
    TargetStep said = step.apply(nowNanos);
    if (said instanceof TargetStep.Answer) {
      steps.poll();
    }
    return said;
  }

  @Override
  public void onEnd(TargetEnd end, long nowNanos) {
    heard.add("end " + end);
  }
}
