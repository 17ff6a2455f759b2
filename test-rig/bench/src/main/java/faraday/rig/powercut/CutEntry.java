package faraday.rig.powercut;

import java.util.function.Function;

/**
 * A campaign among classes of which one may be broken: {@code CUTS SEED} in, {@link #CAUGHT} out.
 */
public final class CutEntry implements Function<String, String> {

  /** Something did not hold. */
  public static final String CAUGHT = "caught";

  /** Everything held. */
  public static final String HELD = "held";

  @Override
  public String apply(String order) {
    String[] words = order.split(" ", -1);
    long seed = Long.parseLong(words[1]);
    CutReport report = CutCampaign.part(Long.parseLong(words[0]), seed, 0, 1);
    return report.breaches().isEmpty() ? HELD : CAUGHT;
  }
}
