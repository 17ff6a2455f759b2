/**
 * Attacks: what a hostile engineer tries against the whole charger. Each test names the threat it
 * plays; the answer must hold.
 */
@NullMarked
package faraday.rig.attack;

import org.jspecify.annotations.NullMarked;
