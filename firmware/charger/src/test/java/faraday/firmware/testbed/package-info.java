/** A charger on hand-set ports, for the tests of what stands above the safety loop. */
@NullMarked
package faraday.firmware.testbed;

import org.jspecify.annotations.NullMarked;
