/**
 * The charger's memory of money (design §5): an append-only, hash-chained journal on raw NOR flash.
 * What it reports as durable survives a power cut at any instant; {@code docs/spec/journal.md}
 * gives every byte. Confined to the service loop.
 */
@NullMarked
package faraday.firmware.journal;

import org.jspecify.annotations.NullMarked;
