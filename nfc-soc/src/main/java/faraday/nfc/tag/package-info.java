/**
 * The charger's applications as a card: which of them an APDU is for, and the NFC Forum's Type 4
 * tag (mapping version 2.0) with a file that phones read and write (SPEC §8, §9).
 */
@NullMarked
package faraday.nfc.tag;

import org.jspecify.annotations.NullMarked;
