/** The charger: tap protocol, decisions, sessions, journal and the wiring of one board. */
@NullMarked
package faraday.firmware;

import org.jspecify.annotations.NullMarked;
