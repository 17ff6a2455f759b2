/**
 * The reader role: one phone's card emulation at a time, APDUs over ISO-DEP (design §4, APDU
 * profile). Knows nothing of what an APDU means; that is the {@link
 * faraday.nfc.reader.ApduDialogue} above it.
 */
@NullMarked
package faraday.nfc.reader;

import org.jspecify.annotations.NullMarked;
