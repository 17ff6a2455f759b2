@NullMarked
package faraday.hal.linux;

import org.jspecify.annotations.NullMarked;
