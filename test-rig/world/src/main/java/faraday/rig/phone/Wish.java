package faraday.rig.phone;

/**
 * What the person asks for beyond the intent (SPEC §3.2 items 4 to 6).
 *
 * @param energyWh 0 no wish
 * @param durationS 0 no wish
 * @param connector 0 any, else 1 … 255
 */
public record Wish(long energyWh, long durationS, int connector) {

  /** No wish at all. */
  public static final Wish NONE = new Wish(0, 0, 0);

  /** Refuses what M1 cannot carry. */
  public Wish {
    if (energyWh < 0 || durationS < 0 || connector < 0 || connector > 255) {
      throw new IllegalArgumentException("a wish outside M1's ranges");
    }
  }
}
