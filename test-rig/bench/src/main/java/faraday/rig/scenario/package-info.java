/** Scenarios: timed stimuli and expectations on a simulated board, played and judged. */
@NullMarked
package faraday.rig.scenario;

import org.jspecify.annotations.NullMarked;
