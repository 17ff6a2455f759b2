/** The safety loop of a connector against circuit, car, contactor and lock. */
@NullMarked
package faraday.rig.connector;

import org.jspecify.annotations.NullMarked;
