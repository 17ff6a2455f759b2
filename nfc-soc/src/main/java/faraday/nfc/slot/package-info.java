/** One chip, two roles in turn: reader of phones and cards, and card for phones that read. */
@NullMarked
package faraday.nfc.slot;

import org.jspecify.annotations.NullMarked;
