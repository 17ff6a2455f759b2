/** Wire formats of the charger: every byte of docs/SPEC.md as the charger makes or reads it. */
@NullMarked
package faraday.firmware.wire;

import org.jspecify.annotations.NullMarked;
