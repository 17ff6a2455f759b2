/** The states of the control pilot and the transitions between them, as pure functions. */
@NullMarked
package faraday.pilot.state;

import org.jspecify.annotations.NullMarked;
