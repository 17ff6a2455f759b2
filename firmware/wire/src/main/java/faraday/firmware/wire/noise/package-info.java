/** The published Noise patterns KN and N, as SPEC §2 and §6 pin them. */
@NullMarked
package faraday.firmware.wire.noise;

import org.jspecify.annotations.NullMarked;
