/** The socket lock: when the bolt holds, when it frees, and how it is moved. */
@NullMarked
package faraday.pilot.lock;

import org.jspecify.annotations.NullMarked;
