/** Planted violations of the architecture, for its test. */
@NullMarked
package faraday.hal.planted;

import org.jspecify.annotations.NullMarked;
