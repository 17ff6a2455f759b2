/** The token, the command inside it and the proof of possession (SPEC §3.4, §4). */
@NullMarked
package faraday.firmware.wire.token;

import org.jspecify.annotations.NullMarked;
