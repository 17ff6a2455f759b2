package faraday.rig.threat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.RecordType;
import faraday.rig.bench.TapFigures;
import faraday.rig.board.BoardScene;
import faraday.rig.phone.Intent;
import faraday.rig.phone.WalletPhone;
import faraday.rig.rf.CardApplication;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * TH-5: a relay cannot be prevented on ISO-DEP, and nothing here says otherwise. These tests show
 * what it looks like, what it needs, and what it does not get.
 */
final class RelayThreatTest {

  private static final long RELAY_NANOS = 200 * Scenes.MS;

  private final BoardScene scene = Scenes.board();
  private final WalletPhone anna = scene.driver("Anna");

  /** The phone is elsewhere; each answer comes as late as two radios make it. */
  private CardApplication relayed() {
    return new CardApplication() {
      @Override
      public void activated(long nowNanos) {
        anna.activated(nowNanos);
      }

      @Override
      public void deactivated(long nowNanos) {
        anna.deactivated(nowNanos);
      }

      @Override
      public Answer answer(byte[] command, long nowNanos) {
        Answer honest = anna.answer(command, nowNanos);
        return new Answer(honest.responseApdu(), honest.delayNanos() + RELAY_NANOS);
      }
    };
  }

  @Test
  @Tag("threat-05")
  void relayedTapIsGrantedAndItsLengthIsSeen() {
    scene.plug(1);
    anna.want(Intent.START);
    Scenes.hold(scene, relayed(), 5 * Scenes.S);
    assertEquals(1, Scenes.grants(anna), "not preventable");
    TapFigures tap = scene.board.taps().getLast();
    long tookNanos = tap.answeredNanos() - tap.selectNanos();
    assertTrue(tookNanos > 5 * RELAY_NANOS, "evidence: the tap took " + tookNanos + " ns");
    ThreatReport.current()
        .notPreventable(
            "05",
            "ISO-DEP has no distance bound; the phone answers only while its user wants a tap,"
                + " nothing flows without a plugged car, the grant is journalled with time and"
                + " wallet; the length of the tap shows in the trace, the journal does not keep it");
  }

  /** User presence: a phone whose user wants nothing shows no wallet, relayed or not. */
  @Test
  @Tag("threat-05")
  void relayGetsNothingFromAPhoneWhoseUserWantsNothing() {
    scene.plug(1);
    Scenes.hold(scene, relayed(), 5 * Scenes.S);
    assertEquals(0, scene.flash().count(RecordType.GRANT));
    assertTrue(scene.wire.frames().isEmpty(), "not even a beacon is asked for");
  }

  /** A plugged cable: the grant lapses after a minute, and nothing is billed. */
  @Test
  @Tag("threat-05")
  void relayedGrantLapsesWithoutACar() {
    anna.want(Intent.START);
    Scenes.hold(scene, relayed(), 5 * Scenes.S);
    scene.run(70 * Scenes.S);
    assertEquals(1, scene.flash().count(RecordType.LAPSE));
    assertEquals(0, scene.watch.closings());
  }
}
