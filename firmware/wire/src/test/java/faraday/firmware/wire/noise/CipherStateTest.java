package faraday.firmware.wire.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import faraday.firmware.wire.peer.JdkCrypto;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

final class CipherStateTest {

  private static final byte[] KEY = new byte[32];
  private static final byte[] NOTHING = new byte[0];

  @Test
  void usesEachCounterOnceFromZero() throws GeneralSecurityException {
    CipherState state = new CipherState(KEY);
    for (long counter = 0; counter < 300; counter++) {
      assertArrayEquals(
          JdkCrypto.gcm(true, KEY, counter, NOTHING, new byte[] {1}),
          state.seal(NOTHING, new byte[] {1}));
    }
  }

  @Test
  void keepsTheCounterWhenNothingOpened() throws GeneralSecurityException {
    CipherState state = new CipherState(KEY);
    byte[] second = JdkCrypto.gcm(true, KEY, 1, NOTHING, new byte[] {2});
    assertNull(state.open(NOTHING, second));
    byte[] first = JdkCrypto.gcm(true, KEY, 0, NOTHING, new byte[] {1});
    assertArrayEquals(new byte[] {1}, state.open(NOTHING, first));
    assertArrayEquals(new byte[] {2}, state.open(NOTHING, second));
  }

  @Test
  void refusesToGoOnBeyondItsLimit() {
    CipherState state = new CipherState(KEY, CipherState.MAX_COUNTER);
    state.seal(NOTHING, NOTHING);
    assertThrows(IllegalStateException.class, () -> state.seal(NOTHING, NOTHING));
  }

  @Test
  void sealsOnlyAfterTheFirstKeyAndCopiesOnlyBeforeIt() {
    SymmetricState state = new SymmetricState(KnInitiator.NAME);
    assertThrows(IllegalStateException.class, () -> state.sealAndHash(NOTHING));
    state.mixKey(new byte[32]);
    assertThrows(IllegalStateException.class, () -> new SymmetricState(state));
  }
}
