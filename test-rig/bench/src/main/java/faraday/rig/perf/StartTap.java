package faraday.rig.perf;

import faraday.rig.bench.TapFigures;
import faraday.rig.car.Cable;
import faraday.rig.phone.Intent;
import java.util.List;

/**
 * What one start tap costs in exchanges, bytes and simulated time: a car is plugged, the token has
 * every field and a command with three schedule periods, the phone takes 10 ms for each APDU, the
 * PN532 5 ms for each exchange, the charger 2 ms for each answer. Counted, so equal on all
 * machines.
 */
final class StartTap implements Measurement {

  private static final int EXCHANGES_MAX = 5;
  private static final int BYTES_MAX = 800;
  private static final int MS_MAX = 200;
  private static final long TOKEN_S = 7200;
  private static final long TOKEN_WH = 30_000;
  private static final long TOKEN_MINOR = 2000;

  @Override
  public String what() {
    return "start tap: exchanges, bytes, simulated time";
  }

  @Override
  public List<Figure> measure(Scale scale) {
    PerfWorld world = new PerfWorld(scale.seed(), dialogue -> dialogue);
    boolean up = world.boot();
    world.board().plant(1).plug().plugIn(Cable.of32A());
    world.run(2 * PerfWorld.NANOS_PER_S);
    boolean granted =
        up && world.tap(world.driver("driver", TOKEN_S, TOKEN_WH, TOKEN_MINOR), Intent.START);
    List<TapFigures> taps = world.board().taps();
    if (!granted || taps.isEmpty()) {
      throw new NotMeasuredException("the start tap was not granted");
    }
    TapFigures tap = taps.getLast();
    double ms = (double) tap.nanos() / PerfWorld.NANOS_PER_MS;
    return figures(tap.exchanges(), tap.frameBytes(), Rounded.to(3, ms));
  }

  @Override
  public List<Figure> unmeasured() {
    return figures(0, 0, 0).stream().map(Figure::unmeasured).toList();
  }

  private static List<Figure> figures(int exchanges, int bytes, double ms) {
    return List.of(
        Figure.atMost("startExchanges", exchanges, "exchanges", EXCHANGES_MAX),
        Figure.atMost("startFrameBytes", bytes, "bytes", BYTES_MAX),
        Figure.atMost("startTapMs", ms, "ms simulated", MS_MAX));
  }
}
