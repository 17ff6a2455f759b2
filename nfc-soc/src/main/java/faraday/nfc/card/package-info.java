/**
 * The target role: the charger as a card that a phone reads, APDUs over ISO-DEP (SPEC §8). Knows
 * nothing of what an APDU means; that is the {@link faraday.nfc.card.TargetDialogue} above it.
 */
@NullMarked
package faraday.nfc.card;

import org.jspecify.annotations.NullMarked;
