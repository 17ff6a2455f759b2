package faraday.rig.perf;

import faraday.rig.bench.TapFigures;
import faraday.rig.car.Cable;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.WalletPhone;
import java.util.List;

/**
 * What a stop by ticket costs (SPEC §3.7), charger as reader, as {@link StartTap} counts: once the
 * session has ended by itself, so that the figure is the tap's own; and while energy flows, when
 * the car, the contacts and the meter's next reading are waited for.
 */
final class FastStop implements Measurement {

  private static final int EXCHANGES_MAX = 3;
  private static final int MS_MAX = 90;
  private static final long TOKEN_S = 7200;
  private static final long TOKEN_WH = 30_000;
  private static final long TOKEN_MINOR = 2000;

  @Override
  public String what() {
    return "fast stop: exchanges, bytes, simulated time";
  }

  @Override
  public List<Figure> measure(Scale scale) {
    TapFigures tap = stop(scale.seed(), true, true);
    TapFigures full = stop(scale.seed(), true, false);
    TapFigures loaded = stop(scale.seed(), false, true);
    return figures(tap, ms(full), ms(loaded));
  }

  @Override
  public List<Figure> unmeasured() {
    TapFigures none = new TapFigures(0, 0, 0, 0, 0, 0, List.of());
    return figures(none, 0, 0).stream().map(Figure::unmeasured).toList();
  }

  private static List<Figure> figures(TapFigures tap, double fullMs, double loadedMs) {
    return List.of(
        Figure.atMost("fastStopExchanges", tap.exchanges(), "exchanges", EXCHANGES_MAX),
        Figure.info("fastStopFrameBytes", tap.frameBytes(), "bytes"),
        Figure.atMost("fastStopTapMs", ms(tap), "ms simulated", MS_MAX),
        Figure.info("fullStopTapMs", fullMs, "ms simulated"),
        Figure.info("fastStopUnderLoadMs", loadedMs, "ms simulated"));
  }

  private static double ms(TapFigures tap) {
    return Rounded.to(3, (double) tap.nanos() / PerfWorld.NANOS_PER_MS);
  }

  private static TapFigures stop(long seed, boolean over, boolean fast) {
    PerfWorld world = new PerfWorld(seed, dialogue -> dialogue);
    boolean up = world.boot();
    world.board().plant(1).plug().plugIn(Cable.of32A());
    world.run(2 * PerfWorld.NANOS_PER_S);
    WalletPhone phone = world.driver("driver", TOKEN_S, TOKEN_WH, TOKEN_MINOR);
    phone.useTickets(fast);
    boolean granted = up && world.tap(phone, Intent.START);
    world.run(10 * PerfWorld.NANOS_PER_S);
    if (over) {
      world.board().plant(1).plug().pullAtCar();
      world.run(10 * PerfWorld.NANOS_PER_S);
    }
    boolean stopped = granted && world.tap(phone, Intent.STOP);
    boolean settled =
        fast
            ? phone.log().last(PhoneEvent.Settled.class).isPresent()
            : phone.log().last(PhoneEvent.Stopped.class).isPresent();
    List<TapFigures> taps = world.board().taps();
    if (!stopped || !settled || taps.isEmpty()) {
      throw new NotMeasuredException("the stop was not answered as expected");
    }
    return taps.getLast();
  }
}
