package faraday.rig.demo;

import faraday.firmware.session.SessionPhase;
import faraday.rig.bench.TapFigures;
import faraday.rig.codec.SessionRecord;
import faraday.rig.office.IssuedToken;
import org.jspecify.annotations.Nullable;

/** Says whether the story came out right, from what the world and the server know. */
final class DemoJudge {

  private static final int EUR = 978;

  private final DemoStage stage;
  private final DemoWorld world;
  private final @Nullable SessionRecord receipt;

  DemoJudge(DemoStage stage, @Nullable SessionRecord receipt) {
    this.stage = stage;
    this.world = stage.world();
    this.receipt = receipt;
  }

  static boolean acknowledged(DemoWorld world, SessionRecord receipt) {
    long seq = receipt.number(SessionRecord.Field.SEQ);
    return world.board().charger().book().acknowledgedSeq() >= seq;
  }

  void judge() {
    stage.check(
        "the session is over",
        world.board().charger().sessions().get(0).phase() == SessionPhase.FREE);
    stage.check(
        "no current was ever cut at the plug", world.board().plant(1).partedUnderLoadCount() == 0);
    SessionRecord got = receipt;
    if (got != null) {
      judgeMoney(got);
    }
  }

  private void judgeMoney(SessionRecord got) {
    long meterMwh = world.board().plant(1).meter().registerMwh();
    long serverMinor =
        world.office().tokensOf(world.anna().walletId()).stream()
            .mapToLong(IssuedToken::chargedMinor)
            .sum();
    stage.check(
        "the receipt's energy is the meter's",
        got.number(SessionRecord.Field.ENERGY_MWH) == meterMwh);
    stage.check(
        "the server knows the same cost",
        serverMinor == got.number(SessionRecord.Field.COST_MINOR));
    stage.check(
        "the server misses nothing",
        world.office().gaps(world.board().entry().chargerId()).isEmpty());
    stage.check("nothing looks odd to the server", world.office().anomalies().isEmpty());
  }

  DemoReport report(
      long seed,
      @Nullable Sabotage sabotage,
      @Nullable TapFigures startTap,
      @Nullable TapFigures stopTap) {
    SessionRecord got = receipt;
    return new DemoReport(
        seed,
        sabotage,
        got == null ? null : facts(got),
        startTap == null ? null : start(startTap),
        stopTap == null ? -1 : millis(stopTap.nanos()),
        millis(world.contactorCloseNanos()),
        got != null && acknowledged(world, got),
        world.nowNanos(),
        world.loopNanos(),
        world.trace().hash(),
        stage.checks());
  }

  private static DemoReport.StartFacts start(TapFigures tap) {
    return new DemoReport.StartFacts(tap.exchanges(), tap.frameBytes(), millis(tap.nanos()));
  }

  private static DemoReport.SessionFacts facts(SessionRecord got) {
    return new DemoReport.SessionFacts(
        got.id(SessionRecord.Field.SESSION_ID).toString(),
        got.number(SessionRecord.Field.ENERGY_MWH),
        got.number(SessionRecord.Field.COST_MINOR),
        got.number(SessionRecord.Field.CURRENCY) == EUR ? "EUR" : "?",
        got.number(SessionRecord.Field.DURATION_S));
  }

  private static double millis(long nanos) {
    return nanos < 0 ? -1 : nanos / 1e6;
  }
}
