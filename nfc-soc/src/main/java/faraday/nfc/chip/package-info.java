/**
 * The PN532 behind its link as a ticked machine: wake-up, one command at a time, speed change,
 * repeats, and recovery. Sources are named as in {@link faraday.nfc.chip.Pn532Settings}.
 */
@NullMarked
package faraday.nfc.chip;

import org.jspecify.annotations.NullMarked;
