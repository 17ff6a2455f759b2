/** One connector's safety loop: pilot, contactor, lock and their supervision (design §2, §3). */
@NullMarked
package faraday.pilot.connector;

import org.jspecify.annotations.NullMarked;
