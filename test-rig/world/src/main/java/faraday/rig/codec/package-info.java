/**
 * The rig's own reading of docs/SPEC.md: CBOR through com.authlete:cbor, keys, signatures, key
 * agreement and sealing through the JDK's providers. Nothing here is shared with the charger, so
 * that every byte is made by one side and judged by the other (design §1, independent readers).
 */
@NullMarked
package faraday.rig.codec;

import org.jspecify.annotations.NullMarked;
