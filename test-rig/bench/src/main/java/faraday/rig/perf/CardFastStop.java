package faraday.rig.perf;

import faraday.rig.car.Cable;
import faraday.rig.phone.AppReader;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.WalletPhone;
import java.util.List;

/**
 * What a stop by ticket costs with the charger as card (SPEC §3.7, §8), as {@link FastStop} counts
 * it: SELECT leaves the phone to the receipt is there, the session having ended by itself before.
 */
final class CardFastStop implements Measurement {

  private static final int EXCHANGES_MAX = 3;
  private static final int MS_MAX = 90;
  private static final long TOKEN_S = 7200;
  private static final long TOKEN_WH = 30_000;
  private static final long TOKEN_MINOR = 2000;

  @Override
  public String what() {
    return "fast stop with the charger as card";
  }

  @Override
  public List<Figure> measure(Scale scale) {
    PerfWorld world = new PerfWorld(scale.seed(), dialogue -> dialogue);
    boolean up = world.boot();
    world.board().plant(1).plug().plugIn(Cable.of32A());
    world.run(2 * PerfWorld.NANOS_PER_S);
    WalletPhone phone = world.driver("driver", TOKEN_S, TOKEN_WH, TOKEN_MINOR);
    phone.useTickets(true);
    boolean granted = up && world.read(phone, new AppReader(phone), Intent.START);
    world.run(10 * PerfWorld.NANOS_PER_S);
    world.board().plant(1).plug().pullAtCar();
    world.run(10 * PerfWorld.NANOS_PER_S);
    AppReader app = new AppReader(phone);
    boolean stopped = granted && world.read(phone, app, Intent.STOP);
    boolean settled = phone.log().last(PhoneEvent.Settled.class).isPresent();
    if (!stopped || !settled || app.answeredNanos() < 0) {
      throw new NotMeasuredException("the stop was not answered as expected");
    }
    double ms = (double) (app.answeredNanos() - app.selectNanos()) / PerfWorld.NANOS_PER_MS;
    return figures(app.exchangesToAnswer(), Rounded.to(3, ms));
  }

  @Override
  public List<Figure> unmeasured() {
    return figures(0, 0).stream().map(Figure::unmeasured).toList();
  }

  private static List<Figure> figures(int exchanges, double ms) {
    return List.of(
        Figure.atMost("cardFastStopExchanges", exchanges, "exchanges", EXCHANGES_MAX),
        Figure.atMost("cardFastStopTapMs", ms, "ms simulated", MS_MAX));
  }
}
