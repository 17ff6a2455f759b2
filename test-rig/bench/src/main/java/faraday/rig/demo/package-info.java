/** One whole charge as a world and a list of stimuli, narrated, sabotaged, and judged. */
@NullMarked
package faraday.rig.demo;

import org.jspecify.annotations.NullMarked;
