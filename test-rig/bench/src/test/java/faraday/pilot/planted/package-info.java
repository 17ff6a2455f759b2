/** Planted violations of the architecture, for its test. */
@NullMarked
package faraday.pilot.planted;

import org.jspecify.annotations.NullMarked;
