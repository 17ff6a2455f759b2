package faraday.rig.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.codec.CborBytes;
import faraday.rig.codec.CoseSign1;
import faraday.rig.codec.Id;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.codec.P256PublicKey;
import faraday.rig.codec.SeededSecureRandom;
import faraday.rig.codec.WireException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When the phone goes online before it shows a token (E22). */
class GoOnlineTest {

  private static final P256KeyPair SERVER = P256KeyPair.derived(1, "statement server");

  private final TapScene scene = new TapScene();
  private final Account account = new Account();

  @Test
  void showsATokenDownToTheThresholdAndNotOneUnitBelow() throws WireException {
    scene.withToken();
    assertEquals(Optional.empty(), scene.phone.reload(account, 500));
    scene.phone.threshold(500);
    assertTrue(shows());
    scene.phone.threshold(501);
    assertEquals("GO_ONLINE", gaveUp());
    assertEquals(Optional.empty(), scene.phone.reload(account, 1));
    assertTrue(shows(), "money was put in");
  }

  @Test
  void aPhoneThatHasHeardNothingOfItsAccountDoesNotGuess() throws WireException {
    scene.withToken();
    scene.phone.threshold(1_000_000);
    assertTrue(shows());
  }

  @Test
  void aPlaceAddedWithoutSignalNeedsTheServersWord() throws WireException {
    scene.withToken();
    scene.phone.addOffline(Id.derived(4, "another site"));
    assertTrue(shows(), "that is elsewhere");
    scene.phone.addOffline(scene.charger.entry().siteId());
    assertEquals("GO_ONLINE", gaveUp());
    account.forges = true;
    assertEquals(Optional.of(StatementFault.SIGNATURE), scene.phone.reload(account, 0));
    assertEquals("GO_ONLINE", gaveUp(), "that was not the server");
    account.forges = false;
    assertEquals(Optional.empty(), scene.phone.reload(account, 0));
    assertTrue(shows());
  }

  private boolean shows() throws WireException {
    scene.terminal.deactivate();
    int before = scene.phone.log().all(PhoneEvent.TokenSent.class).size();
    scene.show(Intent.START);
    return scene.phone.log().all(PhoneEvent.TokenSent.class).size() == before + 1;
  }

  /** It says nothing that identifies it. */
  private String gaveUp() throws WireException {
    scene.terminal.deactivate();
    assertEquals(0, scene.show(Intent.START).data().length);
    return scene.last(PhoneEvent.GaveUp.class).detail();
  }

  /** A server that puts in what is asked for. */
  private static final class Account implements MoneyLink {
    private long seq;
    private long balanceMinor;
    private boolean forges;

    @Override
    public P256PublicKey statementKey() {
      return SERVER.publicKey();
    }

    @Override
    public byte[] statement(Id wallet, long reloadMinor, long sinceSeq, List<byte[]> receipts) {
      List<Object> lines = List.of();
      if (reloadMinor > 0) {
        balanceMinor += reloadMinor;
        lines = List.of(Arrays.asList(++seq, 0L, reloadMinor, null));
      }
      Map<Long, Object> map =
          Map.of(1L, wallet.bytes(), 2L, balanceMinor, 3L, 0L, 4L, lines, 5L, TapScene.NOW_S);
      P256KeyPair signer = forges ? P256KeyPair.derived(9, "thief") : SERVER;
      return CoseSign1.sign(signer, CborBytes.of(map), new SeededSecureRandom(1, "statement"));
    }
  }
}
