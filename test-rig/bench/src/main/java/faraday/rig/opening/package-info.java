/** How long contacts take to part: many thousand openings of one connector, by cause. */
@NullMarked
package faraday.rig.opening;

import org.jspecify.annotations.NullMarked;
