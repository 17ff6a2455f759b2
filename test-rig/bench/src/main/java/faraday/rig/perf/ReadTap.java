package faraday.rig.perf;

import faraday.rig.car.Cable;
import faraday.rig.phone.AppReader;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PageReader;
import faraday.rig.phone.PhoneLog;
import faraday.rig.phone.WalletPhone;
import java.util.List;

/**
 * What a start tap costs with the charger as card, with the token, car and times of {@link
 * StartTap}: by an app (profile 01) from the moment SELECT leaves the phone to the moment M4 is
 * there, by a Web NFC page (profile 03) from its first SELECT to the commit and from there to M4.
 */
final class ReadTap implements Measurement {

  private static final int EXCHANGES_MAX = 4;
  private static final int BYTES_MAX = 800;
  private static final int APP_MS_MAX = 150;
  private static final int COMMIT_MS_MAX = 350;
  private static final int ANSWER_MS_MAX = 1200;
  private static final long TOKEN_S = 7200;
  private static final long TOKEN_WH = 30_000;
  private static final long TOKEN_MINOR = 2000;

  @Override
  public String what() {
    return "start tap with the charger as card: an app, a page";
  }

  @Override
  public List<Figure> measure(Scale scale) {
    PerfWorld world = world(scale);
    WalletPhone phone = world.driver("driver", TOKEN_S, TOKEN_WH, TOKEN_MINOR);
    AppReader app = new AppReader(phone);
    boolean granted = world.read(phone, app, Intent.START);
    int bytes = frameBytes(phone);
    PerfWorld pageWorld = world(scale);
    WalletPhone surfer = pageWorld.driver("surfer", TOKEN_S, TOKEN_WH, TOKEN_MINOR);
    PageReader page = new PageReader(surfer, PageReader.Habit.HONEST);
    boolean grantedToo = pageWorld.read(surfer, page, Intent.START);
    if (!granted || !grantedToo || app.answeredNanos() < 0 || page.answeredNanos() < 0) {
      throw new NotMeasuredException("a start tap was not granted");
    }
    return figures(
        app.exchangesToAnswer(),
        bytes,
        ms(app.selectNanos(), app.answeredNanos()),
        ms(page.selectNanos(), page.committedNanos()),
        ms(page.committedNanos(), page.answeredNanos()));
  }

  private static PerfWorld world(Scale scale) {
    PerfWorld world = new PerfWorld(scale.seed(), dialogue -> dialogue);
    if (!world.boot()) {
      throw new NotMeasuredException("the charger did not start");
    }
    world.board().plant(1).plug().plugIn(Cable.of32A());
    world.run(2 * PerfWorld.NANOS_PER_S);
    return world;
  }

  /** M0 to M4 with their headers. */
  private static int frameBytes(WalletPhone phone) {
    int bytes = 0;
    for (PhoneLog.SeenFrame frame : phone.log().frames()) {
      bytes += frame.type() <= 0x14 ? frame.bytes().length : 0;
    }
    return bytes;
  }

  private static double ms(long fromNanos, long toNanos) {
    return Rounded.to(3, (double) (toNanos - fromNanos) / PerfWorld.NANOS_PER_MS);
  }

  @Override
  public List<Figure> unmeasured() {
    return figures(0, 0, 0, 0, 0).stream().map(Figure::unmeasured).toList();
  }

  private static List<Figure> figures(
      int exchanges, int bytes, double appMs, double commitMs, double answerMs) {
    return List.of(
        Figure.atMost("cardStartExchanges", exchanges, "exchanges", EXCHANGES_MAX),
        Figure.atMost("cardStartFrameBytes", bytes, "bytes", BYTES_MAX),
        Figure.atMost("cardStartTapMs", appMs, "ms simulated", APP_MS_MAX),
        Figure.atMost("pageCommitMs", commitMs, "ms simulated", COMMIT_MS_MAX),
        Figure.atMost("pageAnswerMs", answerMs, "ms simulated", ANSWER_MS_MAX));
  }
}
