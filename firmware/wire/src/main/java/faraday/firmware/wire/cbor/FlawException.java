package faraday.firmware.wire.cbor;

import faraday.firmware.wire.Flaw;

/** Carries a {@link Flaw} out of nested decoding; has no stack trace and no message. */
public final class FlawException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Flaw flaw;

  /** A refusal at one place. */
  public FlawException(Flaw.Kind kind, int position) {
    super(null, null, false, false);
    this.flaw = new Flaw(kind, position);
  }

  /** Kind and position. */
  public Flaw flaw() {
    return flaw;
  }
}
