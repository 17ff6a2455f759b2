/** The NFC system-on-chip: PN532 frames and commands, reader role, ISO-DEP, NDEF (E1). */
@NullMarked
package faraday.nfc;

import org.jspecify.annotations.NullMarked;
