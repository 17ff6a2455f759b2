/** What must hold at every step of every run, judged by wires and flash alone. */
@NullMarked
package faraday.rig.invariant;

import org.jspecify.annotations.NullMarked;
