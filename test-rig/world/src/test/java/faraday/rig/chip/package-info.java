@NullMarked
package faraday.rig.chip;

import org.jspecify.annotations.NullMarked;
