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
   * @return the figures, all of them, also those that could not be measured
   */
  List<Figure> measure(Scale scale);
}
