package faraday.nfc.card;

/** The mutable side of {@link TargetStats}. */
final class TargetCounters {
  long armings;
  long activations;
  long exchanges;
  long presenceChecks;
  long tooLong;
  long recoveries;

  TargetStats snapshot() {
    return new TargetStats(armings, activations, exchanges, presenceChecks, tooLong, recoveries);
  }
}
