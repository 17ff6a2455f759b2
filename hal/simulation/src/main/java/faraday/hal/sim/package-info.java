/**
 * Deterministic stand-ins for every port, driven by one {@link faraday.hal.sim.VirtualClock}. No
 * class of this package is ever part of a flashed image.
 */
@NullMarked
package faraday.hal.sim;

import org.jspecify.annotations.NullMarked;
