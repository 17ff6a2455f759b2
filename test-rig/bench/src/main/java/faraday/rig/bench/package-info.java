/** The bench: boards wired from the charger and the world. */
@NullMarked
package faraday.rig.bench;

import org.jspecify.annotations.NullMarked;
