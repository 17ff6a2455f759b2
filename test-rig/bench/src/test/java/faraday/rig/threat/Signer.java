package faraday.rig.threat;

import faraday.rig.board.BoardScene;
import faraday.rig.codec.CborBytes;
import faraday.rig.codec.CoseSign1;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.codec.SeededSecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Signs whatever is wanted, with one of the server's keys that was stolen, or with nobody's. */
@SuppressWarnings("ImmutableEnumChecker") // seeded, and each test is one thread
enum Signer {
  /** A key that nobody trusts. */
  FORGER("forger"),
  /** The root's. */
  ROOT("office root"),
  /** The issuer's. */
  ISSUER("office issuer"),
  /** The one that acknowledges and tells the time. */
  ACK("office ack"),
  /** The one that opens records. */
  SEAL("office seal"),
  /** An issuer's key that comes with a key set. */
  NEXT_ISSUER("next issuer");

  private static final long SEED = 1;
  private static final byte[] EVERYBODY = new byte[8];
  private static final long FOR_EVER_S = 4_294_967_295L;

  private final P256KeyPair key;
  private final SeededSecureRandom random;

  Signer(String name) {
    key = P256KeyPair.derived(SEED, name);
    random = new SeededSecureRandom(SEED, "signer " + name);
  }

  byte[] signed(byte[] payload) {
    return CoseSign1.sign(key, payload, random);
  }

  /** An acknowledgement as the server writes it (SPEC §5). */
  byte[] ack(BoardScene scene, long seq, byte[] link, long timeS) {
    byte[] charger = scene.board.entry().chargerId().bytes();
    return signed(CborBytes.of(Map.of(1L, charger, 2L, seq, 3L, link, 4L, timeS)));
  }

  /** The head of an item for this charger (SPEC §6.1), and nothing behind it. */
  byte[] item(BoardScene scene, int kind, long version, long timeS) {
    Map<Long, Object> head = new HashMap<>();
    head.put(0L, (long) kind);
    head.put(1L, scene.board.entry().chargerId().bytes());
    head.put(3L, timeS);
    if (version > 0) {
      head.put(2L, version);
    }
    return signed(CborBytes.of(head));
  }

  /** A key set in which this one issues tokens. */
  byte[] keySet(BoardScene scene, long version, Signer issuer) {
    return keySet(scene, version, issuer, FOR_EVER_S);
  }

  /** The same until a second of UTC. */
  byte[] keySet(BoardScene scene, long version, Signer issuer, long untilS) {
    Map<Long, Object> set = new HashMap<>();
    set.put(0L, (long) Courier.KEYSET);
    set.put(1L, EVERYBODY.clone());
    set.put(2L, version);
    set.put(3L, scene.epochS());
    set.put(
        4L,
        List.of(
            ROOT.entry(0, FOR_EVER_S),
            issuer.entry(1, untilS),
            ACK.entry(3, FOR_EVER_S),
            SEAL.entry(4, FOR_EVER_S)));
    return signed(CborBytes.of(set));
  }

  private List<Object> entry(long role, long untilS) {
    return List.of(role, key.publicKey().bytes(), 0L, untilS);
  }
}
