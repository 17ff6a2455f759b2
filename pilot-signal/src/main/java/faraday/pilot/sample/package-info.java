/** From asynchronous converter samples to the two plateaus of the pilot. */
@NullMarked
package faraday.pilot.sample;

import org.jspecify.annotations.NullMarked;
