@NullMarked
package faraday.firmware.wire;

import org.jspecify.annotations.NullMarked;
