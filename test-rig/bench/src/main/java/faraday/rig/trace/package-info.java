/** The trace of a run: every byte, edge and flash operation with its virtual time, and its hash. */
@NullMarked
package faraday.rig.trace;

import org.jspecify.annotations.NullMarked;
