package faraday.nfc.card;

/**
 * Counters since the role was made; they only rise.
 *
 * @param armings times the chip was told to be a card
 * @param activations phones that took it up
 * @param exchanges APDU pairs completed
 * @param presenceChecks empty blocks answered
 * @param tooLong commands longer than any that is allowed
 * @param recoveries times the chip had to be started again
 */
public record TargetStats(
    long armings,
    long activations,
    long exchanges,
    long presenceChecks,
    long tooLong,
    long recoveries) {}
