/** P-256, ES256, AES-256-GCM and HKDF-SHA256 over Bouncy Castle's lightweight classes. */
@NullMarked
package faraday.firmware.wire.crypto;

import org.jspecify.annotations.NullMarked;
