package faraday.firmware.tap;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.crypto.DhKey;
import faraday.firmware.wire.crypto.Entropy;
import faraday.firmware.wire.crypto.SigningKey;
import faraday.firmware.wire.frame.ChargerHandshake;
import faraday.firmware.wire.frame.Frame;
import faraday.firmware.wire.frame.Intent;
import faraday.firmware.wire.frame.NdefOffer;
import faraday.firmware.wire.frame.PhoneFrame;
import faraday.firmware.wire.frame.Profile;
import faraday.firmware.wire.frame.TapRequest;
import faraday.nfc.tag.TagContent;
import faraday.nfc.tag.TagSettings;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Profile 03 (SPEC §9): M0 with credentials and signature is read from the tag, M1 and M3 come in
 * one write, and M4 stands in the same file once the phone has discovered the tag anew. Service
 * loop only.
 *
 * <p>One human tap is several activations here. It is over when M4 was read and the phone let go,
 * or when nobody fetched M4 in time.
 */
public final class NdefTap implements TagContent {

  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final int REFUSAL_SHOWN_MS = 1500;

  /** The credentials stand beside M0, before any phone has said a word. */
  private static final TapRequest NOBODY =
      new TapRequest(
          Id16.of(new byte[Id16.LENGTH]),
          Intent.READ,
          new TapRequest.Capabilities(false, false),
          0,
          0,
          0,
          0);

  private final BeaconStore beacons;
  private final TapDesk desk;
  private final SigningKey sign;
  private final Bytes siteKey;
  private final TagMessage message;
  private final TagSettings settings;
  private @Nullable Conversation conversation;
  private byte @Nullable [] answer;
  private long shownUntilNanos;
  private boolean settling;
  private boolean showsAnswer;
  private boolean taken;
  private boolean agreed;
  private long acknowledgesFromNanos;
  private long seenNanos;

  /** The charger's keys for this profile. */
  public record Keys(DhKey dh, SigningKey sign, Bytes siteKey) {}

  /** A charger's tag. */
  public NdefTap(Keys keys, Entropy entropy, Id8 chargerId, TapDesk desk, TagSettings settings) {
    this.beacons = new BeaconStore(keys.dh(), entropy, Profile.NDEF, chargerId);
    this.desk = desk;
    this.sign = keys.sign();
    this.siteKey = keys.siteKey();
    this.message = new TagMessage(settings);
    this.settings = settings;
  }

  @Override
  public byte[] file(long nowNanos) {
    desk.phonePresent(true);
    settle(nowNanos);
    seenNanos = nowNanos;
    byte[] settled = answer;
    showsAnswer = settled != null;
    if (settled != null) {
      return message.file(TagMessage.State.ANSWER, settled);
    }
    if (settling) {
      return message.file(TagMessage.State.NOT_SETTLED, new byte[0]);
    }
    return message.file(TagMessage.State.CHALLENGE, offer(nowNanos).content().toArray());
  }

  @Override
  public boolean leavesAfterRead() {
    return settling && !showsAnswer;
  }

  @Override
  public void readWhole(long nowNanos) {
    Conversation now = conversation;
    if (showsAnswer && !taken) {
      taken = true;
      if (now != null) {
        now.taken(nowNanos);
      }
    }
  }

  @Override
  public void ended(long nowNanos) {
    seenNanos = nowNanos;
    showsAnswer = false;
    if (taken) {
      forget();
    }
    desk.phonePresent(false);
  }

  @Override
  public boolean written(byte[] file, int messageBytes, long nowNanos) {
    byte[] frames = message.payload(file, messageBytes);
    if (frames == null) {
      return false;
    }
    forget();
    agreed = false;
    acknowledgesFromNanos = nowNanos;
    seenNanos = nowNanos;
    Reply reply = received(frames, nowNanos);
    if (reply instanceof Reply.Send(byte[] frame)) {
      show(frame, settings.silenceMs() + settings.shownMs(), nowNanos);
    } else if (reply == null) {
      conversation = null;
      payForRefusal();
      show(Frame.refusal(), settings.silenceMs() + REFUSAL_SHOWN_MS, nowNanos);
    } else {
      settling = true;
    }
    return true;
  }

  /** The 9000 behind a bad write waits as a refusal does (TH-28). */
  @Override
  public long acknowledgesFromNanos(long nowNanos) {
    return acknowledgesFromNanos;
  }

  /** As {@link TapProtocol} does: what failed early costs two agreements too (TH-28). */
  private void payForRefusal() {
    if (!agreed) {
      beacons.agreeInVain();
    }
  }

  private NdefOffer offer(long nowNanos) {
    BeaconStore.Entry entry = beacons.shown(desk, nowNanos);
    NdefOffer known = entry.offer();
    if (known != null) {
      return known;
    }
    byte[] credentials = desk.credentials(NOBODY).encode();
    byte[] m0 = entry.handshake.m0Frame();
    NdefOffer fresh = NdefOffer.make(m0, credentials, siteKey.toArray(), sign);
    entry.offers(fresh);
    return fresh;
  }

  /** M1 and M3, one behind the other; null means the one outside refusal. */
  private @Nullable Reply received(byte[] frames, long nowNanos) {
    int split = Frame.lengthAt(frames, 0);
    if (split < 0 || split > frames.length) {
      return null;
    }
    byte[] m1Bytes = Arrays.copyOf(frames, split);
    byte[] m3Bytes = Arrays.copyOfRange(frames, split, frames.length);
    if (!(PhoneFrame.parse(m1Bytes) instanceof Decoded.Value<PhoneFrame>(PhoneFrame.Request m1))
        || !(PhoneFrame.parse(m3Bytes) instanceof Decoded.Value<PhoneFrame>(PhoneFrame.Token m3))
        || !m1.beaconId().equals(m3.beaconId())) {
      return null;
    }
    Conversation opened = open(m1, m1Bytes, nowNanos);
    conversation = opened;
    return opened == null ? null : opened.token(m3, m3Bytes, nowNanos);
  }

  private @Nullable Conversation open(PhoneFrame.Request m1, byte[] m1Bytes, long nowNanos) {
    BeaconStore.Entry entry = beacons.find(m1.beaconId(), nowNanos);
    NdefOffer offer = entry == null ? null : entry.offer();
    if (entry == null || offer == null) {
      return null;
    }
    Conversation known = entry.conversation();
    if (known != null) {
      return known.openedBy(m1Bytes) ? known : null;
    }
    agreed = !entry.handshake.spent();
    if (!(entry.handshake.open(m1) instanceof ChargerHandshake.Opened opened)) {
      return null;
    }
    Conversation fresh = Conversation.offered(desk, opened, m1Bytes, offer.credentials());
    entry.consumedBy(fresh, nowNanos);
    return fresh;
  }

  /** Who comes when the writer has been away for so long is somebody else, and takes no M4. */
  private void settle(long nowNanos) {
    if (nowNanos - seenNanos > (settings.silenceMs() + settings.shownMs()) * NANOS_PER_MILLI) {
      forget();
    }
    Conversation now = conversation;
    if (settling && now != null && now.poll(nowNanos) instanceof Reply.Send(byte[] frame)) {
      show(frame, settings.shownMs(), nowNanos);
    }
    if (answer != null && nowNanos >= shownUntilNanos) {
      forget();
    }
  }

  private void show(byte[] frame, int millis, long nowNanos) {
    acknowledgesFromNanos = RefusalGrid.notBeforeNanos(frame, nowNanos);
    settling = false;
    answer = frame.length > TagMessage.CONTENT_BYTES_MAX ? Frame.refusal() : frame;
    taken = false;
    shownUntilNanos = nowNanos + millis * NANOS_PER_MILLI;
  }

  /** The tap is over, with or without an answer taken. */
  private void forget() {
    Conversation now = conversation;
    conversation = null;
    answer = null;
    settling = false;
    taken = false;
    if (now != null) {
      desk.tapOver(now.context());
    }
  }
}
