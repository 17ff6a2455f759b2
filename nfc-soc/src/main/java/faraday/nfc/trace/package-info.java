/** What passes between host and chip, for whoever records it. */
@NullMarked
package faraday.nfc.trace;

import org.jspecify.annotations.NullMarked;
