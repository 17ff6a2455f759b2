package faraday.rig.phone;

import faraday.rig.codec.CborBytes;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.codec.TokenTerms;
import java.util.Optional;

/** Makes M3's plaintext, honest or as a {@link WalletFault} has it (SPEC §3.4). */
final class TokenMessage {

  private static final byte[] NOTHING = new byte[0];

  private final PhoneParts phone;
  private final byte[] handshakeHash;
  private final byte[] credentials;

  TokenMessage(PhoneParts phone, byte[] handshakeHash, byte[] credentials) {
    this.phone = phone;
    this.handshakeHash = handshakeHash;
    this.credentials = credentials;
  }

  /** Read and courier: neither token nor proof. */
  static byte[] empty() {
    return CborBytes.array(NOTHING, NOTHING);
  }

  /** Stop: a proof by the key that started, or with a token that gives the right to end others'. */
  byte[] stop(Optional<TokenTerms> staff) {
    byte[] token = staff.map(TokenTerms::token).orElse(NOTHING);
    return CborBytes.array(token, proof("stop", token));
  }

  /** Start: the token that fits, or the fault's idea of one. */
  byte[] start(Optional<TokenTerms> chosen) {
    Optional<byte[]> bytes = phone.person().forcedToken().or(() -> chosen.map(TokenTerms::token));
    if (bytes.isEmpty() || has(WalletFault.TOKEN_MISSING)) {
      return empty();
    }
    byte[] token = bytes.get();
    if (has(WalletFault.TOKEN_FLIPPED_BYTE)) {
      token[token.length - 1] ^= 1;
    }
    return CborBytes.array(token, proof("start", token));
  }

  private byte[] proof(String word, byte[] token) {
    byte[] hash = handshakeHash.clone();
    if (has(WalletFault.PROOF_OF_ANOTHER_TAP)) {
      hash[0] ^= 1;
    }
    byte[] shown = credentials.clone();
    if (has(WalletFault.PROOF_OF_OTHER_CREDENTIALS)) {
      shown[shown.length - 1] ^= 1;
    }
    byte[] proof = new Proof(word, hash, token, shown).sign(key(), phone.random());
    if (has(WalletFault.PROOF_FLIPPED_BYTE)) {
      proof[proof.length - 1] ^= 1;
    }
    return proof;
  }

  private P256KeyPair key() {
    return has(WalletFault.PROOF_BY_ANOTHER_KEY)
        ? P256KeyPair.ephemeral(phone.random())
        : phone.wallet().key();
  }

  private boolean has(WalletFault fault) {
    return phone.person().has(fault);
  }
}
