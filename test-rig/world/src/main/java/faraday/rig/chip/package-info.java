/**
 * A PN532 as its host sees it: every byte on the serial line, in virtual time, with an RF field
 * behind it. It frames, checks and numbers its own bytes and shares no code with the driver it
 * judges. Facts and their origin: the PN532 fact sheet and NXP's user manual UM0701-02.
 */
@NullMarked
package faraday.rig.chip;

import org.jspecify.annotations.NullMarked;
