@NullMarked
package faraday.firmware;

import org.jspecify.annotations.NullMarked;
