/**
 * Decisions: who may start, who may stop, who carries what (E4, E6 – E16, SPEC §4.3). Everything
 * from a token is hostile until the last check has passed.
 */
@NullMarked
package faraday.firmware.access;

import org.jspecify.annotations.NullMarked;
