/** Duty cycle and current, both ways (IEC 61851-1 Annex A, SAE J1772): pure integer functions. */
@NullMarked
package faraday.pilot.duty;

import org.jspecify.annotations.NullMarked;
