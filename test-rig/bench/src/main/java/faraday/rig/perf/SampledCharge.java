package faraday.rig.perf;

import faraday.rig.car.PlantModel.PilotModel;
import java.util.List;

/** Charging with every sample of the pilot's converter computed at its own moment. */
final class SampledCharge implements Measurement {

  private static final double SPEEDUP_MIN = 1000;
  private static final long CHARGE_S = 1_200;

  @Override
  public String what() {
    return "twenty minutes of charging, sample by sample";
  }

  /** The best of several: a loop on one thread is only ever slowed down by others. */
  @Override
  public List<Figure> measure(Scale scale) {
    double best = 0;
    for (int i = 0; i < scale.repeats(); i++) {
      PerfWorld world = new PerfWorld(scale.seed(), dialogue -> dialogue, PilotModel.PER_SAMPLE);
      best = Math.max(best, FourHourCharge.run(world, CHARGE_S).wallSpeedup());
    }
    return figures(Rounded.to(0, best));
  }

  @Override
  public List<Figure> unmeasured() {
    return figures(0).stream().map(Figure::unmeasured).toList();
  }

  private static List<Figure> figures(double wall) {
    return List.of(Figure.atLeast("sampledChargeSpeedup", wall, "x real time", SPEEDUP_MIN));
  }
}
