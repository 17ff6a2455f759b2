/** What the charger knows of the time, and how well (design §3, TH-12, TH-13). */
@NullMarked
package faraday.firmware.clock;

import org.jspecify.annotations.NullMarked;
