/** Frames between charger and phone, and what they carry (SPEC §2, §3, §6). */
@NullMarked
package faraday.firmware.wire.frame;

import org.jspecify.annotations.NullMarked;
