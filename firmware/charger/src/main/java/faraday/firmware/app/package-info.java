/** One charger put together: identity, settings, ports, and its two loops (design §2). */
@NullMarked
package faraday.firmware.app;

import org.jspecify.annotations.NullMarked;
