/** The deterministic CBOR subset of SPEC §1: one strict reader, one writer. */
@NullMarked
package faraday.firmware.wire.cbor;

import org.jspecify.annotations.NullMarked;
