@NullMarked
package faraday.pilot;

import org.jspecify.annotations.NullMarked;
