package faraday.rig.codec;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPrivateKeySpec;
import javax.crypto.KeyAgreement;

/** A P-256 key pair that signs and agrees. Demo keys come from the seed; none is stored. */
public final class P256KeyPair {

  private final PrivateKey privateKey;
  private final P256PublicKey publicKey;

  private P256KeyPair(PrivateKey privateKey, P256PublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /** The key pair of a seed and a name; the same for ever on one release of the JDK. */
  public static P256KeyPair derived(long seed, String name) {
    return ephemeral(new SeededSecureRandom(seed, "key " + name));
  }

  /** The key pair of a known scalar, 1 … n−1; for published test vectors. */
  public static P256KeyPair ofScalar(BigInteger scalar) {
    try {
      PrivateKey key =
          KeyFactory.getInstance("EC")
              .generatePrivate(new ECPrivateKeySpec(scalar, Curve.PARAMETERS));
      return new P256KeyPair(key, new P256PublicKey(Curve.multiplyBase(scalar)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has P-256", e);
    }
  }

  /** A fresh key pair from the injected stream; the same stream gives the same pair. */
  public static P256KeyPair ephemeral(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(Curve.PARAMETERS, random);
      KeyPair pair = generator.generateKeyPair();
      ECPublicKey publicKey = (ECPublicKey) pair.getPublic();
      return new P256KeyPair(pair.getPrivate(), new P256PublicKey(publicKey.getW()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has P-256", e);
    }
  }

  /** The public half. */
  public P256PublicKey publicKey() {
    return publicKey;
  }

  /** The private half as PKCS #8; for a file that its owner alone reads, never for a log. */
  public byte[] pkcs8() {
    return privateKey.getEncoded();
  }

  /** ES256 over the message, raw {@code r ‖ s}, 64 bytes; repeats with the random stream. */
  public byte[] sign(byte[] message, SecureRandom random) {
    try {
      Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
      signer.initSign(privateKey, random);
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has ES256", e);
    }
  }

  /** SPEC §1's DH: x of the shared point, 32 bytes. */
  public byte[] agree(P256PublicKey other) {
    try {
      KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
      agreement.init(privateKey);
      agreement.doPhase(other.jcaKey(), true);
      return agreement.generateSecret();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("two points of P-256 agree", e);
    }
  }
}
