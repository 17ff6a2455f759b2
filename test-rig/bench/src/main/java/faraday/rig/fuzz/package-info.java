/** Damaged bytes into every parser that bytes from outside reach (TH-27). */
@NullMarked
package faraday.rig.fuzz;

import org.jspecify.annotations.NullMarked;
