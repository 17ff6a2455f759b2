/**
 * Whole worlds under random stimuli, judged at every step; what fails is shrunk and written down.
 */
@NullMarked
package faraday.rig.soak;

import org.jspecify.annotations.NullMarked;
