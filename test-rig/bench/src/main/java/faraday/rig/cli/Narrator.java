package faraday.rig.cli;

import faraday.rig.demo.DemoListener;
import java.io.PrintStream;
import java.util.Locale;

/** Tells a person what happens, each line with virtual and wall time. */
final class Narrator implements DemoListener {

  private static final long NANOS_PER_MS = 1_000_000L;
  private static final long MS_PER_S = 1000;
  private static final long S_PER_MINUTE = 60;
  private static final long S_PER_HOUR = 3600;

  private final PrintStream to;
  private final boolean terminal;
  private boolean onProgressLine;

  /**
   * A narrator.
   *
   * @param terminal whether a progress line may overwrite the one before
   */
  Narrator(PrintStream to, boolean terminal) {
    this.to = to;
    this.terminal = terminal;
  }

  @Override
  public void say(long nowNanos, String text) {
    endProgress();
    to.println(stamp(nowNanos) + "  " + text);
  }

  @Override
  public void progress(long nowNanos, String text) {
    if (terminal) {
      to.print("\r" + stamp(nowNanos) + "  " + text + "   ");
      onProgressLine = true;
    } else {
      to.println(stamp(nowNanos) + "  " + text);
    }
    to.flush();
  }

  void endProgress() {
    if (onProgressLine) {
      to.println();
      onProgressLine = false;
    }
  }

  private static String stamp(long nowNanos) {
    long ms = nowNanos / NANOS_PER_MS;
    long s = ms / MS_PER_S;
    return String.format(
        Locale.ROOT,
        "%d:%02d:%02d.%03d | wall %5.2f s",
        s / S_PER_HOUR,
        s / S_PER_MINUTE % S_PER_MINUTE,
        s % S_PER_MINUTE,
        ms % MS_PER_S,
        WallTime.sinceStartMs() / 1e3);
  }
}
