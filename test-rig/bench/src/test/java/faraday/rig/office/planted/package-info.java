/** Planted violations of the architecture, for its test. */
@NullMarked
package faraday.rig.office.planted;

import org.jspecify.annotations.NullMarked;
