/**
 * Frames of the PN532's host interface (user manual UM0701-02, section 6.2.1): fixed buffers, no
 * allocation per byte, every fault a value.
 */
@NullMarked
package faraday.nfc.frame;

import org.jspecify.annotations.NullMarked;
