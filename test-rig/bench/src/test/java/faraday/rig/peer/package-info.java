/**
 * Proofs with unmodified programs of others. Each asserts on what the peer itself says, never on
 * its exit code, and leaves a line in {@code test-rig/target/peers.json}.
 */
@NullMarked
package faraday.rig.peer;

import org.jspecify.annotations.NullMarked;
