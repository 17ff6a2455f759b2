package faraday.firmware.tap;

import faraday.firmware.wire.BeaconId;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.crypto.DhKey;
import faraday.firmware.wire.crypto.Entropy;
import faraday.firmware.wire.frame.Beacon;
import faraday.firmware.wire.frame.ChargerHandshake;
import faraday.firmware.wire.frame.NdefOffer;
import faraday.firmware.wire.frame.Profile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The beacons that may still be answered, and the answers already given (SPEC §3.6). Bounded: at
 * most {@value #OUTSTANDING_MAX} unanswered ones and {@value #KEPT_MAX} in all.
 */
final class BeaconStore {

  /** Unanswered beacons at most. */
  static final int OUTSTANDING_MAX = 4;

  /** Entries at most, answered ones included. */
  static final int KEPT_MAX = 16;

  /** An unused beacon is shown again for this long. */
  static final long SHOWN_NANOS = 3_000_000_000L;

  /**
   * A beacon can be answered for this long after it was first handed out; once answered, its
   * replies are repeated for this long.
   */
  static final long LIFE_NANOS = 30_000_000_000L;

  private final DhKey staticKey;
  private final Entropy entropy;
  private final Profile profile;
  private final Id8 chargerId;
  private final List<Entry> entries = new ArrayList<>();

  /** One beacon and what became of it. */
  static final class Entry {
    final ChargerHandshake handshake;
    final long shownNanos;
    private long livesFromNanos;
    private @Nullable Conversation conversation;
    private @Nullable NdefOffer offer;

    private Entry(ChargerHandshake handshake, long shownNanos) {
      this.handshake = handshake;
      this.shownNanos = shownNanos;
      this.livesFromNanos = shownNanos;
    }

    @Nullable Conversation conversation() {
      return conversation;
    }

    /** What is shown with M0 in profile 03, made once. */
    @Nullable NdefOffer offer() {
      return offer;
    }

    void offers(NdefOffer newOffer) {
      offer = newOffer;
    }

    void consumedBy(Conversation opened, long nowNanos) {
      conversation = opened;
      livesFromNanos = nowNanos;
    }
  }

  BeaconStore(DhKey staticKey, Entropy entropy, Profile profile, Id8 chargerId) {
    this.staticKey = staticKey;
    this.entropy = entropy;
    this.profile = profile;
    this.chargerId = chargerId;
  }

  /** The M0 to show now: a young unused one again, else a fresh one. */
  byte[] show(TapDesk desk, long nowNanos) {
    return shown(desk, nowNanos).handshake.m0Frame();
  }

  /** The beacon to show now. */
  Entry shown(TapDesk desk, long nowNanos) {
    expire(nowNanos);
    for (int i = entries.size() - 1; i >= 0; i--) {
      Entry entry = entries.get(i);
      if (!entry.handshake.spent() && nowNanos - entry.shownNanos < SHOWN_NANOS) {
        return entry;
      }
    }
    makeRoom();
    Entry fresh = new Entry(begin(desk), nowNanos);
    entries.add(fresh);
    return fresh;
  }

  /** The beacon an M1 or M3 names, or null: unknown, expired, or burnt long ago. */
  @Nullable Entry find(BeaconId id, long nowNanos) {
    expire(nowNanos);
    for (Entry entry : entries) {
      if (entry.handshake.beacon().beaconId().equals(id)) {
        return entry;
      }
    }
    return null;
  }

  /** The agreements of an M1 that does not open, for nothing (TH-28). */
  void agreeInVain() {
    staticKey.agree(staticKey.publicKey(), entropy);
    staticKey.agree(staticKey.publicKey(), entropy);
  }

  int size() {
    return entries.size();
  }

  private ChargerHandshake begin(TapDesk desk) {
    byte[] id = new byte[BeaconId.LENGTH];
    do {
      entropy.nextBytes(id);
    } while (isKnown(BeaconId.of(id)));
    Beacon beacon = new Beacon(BeaconId.of(id), chargerId, desk.flags(), desk.timeS());
    return ChargerHandshake.begin(staticKey, entropy, profile, beacon);
  }

  private boolean isKnown(BeaconId id) {
    for (Entry entry : entries) {
      if (entry.handshake.beacon().beaconId().equals(id)) {
        return true;
      }
    }
    return false;
  }

  private void expire(long nowNanos) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (nowNanos - entries.get(i).livesFromNanos >= LIFE_NANOS) {
        drop(i);
      }
    }
  }

  private void makeRoom() {
    int unanswered = 0;
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (!entries.get(i).handshake.spent() && ++unanswered >= OUTSTANDING_MAX) {
        drop(i);
      }
    }
    while (entries.size() >= KEPT_MAX) {
      drop(0);
    }
  }

  private void drop(int index) {
    Entry entry = entries.remove(index);
    entry.handshake.wipe();
    Conversation conversation = entry.conversation();
    if (conversation != null) {
      conversation.forget();
    }
  }
}
