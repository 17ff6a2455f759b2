/** The other side of the wire for tests: a phone and a server on the JDK's own cryptography. */
@NullMarked
package faraday.firmware.wire.peer;

import org.jspecify.annotations.NullMarked;
