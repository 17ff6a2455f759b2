package faraday.nfc.chip;

/**
 * Counters since the driver was made; they only rise.
 *
 * @param commands commands sent, repeats not counted
 * @param repeats commands sent again
 * @param nacks answers asked for again
 * @param damaged frames that did not add up
 * @param strays sound frames that nobody waited for
 * @param starts starts of the chip that succeeded
 * @param failedStarts rounds through all speeds in which no chip answered
 */
public record ChipStats(
    long commands,
    long repeats,
    long nacks,
    long damaged,
    long strays,
    long starts,
    long failedStarts) {}
