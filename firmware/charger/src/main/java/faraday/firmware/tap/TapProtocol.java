package faraday.firmware.tap;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.crypto.DhKey;
import faraday.firmware.wire.crypto.Entropy;
import faraday.firmware.wire.frame.ChargerHandshake;
import faraday.firmware.wire.frame.Frame;
import faraday.firmware.wire.frame.FrameType;
import faraday.firmware.wire.frame.PhoneFrame;
import faraday.firmware.wire.frame.Profile;
import org.jspecify.annotations.Nullable;

/**
 * Frames in, frames out, for one profile. Knows nothing of APDUs. Service loop only.
 *
 * <p>Whatever does not open gets the same refusal frame at the same cost, and changes nothing but
 * the beacon's count of failures.
 */
public final class TapProtocol {

  private final BeaconStore beacons;
  private final TapDesk desk;
  private final Bytes certificate;
  private @Nullable Conversation current;
  private boolean refused;
  private boolean agreed;

  /** The protocol of a charger that nobody has certified. */
  public TapProtocol(DhKey dhKey, Entropy entropy, Profile profile, Id8 chargerId, TapDesk desk) {
    this(dhKey, entropy, profile, chargerId, desk, Bytes.EMPTY);
  }

  /**
   * A charger's protocol.
   *
   * @param dhKey the charger's Noise static key
   * @param entropy for ephemeral keys, beacon ids and blinding
   * @param certificate shown to phones that ask for it; empty when there is none
   */
  public TapProtocol(
      DhKey dhKey,
      Entropy entropy,
      Profile profile,
      Id8 chargerId,
      TapDesk desk,
      Bytes certificate) {
    this.certificate = certificate;
    this.beacons = new BeaconStore(dhKey, entropy, profile, chargerId);
    this.desk = desk;
  }

  /** A phone is there: the M0 frame to show. */
  public byte[] open(long nowNanos) {
    current = null;
    refused = false;
    desk.phonePresent(true);
    return beacons.show(desk, nowNanos);
  }

  /** The phone answered with no frame. */
  public Reply silence(long nowNanos) {
    Conversation now = current;
    return now == null || refused ? Reply.END : now.silence(nowNanos);
  }

  /** The phone sent a frame; nothing in it is trusted. */
  public Reply receive(byte[] frame, long nowNanos) {
    if (refused) {
      return Reply.END;
    }
    agreed = false;
    if (!(PhoneFrame.parse(frame) instanceof Decoded.Value<PhoneFrame>(PhoneFrame parsed))) {
      return refusal();
    }
    Reply reply =
        switch (parsed) {
          case PhoneFrame.Request m1 -> request(m1, frame, nowNanos);
          case PhoneFrame.Token m3 -> token(m3, frame, nowNanos);
          case PhoneFrame.Courier up -> courier(up, nowNanos);
          case PhoneFrame.CertificateWanted wanted -> certificate();
        };
    return reply == null ? refusal() : reply;
  }

  /** Asked again after {@link Reply#LATER}. */
  public Reply poll(long nowNanos) {
    Conversation now = current;
    return now == null ? Reply.END : now.poll(nowNanos);
  }

  /** The link to the phone is gone, by our release or by itself. */
  public void closed() {
    Conversation now = current;
    if (now != null) {
      desk.tapOver(now.context());
    }
    current = null;
    desk.phonePresent(false);
  }

  private @Nullable Reply request(PhoneFrame.Request m1, byte[] frame, long nowNanos) {
    BeaconStore.Entry entry = beacons.find(m1.beaconId(), nowNanos);
    if (entry == null) {
      return null;
    }
    Conversation known = entry.conversation();
    if (known != null) {
      Reply repeated = known.replyTo(frame, nowNanos);
      if (repeated != null) {
        current = known;
      }
      return repeated;
    }
    agreed = !entry.handshake.spent();
    if (!(entry.handshake.open(m1) instanceof ChargerHandshake.Opened opened)) {
      return null;
    }
    Conversation fresh = Conversation.begin(desk, opened, frame, nowNanos);
    entry.consumedBy(fresh, nowNanos);
    current = fresh;
    return fresh.replyTo(frame, nowNanos);
  }

  private @Nullable Reply token(PhoneFrame.Token m3, byte[] frame, long nowNanos) {
    BeaconStore.Entry entry = beacons.find(m3.beaconId(), nowNanos);
    Conversation known = entry == null ? null : entry.conversation();
    if (known == null) {
      return null;
    }
    current = known;
    return known.token(m3, frame, nowNanos);
  }

  private @Nullable Reply courier(PhoneFrame.Courier up, long nowNanos) {
    Conversation now = current;
    return now == null ? null : now.courier(up, nowNanos);
  }

  /** In place of M1 only; the beacon stays as it is. Nothing in it is secret or costs a curve. */
  private @Nullable Reply certificate() {
    boolean known = current == null && certificate.length() > 0;
    byte[] frame = Frame.encode(FrameType.CERTIFICATE, certificate.toArray());
    return known ? new Reply.Send(frame) : null;
  }

  /** Costs two agreements, whatever was wrong: what failed early pays for them here (TH-28). */
  private Reply refusal() {
    refused = true;
    if (!agreed) {
      beacons.agreeInVain();
    }
    return new Reply.Send(Frame.refusal());
  }
}
