/** What the server decides and phones carry: trust, time, revocation, site limits, questions. */
@NullMarked
package faraday.firmware.courier;

import org.jspecify.annotations.NullMarked;
