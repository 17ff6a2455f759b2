/** Planted violations of the architecture, for its test. */
@NullMarked
package faraday.firmware.wire.planted;

import org.jspecify.annotations.NullMarked;
