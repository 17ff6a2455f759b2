/** Planted violations of the architecture, for its test. */
@NullMarked
package faraday.rig.chip.planted;

import org.jspecify.annotations.NullMarked;
