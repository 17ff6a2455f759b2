/** The one place where all limits of the current meet, and who of them binds. */
@NullMarked
package faraday.pilot.limit;

import org.jspecify.annotations.NullMarked;
