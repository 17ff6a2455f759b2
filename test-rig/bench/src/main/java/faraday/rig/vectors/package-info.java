/** Replays the published vectors through the charger's own code and through the rig's own codec. */
@NullMarked
package faraday.rig.vectors;

import org.jspecify.annotations.NullMarked;
