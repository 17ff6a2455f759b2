/** The arrows of design §1 and the safety loop's diet, held on the compiled classes. */
@NullMarked
package faraday.rig.architecture;

import org.jspecify.annotations.NullMarked;
