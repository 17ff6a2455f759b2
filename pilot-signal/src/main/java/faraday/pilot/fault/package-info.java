/**
 * What can go wrong at a connector, and the one place where it is latched with its evidence. Those
 * who look for faults stand in {@code supervision}; those who act on them in {@code connector}.
 */
@NullMarked
package faraday.pilot.fault;

import org.jspecify.annotations.NullMarked;
