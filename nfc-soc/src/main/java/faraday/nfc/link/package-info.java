/**
 * What lies between the driver and the chip: the serial line (HSU), SPI and I2C, each a stream of
 * the chip's frames to the driver. Sources are named as in {@link faraday.nfc.chip.Pn532Settings}.
 */
@NullMarked
package faraday.nfc.link;

import org.jspecify.annotations.NullMarked;
