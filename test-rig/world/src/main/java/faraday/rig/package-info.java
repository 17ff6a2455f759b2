@NullMarked
package faraday.rig;

import org.jspecify.annotations.NullMarked;
