@NullMarked
package faraday.rig.rf;

import org.jspecify.annotations.NullMarked;
