/** Values that every frame, token and record is made of. Immutable; safe for any thread. */
@NullMarked
package faraday.firmware.wire;

import org.jspecify.annotations.NullMarked;
