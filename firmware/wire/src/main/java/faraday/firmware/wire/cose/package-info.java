/** COSE_Sign1 with ES256, as SPEC §4 and §5 pin it. */
@NullMarked
package faraday.firmware.wire.cose;

import org.jspecify.annotations.NullMarked;
