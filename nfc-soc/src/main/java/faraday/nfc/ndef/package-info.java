/**
 * NDEF messages from the air. A strict scan of every header stands in front of nfctools' decoder,
 * which by itself accepts truncated payloads and allocates what a header announces.
 */
@NullMarked
package faraday.nfc.ndef;

import org.jspecify.annotations.NullMarked;
