/** The current code of the cable's plug (IEC 61851-1 Annex B): resistance to ampacity. */
@NullMarked
package faraday.pilot.proximity;

import org.jspecify.annotations.NullMarked;
