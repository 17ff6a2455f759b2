package faraday.rig.phone;

import java.security.SecureRandom;

/** What one phone lends to its conversations. */
record PhoneParts(
    Wallet wallet,
    Person person,
    Outbox outbox,
    PhoneLog log,
    SecureRandom random,
    PhoneSettings settings) {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** What the phone's own clock shows. */
  long phoneTimeS(long nowNanos) {
    return settings.epochAtZeroS() + nowNanos / NANOS_PER_SECOND;
  }
}
