/**
 * Sessions: from an accepted token to a signed record, one machine per connector, every step
 * durable before the next one has an effect (design §3).
 */
@NullMarked
package faraday.firmware.session;

import org.jspecify.annotations.NullMarked;
