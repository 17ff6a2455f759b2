package faraday.firmware.wire.item;

import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cose.Sign1;
import faraday.firmware.wire.crypto.P256PublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signed item for a charger (SPEC §6.1). Parsing and verifying are apart, so that cheap checks
 * come first.
 */
public sealed interface ServerItem {

  /** Most wallets of one revocation. */
  int WALLETS_MAX = 100;

  /** Most keys of one set. */
  int KEYS_MAX = 10;

  /** Most periods of one profile: two days of changes at every half hour. */
  int PERIODS_MAX = 96;

  /** Most chargers that take no part. */
  int UNAVAILABLE_MAX = 32;

  /** Most records asked for at once. */
  int RECORDS_MAX = 16;

  /** Longest tag name in bytes, as in a token. */
  int TAG_NAME_MAX = 24;

  /**
   * What all items begin with.
   *
   * @param envelope signer, payload, signature
   * @param kind what it is
   * @param audience a charger or a site; all zeros: every charger that trusts the signer
   * @param version rises with every item of the kind, 0 where the kind has none
   * @param timeS when the server signed, seconds since 1970 UTC
   */
  record Head(Sign1 envelope, ItemKind kind, Id8 audience, long version, long timeS) {}

  /** The server's time, with the charger's nonce when it answers one. */
  record Time(Head head, @Nullable Id16 nonce) implements ServerItem {}

  /** Nothing before this epoch, and none of these wallets. */
  record Revocation(Head head, long minEpoch, List<Id8> wallets) implements ServerItem {

    public Revocation {
      wallets = List.copyOf(wallets);
    }
  }

  /** All keys that count from now on. */
  record KeySet(Head head, List<Entry> entries) implements ServerItem {

    public KeySet {
      entries = List.copyOf(entries);
    }

    /**
     * One key.
     *
     * @param role what it is for
     * @param key the key
     * @param fromS it does not count before, seconds since 1970 UTC
     * @param untilS nor from then on
     */
    public record Entry(KeyRole role, P256PublicKey key, long fromS, long untilS) {}
  }

  /** Limits over time for every connector of the audience, and chargers that take no part. */
  record Profile(Head head, long fromS, long untilS, List<Period> periods, List<Id8> unavailable)
      implements ServerItem {

    public Profile {
      periods = List.copyOf(periods);
      unavailable = List.copyOf(unavailable);
    }

    /**
     * One period, until the next.
     *
     * @param startS seconds from the profile's begin
     * @param limitMa per phase
     */
    public record Period(long startS, int limitMa) {}
  }

  /** The lower bound of time becomes this, whatever it was. */
  record TimeReset(Head head, Id16 nonce) implements ServerItem {}

  /** Records to be given again, diagnostics to be told, a name to be taken. */
  record Query(Head head, List<Long> records, int diagnostics, @Nullable String tagName)
      implements ServerItem {

    public Query {
      records = List.copyOf(records);
    }
  }

  /** What it begins with. */
  Head head();

  /** Whether this key is named and has signed. One curve operation. */
  default boolean isSignedBy(P256PublicKey key) {
    return head().envelope().isSignedBy(key);
  }

  /** Decodes an item of this kind; never throws, whatever the bytes. */
  static Decoded<ServerItem> parse(ItemKind kind, byte[] item) {
    return CborReader.decode(item, reader -> ServerItemShape.read(kind, reader));
  }
}
