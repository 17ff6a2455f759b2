/**
 * A running charger whose phone is a program outside, which knows it by the specification alone.
 */
@NullMarked
package faraday.rig.tap;

import org.jspecify.annotations.NullMarked;
