/**
 * Virtual wallet phones: they answer a charger's APDUs byte for byte as docs/SPEC.md says and know
 * nothing of the charger's own code (design §1, independent readers).
 */
@NullMarked
package faraday.rig.phone;

import org.jspecify.annotations.NullMarked;
