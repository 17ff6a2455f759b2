/** What the charger signs about a session, and the server's acknowledgement (SPEC §5). */
@NullMarked
package faraday.firmware.wire.record;

import org.jspecify.annotations.NullMarked;
