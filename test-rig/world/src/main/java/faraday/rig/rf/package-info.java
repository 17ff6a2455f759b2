/**
 * The 13.56 MHz field of the simulated world and the ISO 14443 type A cards in it, at the level of
 * RF frames: real CRC_A, real short frames, real block numbers. Written apart from the charger's
 * own reader code, which is judged by it.
 */
@NullMarked
package faraday.rig.rf;

import org.jspecify.annotations.NullMarked;
