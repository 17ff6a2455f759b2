package faraday.rig.threat;

import faraday.rig.board.BoardScene;
import faraday.rig.codec.CborBytes;
import faraday.rig.codec.CoseSign1;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.codec.SeededSecureRandom;
import java.util.Map;

/** Signs whatever is wanted, with a key that nobody trusts. */
final class Forger {

  private final P256KeyPair key = P256KeyPair.derived(7, "forger");
  private final SeededSecureRandom random = new SeededSecureRandom(7, "forger");

  byte[] signed(byte[] payload) {
    return CoseSign1.sign(key, payload, random);
  }

  /** An acknowledgement as the server writes it (SPEC §5). */
  byte[] ack(BoardScene scene, long seq, byte[] link, long timeS) {
    byte[] charger = scene.board.entry().chargerId().bytes();
    return signed(CborBytes.of(Map.of(1L, charger, 2L, seq, 3L, link, 4L, timeS)));
  }
}
