/**
 * A pseudo-terminal by the foreign-function interface: how a simulated chip meets host programs
 * that insist on a real serial device.
 */
@NullMarked
package faraday.rig.pty;

import org.jspecify.annotations.NullMarked;
