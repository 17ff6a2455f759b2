/**
 * The tap protocol (SPEC §2, §3, §6, §7): beacons, conversations, the courier phase, and the APDU
 * profile with the charger as reader. What a token is worth is decided in {@code access}.
 */
@NullMarked
package faraday.firmware.tap;

import org.jspecify.annotations.NullMarked;
