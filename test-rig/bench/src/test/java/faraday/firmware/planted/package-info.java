/** Planted violations of the architecture, for its test. */
@NullMarked
package faraday.firmware.planted;

import org.jspecify.annotations.NullMarked;
