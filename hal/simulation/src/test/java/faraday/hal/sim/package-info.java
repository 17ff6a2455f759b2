@NullMarked
package faraday.hal.sim;

import org.jspecify.annotations.NullMarked;
