package faraday.firmware.access;

import faraday.firmware.session.SessionLimits;
import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.Range;
import faraday.firmware.wire.token.Grant;
import org.jspecify.annotations.Nullable;

/** Where a session ends by itself: the narrowest of token, wish, place, reservations and clock. */
record StartLimits(AccessSettings.BoundedCaps bounded) {

  /** The limits, or null when nothing is left to deliver. Pure. */
  @Nullable SessionLimits of(StartFacts facts) {
    long energyWh = wishedEnergyWh(facts);
    long durationS = Math.min(wishedDurationS(facts), facts.place().local().sessionMaxS());
    long endsEpochS = endsEpochS(facts);
    if (facts.now().quality() == ClockQuality.BOUNDED) {
      energyWh = Math.min(energyWh, bounded.energyWh());
      durationS = Math.min(durationS, bounded.durationS());
    }
    if (endsEpochS != SessionLimits.NO_SLOT) {
      durationS = Math.min(durationS, endsEpochS - facts.now().epochS());
    }
    long costMinor = facts.place().local().free() ? SessionLimits.NO_COST_LIMIT : costMinor(facts);
    return energyWh < 1 || durationS < 1 || costMinor < 1
        ? null
        : new SessionLimits(energyWh, durationS, costMinor, endsEpochS);
  }

  /**
   * E18: the stop is stored at the start: at the end of the token's window, or when someone else's
   * reservation begins, whichever comes first.
   */
  private static long endsEpochS(StartFacts facts) {
    boolean trusted = facts.now().quality() == ClockQuality.TRUSTED;
    boolean reservable =
        StartCheck.RESERVED.cell(facts.column(), facts.now().quality()) != StartCheck.Cell.SKIPPED;
    long nextS = trusted && reservable ? facts.nextReservationS() : SessionLimits.NO_SLOT;
    boolean ends = facts.right() != null && facts.endsWithWindow();
    return ends ? Math.min(nextS, facts.token().claims().validity().expiresS()) : nextS;
  }

  private static long wishedEnergyWh(StartFacts facts) {
    return facts.right() == null
        ? Range.MAX_U32
        : atMost(limits(facts).maxEnergyWh(), facts.token().request().wishedEnergyWh());
  }

  private static long wishedDurationS(StartFacts facts) {
    return facts.right() == null
        ? Range.MAX_U32
        : atMost(limits(facts).maxDurationS(), facts.token().request().wishedDurationS());
  }

  private static long costMinor(StartFacts facts) {
    return limits(facts).maxCostMinor().orElse(SessionLimits.NO_COST_LIMIT);
  }

  private static Grant.Limits limits(StartFacts facts) {
    return facts.grant().limits();
  }

  private static long atMost(long granted, long wished) {
    return wished == 0 ? granted : Math.min(granted, wished);
  }
}
