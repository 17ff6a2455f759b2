package faraday.firmware.tap;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.frame.TapRequest;

/**
 * What a decision about an M3 rests on.
 *
 * @param request what M1 asked for
 * @param handshakeHash h, 32 bytes, which the proof covers
 * @param credentials the plaintext of M2 as sent, which the proof covers
 */
public record TapContext(TapRequest request, Bytes handshakeHash, Bytes credentials) {}
