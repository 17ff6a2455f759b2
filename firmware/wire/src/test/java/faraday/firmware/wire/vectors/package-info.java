/** Makes the files of test-rig/vectors and holds the committed ones to it. */
@NullMarked
package faraday.firmware.wire.vectors;

import org.jspecify.annotations.NullMarked;
