/**
 * Planted faults: one guard of the charger is broken at a time, in the bytes of one method while
 * the classes are loaded afresh, and the scenarios must notice. Production code knows nothing of
 * it.
 */
@NullMarked
package faraday.rig.plant;

import org.jspecify.annotations.NullMarked;
