package faraday.firmware.clock;

import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.Range;
import faraday.hal.WallClock;

/**
 * UTC as the charger may use it. TRUSTED while a clock chip that was once set from a server's
 * signature has not stopped since and does not contradict the lower bound; else BOUNDED, and the
 * bound is all there is. The bound rises with verified server signatures only, never with the local
 * clock. Service loop only.
 */
public final class ChargerClock {

  /**
   * How far a chip may lag behind the lower bound and still be believed: a server's clock and the
   * chip's never agree to the second, and a token may be used in the second in which it is signed.
   */
  public static final long ERROR_BOUND_S = 60;

  private final WallClock chip;
  private boolean setFromSignedTime;
  private long lowerBoundEpochS;
  private Runnable raised = () -> {};

  /**
   * A clock over a chip.
   *
   * @param setFromSignedTime whether the chip was set from a server's signature (provisioning)
   * @param buildEpochS when this firmware was built: time cannot be earlier
   */
  public ChargerClock(WallClock chip, boolean setFromSignedTime, long buildEpochS) {
    this.chip = chip;
    this.setFromSignedTime = setFromSignedTime;
    this.lowerBoundEpochS = buildEpochS;
  }

  /** How far {@link #epochSeconds()} can be believed now. */
  public ClockQuality quality() {
    boolean agrees = chip.epochSeconds() >= lowerBoundEpochS - ERROR_BOUND_S;
    boolean good = setFromSignedTime && !chip.oscillatorStopped() && agrees;
    return good ? ClockQuality.TRUSTED : ClockQuality.BOUNDED;
  }

  /**
   * UTC seconds when TRUSTED, never before the lower bound; else the lower bound. 2³²−1 at most,
   * whatever a broken chip shows: every format has four bytes for it.
   */
  public long epochSeconds() {
    long shownS = Math.min(chip.epochSeconds(), Range.MAX_U32);
    return quality() == ClockQuality.TRUSTED
        ? Math.max(shownS, lowerBoundEpochS)
        : lowerBoundEpochS;
  }

  /** Time is certainly not earlier than this. */
  public long lowerBoundEpochS() {
    return lowerBoundEpochS;
  }

  /** A verified signature of the server names a time: it has been that late. */
  public void signedTimeSeen(long epochS) {
    if (epochS > lowerBoundEpochS) {
      lowerBoundEpochS = epochS;
      raised.run();
    }
  }

  /** Who keeps the lower bound over a restart; told whenever it has risen (TH-12). */
  public void whenRaised(Runnable keeper) {
    raised = keeper;
  }

  /** A server has signed this time in answer to a nonce just given: the chip is set from it. */
  public void setFromSignature(long epochS) {
    signedTimeSeen(epochS);
    chip.set(epochS);
    setFromSignedTime = true;
  }

  /** The chip was set so before a restart; whether it has stopped since, it says itself. */
  public void wasSetFromSignature() {
    setFromSignedTime = true;
  }

  /** The root has put a bound right that was pushed too far: it may fall (TH-13). */
  public void resetLowerBound(long epochS) {
    lowerBoundEpochS = epochS;
  }
}
