package faraday.rig.chip;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/** A reader app that says what a test tells it and notes what it hears. */
final class ScriptedReader implements ReaderApp {

  final Deque<String> commands = new ArrayDeque<>();
  final List<String> heard = new ArrayList<>();
  final List<Long> answeredNanos = new ArrayList<>();
  boolean letsGo;

  @Override
  public void discovered(long nowNanos) {
    heard.add("discovered");
  }

  @Override
  public Act next(long nowNanos) {
    if (commands.isEmpty()) {
      return letsGo ? new Act.LetGo() : new Act.Wait(nowNanos + 5_000_000L);
    }
    return new Act.Send(HexFormat.of().parseHex(commands.remove()));
  }

  @Override
  public void answered(byte[] response, long nowNanos) {
    heard.add(HexFormat.of().formatHex(response));
    answeredNanos.add(nowNanos);
  }

  @Override
  public void lost(long nowNanos) {
    letsGo = false;
    heard.add("lost");
  }
}
