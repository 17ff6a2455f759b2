package faraday.rig.phone;

import static java.nio.charset.StandardCharsets.US_ASCII;

import faraday.rig.codec.CoseSign1;
import faraday.rig.codec.Digests;
import faraday.rig.codec.P256KeyPair;
import java.security.SecureRandom;

/**
 * Possession of the phone's key, over handshake, token and the price shown (SPEC §3.4, E4).
 *
 * @param word "start" or "stop"
 * @param handshakeHash SPEC's h
 * @param token the token's bytes, empty at a stop
 * @param credentials M2's plaintext as received
 */
@SuppressWarnings("ArrayRecordComponent") // made, signed and forgotten
record Proof(String word, byte[] handshakeHash, byte[] token, byte[] credentials) {

  private static final byte[] PROTECTED = {(byte) 0xA1, 0x01, 0x26};

  /** The 64 bytes of the proof. */
  byte[] sign(P256KeyPair phoneKey, SecureRandom random) {
    byte[] external = Digests.join(("faraday/1 " + word).getBytes(US_ASCII), handshakeHash);
    byte[] payload = Digests.join(Digests.sha256(token), Digests.sha256(credentials));
    return phoneKey.sign(CoseSign1.toBeSigned(PROTECTED, external, payload), random);
  }
}
