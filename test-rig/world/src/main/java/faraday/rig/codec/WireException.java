package faraday.rig.codec;

/** Bytes from the other side that do not say what SPEC allows. Carries the layer that refused. */
public final class WireException extends Exception {

  private static final long serialVersionUID = 1L;

  /** The layer that refused. */
  public enum Layer {
    /** Type, length and body of a frame, SPEC §3. */
    FRAME,
    /** CBOR outside the deterministic subset or of the wrong shape, SPEC §1. */
    CBOR,
    /** A public key that is no point of P-256, SPEC §1. */
    KEY,
    /** A sealed body that does not open, SPEC §2. */
    SEAL,
    /** COSE_Sign1: wrong shape, wrong key id or a signature that does not verify, SPEC §4. */
    SIGNATURE,
    /** The bytes of a journal record: header, sums, link. */
    RECORD
  }

  private final Layer layer;

  /**
   * A refusal.
   *
   * @param layer who refused
   * @param what what was wrong, without any of the hostile bytes
   */
  public WireException(Layer layer, String what) {
    super(what, null, false, false);
    this.layer = layer;
  }

  /** The layer that refused. */
  public Layer layer() {
    return layer;
  }
}
