package faraday.rig.chip;

/**
 * How long the chip takes. All in nanoseconds, and unverified against a real chip but for the
 * acknowledgement, which has 15 ms by the user manual.
 *
 * @param ackDelayNanos end of a command to the start of its ACK
 * @param commandNanos processing of a command without own entry here
 * @param exchangeNanos processing of one InDataExchange or InCommunicateThru beside its air time
 * @param diagnoseNanos a Diagnose
 * @param attemptNanos one search for a card that ends in silence
 * @param fieldSettleNanos carrier on to the first frame (ISO/IEC 14443-3 gives cards 5 ms)
 * @param frameGapNanos silence inside a host frame after which its beginning is forgotten
 * @param wakeBytes bytes lost while the oscillator starts
 */
public record Pn532Timing(
    long ackDelayNanos,
    long commandNanos,
    long exchangeNanos,
    long diagnoseNanos,
    long attemptNanos,
    long fieldSettleNanos,
    long frameGapNanos,
    int wakeBytes) {

  private static final long MICRO = 1_000;
  private static final long MILLI = 1_000_000;

  /** Refuses times that run backwards. */
  public Pn532Timing {
    boolean sane = ackDelayNanos >= 0 && commandNanos >= 0 && exchangeNanos >= 0;
    boolean saneToo = diagnoseNanos >= 0 && attemptNanos > 0 && fieldSettleNanos >= 0;
    if (!sane || !saneToo || frameGapNanos <= 0 || wakeBytes < 0) {
      throw new IllegalArgumentException("no such timing");
    }
  }

  /**
   * Processing of one TgGetData or TgSetData beside its air time: a plain command, since waiting
   * for the other side is no part of it. Unverified like the rest.
   */
  public long cardNanos() {
    return commandNanos;
  }

  /** What the rig uses everywhere unless a scenario says otherwise. */
  public static Pn532Timing typical() {
    return new Pn532Timing(
        300 * MICRO, MILLI, 5 * MILLI, 10 * MILLI, 5 * MILLI, 5 * MILLI, 50 * MILLI, 4);
  }

  /** The same chip with another time per exchange. */
  public Pn532Timing withExchange(long newExchangeNanos) {
    return new Pn532Timing(
        ackDelayNanos,
        commandNanos,
        newExchangeNanos,
        diagnoseNanos,
        attemptNanos,
        fieldSettleNanos,
        frameGapNanos,
        wakeBytes);
  }
}
