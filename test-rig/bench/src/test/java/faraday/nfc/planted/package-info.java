/** Planted violations of the architecture, for its test. */
@NullMarked
package faraday.nfc.planted;

import org.jspecify.annotations.NullMarked;
