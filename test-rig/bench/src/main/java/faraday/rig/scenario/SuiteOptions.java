package faraday.rig.scenario;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How scenarios are to be played.
 *
 * @param seed for all of them, before their own
 * @param corners also at every corner of the tolerances
 * @param onlyCorner by its name, or null
 * @param circuit which circuit, or both against each other
 * @param traceFolder takes a trace of every run, or null
 * @param threads played at a time
 */
public record SuiteOptions(
    OptionalLong seed,
    boolean corners,
    @Nullable String onlyCorner,
    Circuit circuit,
    @Nullable Path traceFolder,
    int threads) {

  /** Which pilot circuit. */
  public enum Circuit {
    /** The one of the file. */
    OWN,
    /** Plateaus, whatever the file says. */
    PLATEAU,
    /** Samples, whatever the file says. */
    PER_SAMPLE,
    /** Both; every decision must be the same within one tick. */
    COMPARE
  }

  /** As the files have it, on two threads. */
  public static SuiteOptions usual() {
    return new SuiteOptions(OptionalLong.empty(), false, null, Circuit.OWN, null, 2);
  }

  /** The same with a folder for traces. */
  public SuiteOptions tracedInto(@Nullable Path folder) {
    return new SuiteOptions(seed, corners, onlyCorner, circuit, folder, threads);
  }
}
