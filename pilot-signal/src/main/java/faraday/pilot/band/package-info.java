/**
 * From a plateau voltage to the band that stands for a vehicle state, with hysteresis in time and
 * voltage.
 */
@NullMarked
package faraday.pilot.band;

import org.jspecify.annotations.NullMarked;
