package faraday.firmware.courier;

import faraday.firmware.clock.ChargerClock;
import faraday.firmware.journal.RecordFormat;
import faraday.firmware.journal.RecordType;
import faraday.firmware.session.RecordBook;
import faraday.firmware.tap.OnlineChallenges;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.crypto.Entropy;
import faraday.firmware.wire.frame.CourierQuestion.Outcome;
import faraday.firmware.wire.item.ItemKind;
import faraday.firmware.wire.item.ServerItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges what phones bring from the server (SPEC §6.1), keeps what is new, and knows it again after
 * a restart. The phone is a courier: it may drop, delay and repeat, and nothing it says itself
 * counts. Checks in order: form, audience, signature, version; only then anything changes.
 */
public final class ItemDesk {

  private static final Id8 EVERYBODY = Id8.of(new byte[Id8.LENGTH]);

  private final Id8 chargerId;
  private final Id8 siteId;
  private final RecordBook book;
  private final TrustStore trust;
  private final OnlineChallenges challenges;
  private final SignedTime time;
  private final Revocations revocations = new Revocations();
  private final SiteProfile profile;
  private final Questions questions = new Questions();

  /** The desk of one charger; told of the past through {@link RecordBook#keeper}. */
  public ItemDesk(
      Id8 chargerId,
      Id8 siteId,
      RecordBook book,
      ChargerClock clock,
      TrustStore trust,
      OnlineChallenges challenges,
      Entropy entropy) {
    this.chargerId = chargerId;
    this.siteId = siteId;
    this.book = book;
    this.trust = trust;
    this.challenges = challenges;
    time = new SignedTime(clock, book, challenges, entropy);
    profile = new SiteProfile(chargerId, clock);
    book.keeper(this::recovered);
  }

  /** Whose signatures count. */
  public TrustStore trust() {
    return trust;
  }

  /** What phones may answer with the server's help. */
  public OnlineChallenges challenges() {
    return challenges;
  }

  /** Who is not served any more. */
  public Revocations revocations() {
    return revocations;
  }

  /** What the site allows. */
  public SiteProfile profile() {
    return profile;
  }

  /** What the server wants to know. */
  public Questions questions() {
    return questions;
  }

  /** What a TIME-RESET must name; told with the charger's state. */
  public Id16 resetNonce() {
    return time.resetNonce();
  }

  /** Judges an item of this kind. */
  public Outcome brought(ItemKind kind, Bytes bytes, long nowNanos) {
    boolean fits = bytes.length() <= RecordFormat.PAYLOAD_BYTES_MAX;
    if (!fits
        || !(ServerItem.parse(kind, bytes.toArray())
            instanceof Decoded.Value<ServerItem>(ServerItem item))) {
      return Outcome.DOES_NOT_VERIFY;
    }
    if (!isForUs(item.head())) {
      return Outcome.NOT_FOR_THIS_CHARGER;
    }
    if (!trust.verifies(item)) {
      return Outcome.DOES_NOT_VERIFY;
    }
    return switch (item) {
      case ServerItem.Time one -> time.time(one, nowNanos);
      case ServerItem.TimeReset one -> time.reset(one);
      case ServerItem.KeySet set when !TrustStore.complete(set) -> Outcome.DOES_NOT_VERIFY;
      default -> versioned(item, bytes);
    };
  }

  /** What names one charger alone names this one. */
  private boolean isForUs(ServerItem.Head head) {
    boolean personal =
        switch (head.kind()) {
          case TIME_RESET, QUERY -> true;
          case TIME, REVOKE, KEYSET, PROFILE -> false;
        };
    Id8 audience = head.audience();
    boolean shared = audience.equals(siteId) || audience.equals(EVERYBODY);
    return audience.equals(chargerId) || (!personal && shared);
  }

  /** Journalled before it counts, so that a restart knows what was taken. */
  private Outcome versioned(ServerItem item, Bytes bytes) {
    time.seen(item.head().timeS());
    if (item.head().version() <= known(item)) {
      return Outcome.OLD;
    }
    RecordType type = recordType(item);
    if (type != null && !book.keep(type, bytes)) {
      return Outcome.NOT_KEPT;
    }
    adopt(item);
    return Outcome.TAKEN;
  }

  private long known(ServerItem item) {
    return switch (item) {
      case ServerItem.Revocation one -> revocations.version();
      case ServerItem.KeySet one -> trust.version();
      case ServerItem.Profile one -> profile.version();
      case ServerItem.Query one -> questions.version();
      case ServerItem.Time one -> 0;
      case ServerItem.TimeReset one -> 0;
    };
  }

  private void adopt(ServerItem item) {
    switch (item) {
      case ServerItem.Revocation one -> revocations.adopt(one);
      case ServerItem.KeySet one -> trust.adopt(one);
      case ServerItem.Profile one -> profile.adopt(one);
      case ServerItem.Query one -> questions.adopt(one);
      case ServerItem.Time one -> {}
      case ServerItem.TimeReset one -> {}
    }
  }

  /** Null for what a restart may forget: a question without a name. */
  private static @Nullable RecordType recordType(ServerItem item) {
    return switch (item.head().kind()) {
      case REVOKE -> RecordType.EPOCH;
      case KEYSET -> RecordType.KEYSET;
      case PROFILE -> RecordType.ITEM;
      case QUERY ->
          item instanceof ServerItem.Query query && query.tagName() != null
              ? RecordType.ITEM
              : null;
      case TIME, TIME_RESET -> null;
    };
  }

  /** Signed items are verified no more: what the journal holds was verified when it was taken. */
  private void recovered(RecordType type, Bytes payload) {
    List<ItemKind> candidates =
        switch (type) {
          case KEYSET -> List.of(ItemKind.KEYSET);
          case EPOCH -> List.of(ItemKind.REVOKE);
          case ITEM -> List.of(ItemKind.PROFILE, ItemKind.QUERY);
          default -> List.of();
        };
    if (type == RecordType.TIME) {
      time.recovered(payload);
    }
    for (ItemKind kind : candidates) {
      if (ServerItem.parse(kind, payload.toArray())
          instanceof Decoded.Value<ServerItem>(ServerItem item)) {
        adopt(item);
      }
    }
  }
}
