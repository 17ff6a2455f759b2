@NullMarked
package faraday.nfc;

import org.jspecify.annotations.NullMarked;
