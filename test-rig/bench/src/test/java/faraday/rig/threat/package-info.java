/**
 * TH-1 … TH-30 (docs/REQUIREMENTS.md), each as an attack on a whole charger that fails, and that
 * succeeds as soon as one guard is switched off.
 */
@NullMarked
package faraday.rig.threat;

import org.jspecify.annotations.NullMarked;
