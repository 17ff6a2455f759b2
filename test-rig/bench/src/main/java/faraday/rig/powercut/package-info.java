/** Supply cuts at every place of the journal's life, and what must hold behind each. */
@NullMarked
package faraday.rig.powercut;

import org.jspecify.annotations.NullMarked;
