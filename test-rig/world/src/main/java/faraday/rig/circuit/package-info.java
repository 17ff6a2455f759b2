/**
 * The control pilot as electricity: a source behind 1 kΩ, wire and input capacitance, the vehicle's
 * diode and resistors, and what can go wrong between them. Solved in closed form.
 */
@NullMarked
package faraday.rig.circuit;

import org.jspecify.annotations.NullMarked;
