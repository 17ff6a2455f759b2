/** The electrical law of IEC 61851-1 Annex A and SAE J1772, per connector. */
@NullMarked
package faraday.pilot;

import org.jspecify.annotations.NullMarked;
