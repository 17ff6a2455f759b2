/** The world around the charger, written apart from it. */
@NullMarked
package faraday.rig;

import org.jspecify.annotations.NullMarked;
