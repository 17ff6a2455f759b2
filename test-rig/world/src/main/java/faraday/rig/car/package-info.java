/**
 * The vehicle, its cable and its plug, and the plant that joins them with contactor, lock and
 * meter. Energy is solved in closed form between events.
 */
@NullMarked
package faraday.rig.car;

import org.jspecify.annotations.NullMarked;
