package faraday.rig.tap;

/**
 * What a run of the charger for phones outside is to be.
 *
 * @param seed decides every key, nonce and UID
 * @param sessions ended sessions after which it is over, 1 … {@link #SESSIONS_MAX}
 * @param chargeS virtual seconds of charging between a start and the next tap
 */
public record TapSettings(long seed, int sessions, int chargeS) {

  /** As many tokens as the opening credit of a wallet covers. */
  public static final int SESSIONS_MAX = 4;

  /** A day. */
  public static final int CHARGE_S_MAX = 86_400;

  /** Refuses what is out of range. */
  public TapSettings {
    if (sessions < 1 || sessions > SESSIONS_MAX) {
      throw new IllegalArgumentException("sessions 1 to " + SESSIONS_MAX + ", not " + sessions);
    }
    if (chargeS < 1 || chargeS > CHARGE_S_MAX) {
      throw new IllegalArgumentException("charge 1 to " + CHARGE_S_MAX + " s, not " + chargeS);
    }
  }
}
