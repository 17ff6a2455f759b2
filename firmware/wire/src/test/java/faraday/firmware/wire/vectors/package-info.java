/** Makes the files of docs/vectors and holds the committed ones to it. */
@NullMarked
package faraday.firmware.wire.vectors;

import org.jspecify.annotations.NullMarked;
