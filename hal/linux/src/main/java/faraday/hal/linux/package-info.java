/** Providers on Linux with nothing but the JDK: serial lines and entropy. */
@NullMarked
package faraday.hal.linux;

import org.jspecify.annotations.NullMarked;
