/** A strict subset of JSON for what the server writes into a token (SPEC §4.2). */
@NullMarked
package faraday.firmware.wire.json;

import org.jspecify.annotations.NullMarked;
