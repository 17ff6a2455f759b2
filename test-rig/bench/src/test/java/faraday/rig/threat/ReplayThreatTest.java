package faraday.rig.threat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.board.BoardScene;
import faraday.rig.codec.Frame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** TH-1, TH-2, TH-29: what was good once. */
final class ReplayThreatTest {

  private static final byte[] NOTHING = new byte[0];

  @Test
  @Tag("threat-01")
  void tokenBuysOneCharge() {
    Threats.answered("01", "token-used-twice", ReplayAttacks.class, "oneTokenForTwoCharges");
  }

  @Test
  @Tag("threat-01")
  void proofIsGoodForItsOwnTapOnly() {
    Threats.answered("01", "proof-not-checked", ReplayAttacks.class, "proofOfAnotherTap");
  }

  @Test
  @Tag("threat-02")
  void requestIsGoodForHalfAMinute() {
    Threats.answered(
        "02", "beacon-lives-for-ever", ReplayAttacks.class, "requestHeldBackForAMinute");
  }

  @Test
  @Tag("threat-29")
  void profileIsPartOfTheHandshake() {
    Threats.answered(
        "29", "profile-not-in-the-prologue", ReplayAttacks.class, "requestOfAnotherProfile");
  }

  @Test
  @Tag("threat-29")
  void suiteIsPartOfTheHandshake() {
    BoardScene scene = Scenes.board();
    assertFalse(ReplayAttacks.answered(scene, new Handmade(scene.board.entry(), "2").suite(2)));
    assertTrue(ReplayAttacks.honestDriverIsServed(scene));
  }

  /** The limit and beyond it, by the charger's monotonic time. */
  @Test
  @Tag("threat-02")
  void requestIsAnsweredUntilItsBeaconHasDied() {
    assertTrue(ReplayAttacks.heldBack(Scenes.board(), 29));
    assertFalse(ReplayAttacks.heldBack(Scenes.board(), 31));
  }

  /** The clock chip has no part in that: moving it revives no beacon. */
  @Test
  @Tag("threat-02")
  void requestIsRefusedAfterTheClockMoved() {
    for (long byS : new long[] {-30, 3600}) {
      BoardScene scene = Scenes.board();
      Handmade anna = new Handmade(scene.board.entry(), "moved");
      List<byte[]> requests = new ArrayList<>();
      FramePhone silent =
          new FramePhone(
              m0 -> {
                requests.add(anna.m1(m0, Handmade.READ, 0));
                return NOTHING;
              });
      Scenes.hold(scene, silent, Scenes.S);
      scene.run(31 * Scenes.S);
      scene.board.wallClock().set(scene.board.wallClock().epochSeconds() + byS);
      assertFalse(ReplayAttacks.isAnswered(scene, requests.getFirst()), "moved by " + byS);
      scene.board.wallClock().set(scene.epochS());
      assertTrue(ReplayAttacks.honestDriverIsServed(scene));
    }
  }

  /** Two phones with one M0: the first is served, the second hears the refusal. */
  @Test
  @Tag("threat-02")
  void beaconServesTheFirstOfTwoPhonesOnly() {
    BoardScene scene = Scenes.board();
    List<byte[]> shown = new ArrayList<>();
    FramePhone passerBy =
        new FramePhone(
            m0 -> {
              shown.add(m0);
              return NOTHING;
            });
    Scenes.hold(scene, passerBy, Scenes.S);
    byte[] m0 = shown.getFirst();
    byte[] first = new Handmade(scene.board.entry(), "first").m1(m0, Handmade.READ, 0);
    byte[] second = new Handmade(scene.board.entry(), "second").m1(m0, Handmade.READ, 0);
    assertTrue(ReplayAttacks.isAnswered(scene, first));
    assertFalse(ReplayAttacks.isAnswered(scene, second));
    assertTrue(ReplayAttacks.isAnswered(scene, first), "same bytes in, same bytes out");
    assertEquals(1, distinct(scene, Frame.M2), "and nothing is sealed twice");
    scene.isSafe();
  }

  private static long distinct(BoardScene scene, int type) {
    return scene.wire.frames().stream()
        .filter(frame -> frame.type() == type)
        .map(frame -> java.util.HexFormat.of().formatHex(frame.bytes()))
        .distinct()
        .count();
  }
}
