package faraday.pilot.limit;

import faraday.pilot.duty.DutyLaw;

/**
 * min(user, profile, site, cable, thermal, mains), taken here and nowhere else. What comes out is
 * driven and published alike, together with the one that binds; no part can ever raise it.
 *
 * <p>Confined to the safety loop. A part that was never set counts as 0.
 */
@SuppressWarnings("EnumOrdinal") // ordinals index an array of this run only
public final class LimitStack {

  private static final LimitSource[] SOURCES = LimitSource.values();
  private static final int FIRST = LimitSource.USER.ordinal();

  private final int[] partMa = new int[SOURCES.length];
  private int limitMa;
  private LimitSource binding = LimitSource.NONE;

  /** Sets a part, in mA, at least 0; it counts from the next {@link #settle}. */
  public void set(LimitSource part, int newMa) {
    partMa[part.ordinal()] = newMa;
  }

  /** A part as it was last set, in mA. */
  public int partMa(LimitSource part) {
    return partMa[part.ordinal()];
  }

  /**
   * Takes the minimum anew.
   *
   * @param ordered whether power is ordered at all; if not, there is no limit and nobody binds
   * @return true when limit or binding part have changed
   */
  public boolean settle(boolean ordered) {
    int beforeMa = limitMa;
    LimitSource before = binding;
    if (ordered) {
      takeMinimum();
    } else {
      limitMa = 0;
      binding = LimitSource.NONE;
    }
    return limitMa != beforeMa || binding != before;
  }

  private void takeMinimum() {
    int least = FIRST;
    for (int i = FIRST + 1; i < SOURCES.length; i++) {
      if (partMa[i] < partMa[least]) {
        least = i;
      }
    }
    binding = SOURCES[least];
    limitMa = partMa[least] < DutyLaw.LIMIT_MIN_MA ? 0 : partMa[least];
  }

  /** The smallest part in mA; 0 when it is below the 6 A that a pilot can offer. */
  public int limitMa() {
    return limitMa;
  }

  /** Whose limit that is, also when it is 0. */
  public LimitSource binding() {
    return binding;
  }
}
