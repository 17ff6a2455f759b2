package faraday.firmware.wire.frame;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.crypto.DhKey;
import faraday.firmware.wire.crypto.Entropy;
import faraday.firmware.wire.noise.KnInitiator;
import faraday.firmware.wire.noise.Resumption;
import faraday.firmware.wire.noise.Transport;
import java.nio.ByteBuffer;

/**
 * One beacon from its first byte to the open conversation: one ephemeral key and one M0 byte string
 * that belong together (SPEC §3.6). The first M1 that opens consumes it, the third that does not
 * burns it; the 30 s are the caller's to count. On one thread.
 */
public final class ChargerHandshake {

  /** M1 that may fail before the beacon is burnt. */
  public static final int MAX_FAILED_OPENS = 3;

  private final Beacon beacon;
  private final KnInitiator noise;
  private final byte[] m0;
  private int failedOpens;
  private boolean spent;

  /** What became of an M1. */
  public sealed interface OpenResult {}

  /**
   * It opened; the beacon is consumed.
   *
   * @param request what the phone wants
   * @param boundHash {@code h} before M1's payload, which a ticket's proof covers
   * @param handshakeHash {@code h}, which the proof covers
   * @param resumption what a grant leaves for a fast stop
   * @param transport seals M2 next
   */
  public record Opened(
      TapRequest request,
      Bytes boundHash,
      Bytes handshakeHash,
      Resumption resumption,
      Transport transport)
      implements OpenResult {}

  /** It did not open; the phone hears {@link Frame#refusal()} whatever the cause. */
  public record Refused(Cause cause) implements OpenResult {}

  /** Why an M1 was refused; for logs and tests only. */
  public enum Cause {
    /** It names another beacon; costs no try. */
    OTHER_BEACON,
    /** This beacon is consumed or burnt; nothing was computed. */
    SPENT,
    /** Not the suite of the prologue. */
    SUITE,
    /** The point is off the curve, or the tag does not fit. */
    DOES_NOT_OPEN,
    /** It opened to something else than SPEC §3.2. */
    PAYLOAD
  }

  private ChargerHandshake(DhKey staticKey, Entropy entropy, Profile profile, Beacon beacon) {
    byte[] payload = beacon.encode(staticKey.publicKey().keyId());
    this.beacon = beacon;
    this.noise = new KnInitiator(staticKey, entropy, profile.prologue(), payload);
    byte[] e = noise.ephemeralKey().toArray();
    byte[] body = ByteBuffer.allocate(e.length + payload.length).put(e).put(payload).array();
    this.m0 = Frame.encode(FrameType.BEACON, body);
  }

  /** Draws the ephemeral key; {@code entropy} is also asked at every {@link #open}. */
  public static ChargerHandshake begin(
      DhKey staticKey, Entropy entropy, Profile profile, Beacon beacon) {
    return new ChargerHandshake(staticKey, entropy, profile, beacon);
  }

  /** What M0 says. */
  public Beacon beacon() {
    return beacon;
  }

  /** The M0 frame, the same bytes every time. */
  public byte[] m0Frame() {
    return m0.clone();
  }

  /** Whether no M1 can open it any more: consumed, burnt or wiped. */
  public boolean spent() {
    return spent;
  }

  /** Tries an M1. Every try costs the same two agreements, whatever is wrong (TH-28). */
  public OpenResult open(PhoneFrame.Request m1) {
    if (!m1.beaconId().equals(beacon.beaconId())) {
      return new Refused(Cause.OTHER_BEACON);
    }
    if (spent) {
      return new Refused(Cause.SPENT);
    }
    OpenResult result = tryOpen(m1);
    if (result instanceof Opened || ++failedOpens == MAX_FAILED_OPENS) {
      wipe();
    }
    return result;
  }

  /** Overwrites the ephemeral secret; the beacon is spent. */
  public void wipe() {
    spent = true;
    noise.wipe();
  }

  private OpenResult tryOpen(PhoneFrame.Request m1) {
    KnInitiator.Completion opened = noise.read(m1.ephemeralKey().toArray(), m1.sealed().toArray());
    if (opened == null) {
      return new Refused(Cause.DOES_NOT_OPEN);
    }
    if (m1.suite() != Profile.SUITE) {
      opened.resumption().wipe();
      opened.transport().end();
      return new Refused(Cause.SUITE);
    }
    if (!(TapRequest.parse(opened.payload().toArray())
        instanceof Decoded.Value<TapRequest>(TapRequest request))) {
      opened.resumption().wipe();
      opened.transport().end();
      return new Refused(Cause.PAYLOAD);
    }
    return new Opened(
        request,
        opened.boundHash(),
        opened.handshakeHash(),
        opened.resumption(),
        opened.transport());
  }
}
