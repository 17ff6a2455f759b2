/** The charger's PN532 driver against the rig's PN532, each byte judged by the other side. */
@NullMarked
package faraday.rig.nfc;

import org.jspecify.annotations.NullMarked;
