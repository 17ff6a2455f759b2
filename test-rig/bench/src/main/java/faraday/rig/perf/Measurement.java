package faraday.rig.perf;

import java.util.List;

/** Something that can be measured. */
interface Measurement {

  /** What it measures, in a few words, for whoever waits. */
  String what();

  /**
   * Measures.
   *
   * @param scale of the effort
   * @return all its figures
   * @throws NotMeasuredException when what was to be measured did not happen
   */
  List<Figure> measure(Scale scale);

  /** The same figures without values: with a limit they are not ok. */
  List<Figure> unmeasured();
}
