/**
 * What a server signs for a charger and phones carry to it (SPEC §6.1): time, keys, limits,
 * questions.
 */
@NullMarked
package faraday.firmware.wire.item;

import org.jspecify.annotations.NullMarked;
