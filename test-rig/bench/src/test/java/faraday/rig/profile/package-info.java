/** The charger as a card: whole charges by phones that read it (SPEC §8, §9). */
@NullMarked
package faraday.rig.profile;

import org.jspecify.annotations.NullMarked;
