package faraday.rig.scenario;

import faraday.firmware.access.UidCards;
import faraday.firmware.access.UidOutcome;
import faraday.firmware.wire.Bytes;
import faraday.hal.sim.SeededRandom;
import faraday.rig.rf.CardApplication;
import faraday.rig.rf.CardProfile;
import faraday.rig.rf.IsoDepCard;
import faraday.rig.scenario.format.Shape;
import java.util.HexFormat;
import java.util.List;

/** Memory cards that are known by nothing but their UID (SPEC §7.1), and what becomes of them. */
final class CardStimuli {

  private static final byte[] KNOWN = HexFormat.of().parseHex("04a1b2c3d4e5f6");
  private static final byte[] STRANGE = HexFormat.of().parseHex("04a1b2c3d4e5f7");
  private static final int MEMORY_CARD = 0x08;
  private static final int AWAY = 2;
  private static final int IGNORED = 0;
  private static final int STARTED = 1;
  private static final int STOPPED = 2;
  private static final int FIRST_REFUSAL = 3;
  private static final UidOutcome.Refusal[] REFUSALS = UidOutcome.Refusal.values();

  /** The installer's list of a place that is free: one card, and the usual right of such. */
  static final UidCards LIST =
      new UidCards(
          List.of(new UidCards.Card(Bytes.of(KNOWN), Bytes.of(new byte[] {9}))),
          UidCards.Cap.STANDARD);

  static final List<Stimulus> ALL =
      List.of(
          Stimulus.word(
              "card",
              Shape.Word.of("known", "strange", "away"),
              "holds the listed memory card to the charger, or one that nobody knows; or takes it away",
              CardStimuli::card));

  private static final Shape.Word OUTCOMES =
      Shape.Word.of(
          "ignored",
          "started",
          "stopped",
          "unknown",
          "random",
          "backOff",
          "malformed",
          "notFree",
          "connector",
          "otherReason");

  private CardStimuli() {}

  static List<Observable> observables() {
    return List.of(
        Observable.word(
            "cardIs", OUTCOMES, "what became of the last card held there", CardStimuli::outcome));
  }

  private static void card(Scene scene, int index) throws Impossible {
    Impossible.unless(!scene.phones().held(), "a phone is at the reader already");
    if (index == AWAY) {
      scene.board().field().remove(scene.nowNanos());
      return;
    }
    byte[] uid = index == 0 ? KNOWN : STRANGE;
    CardProfile usual = CardProfile.phone().withUid(uid);
    CardProfile profile = new CardProfile(uid, usual.atqa(), MEMORY_CARD, usual.ats());
    SeededRandom unused = new SeededRandom(1, "unused");
    scene
        .board()
        .field()
        .place(new IsoDepCard(profile, new NoApplication(), unused), scene.nowNanos());
  }

  private static long outcome(Scene scene) {
    return switch (scene.board().charger().cards().last()) {
      case UidOutcome.Ignored() -> IGNORED;
      case UidOutcome.Started(int _) -> STARTED;
      case UidOutcome.Stopped(int _) -> STOPPED;
      case UidOutcome.Refused(int code) -> refusal(code);
    };
  }

  private static int refusal(int code) {
    int place = 0;
    while (place < REFUSALS.length && REFUSALS[place].code() != code) {
      place++;
    }
    return FIRST_REFUSAL + place;
  }

  /** A memory card answers no command. */
  private static final class NoApplication implements CardApplication {

    private static final long MS = 1_000_000L;
    private static final byte[] NOT_FOUND = {0x6A, (byte) 0x82};

    @Override
    public void activated(long nowNanos) {}

    @Override
    public void deactivated(long nowNanos) {}

    @Override
    public Answer answer(byte[] commandApdu, long nowNanos) {
      return new Answer(NOT_FOUND.clone(), MS);
    }
  }
}
