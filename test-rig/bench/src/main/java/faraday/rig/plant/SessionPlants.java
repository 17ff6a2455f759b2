package faraday.rig.plant;

import static faraday.rig.plant.Effect.answers;
import static faraday.rig.plant.Effect.argument;
import static faraday.rig.plant.Effect.doesNothing;
import static faraday.rig.plant.Effect.number;
import static faraday.rig.plant.Effect.returns;
import static faraday.rig.plant.Effect.skips;
import static faraday.rig.plant.Effect.swaps;

import java.util.List;

/** What keeps the order of design §3, and the money: rights, records, limits, restarts. */
final class SessionPlants {

  private static final String DURABLE = "firmware.session.RecordBook.durable";

  static final List<PlantedFault> ALL =
      List.of(
          // ---- the order
          new PlantedFault(
              "grant-not-awaited",
              "a right is confirmed that a power cut makes valid again",
              "firmware.session.Beginning.granting",
              answers(DURABLE, true)),
          new PlantedFault(
              "start-not-awaited",
              "power is offered for a session that the journal does not know",
              "firmware.session.Beginning.starting",
              answers(DURABLE, true)),
          new PlantedFault(
              "start-while-the-phone-is-there",
              "the charge begins before the driver has heard of it",
              "firmware.session.SessionSettings.tapTimeoutS",
              returns(0)),
          new PlantedFault(
              "starts-unheard-of",
              "a charge begins that the driver never heard of",
              "firmware.session.TapEnd.phoneGone",
              number(Long.MIN_VALUE, Long.MAX_VALUE)),
          new PlantedFault(
              "stop-not-awaited",
              "the plug is freed before the bill is safe",
              "firmware.session.EndRecord.look",
              answers(DURABLE, true)),
          new PlantedFault(
              "stop-recorded-under-load",
              "the bill is written while energy still flows",
              "firmware.session.EndWait.over",
              returns(true)),
          new PlantedFault(
              "stop-on-an-old-reading",
              "the bill lacks the last energy",
              "firmware.session.EndWait.over",
              answers("hal.EnergyMeter.readAtNanos", Long.MAX_VALUE)),
          // ---- what ends a session
          new PlantedFault(
              "unplugging-does-not-end",
              "a session goes on for a vehicle that has left",
              "firmware.session.EndPolicy.onUnplug",
              returns(false)),
          new PlantedFault(
              "next-vehicle-on-the-same-right",
              "who plugs in next is charged on the right of the one before",
              "firmware.session.PowerLevel.unplugged",
              returns(false)),
          new PlantedFault(
              "faults-do-not-end",
              "a session goes on although its connector is blocked",
              "pilot.connector.SafetyStatus.sessionEndingFault",
              returns("NONE")),
          new PlantedFault(
              "pause-never-ends",
              "a fault that stays holds the connector for ever",
              "firmware.session.EndPolicy.pauseMaxS",
              returns(1_000_000)),
          new PlantedFault(
              "plug-kept-after-leaving",
              "the cable stays trapped although the vehicle has left",
              "firmware.session.PlugHold.frees",
              returns(false)),
          new PlantedFault(
              "plug-freed-at-every-end",
              "anybody takes the driver's cable when a limit ends the charge",
              "firmware.session.PlugHold.freesAtOnce",
              returns(true)),
          new PlantedFault(
              "grant-never-lapses",
              "a tap without a car holds the connector and the money for ever",
              "firmware.session.SessionSettings.plugTimeoutS",
              returns(86_400)),
          new PlantedFault(
              "energy-limit-ignored",
              "more is delivered than the token pays for",
              "firmware.session.SessionProgress.limitReached",
              answers("firmware.session.SessionLimits.energyWh", 1_000_000_000L)),
          new PlantedFault(
              "time-limit-ignored",
              "the session lasts longer than the token allows",
              "firmware.session.SessionProgress.limitReached",
              answers("firmware.session.SessionLimits.durationS", 1_000_000_000L)),
          new PlantedFault(
              "cost-limit-ignored",
              "the session costs more than the server has put aside",
              "firmware.session.SessionProgress.limitReached",
              answers("firmware.wire.record.Cost.minorUnits", 0L)),
          // ---- load profile
          new PlantedFault(
              "profile-ignored",
              "the load management is not obeyed",
              "firmware.session.SessionProgress.profileMa",
              answers("firmware.session.LoadSchedule.limitMa", 80_000)),
          new PlantedFault(
              "later-periods-ignored",
              "the load profile stays at its first period",
              "firmware.session.LoadSchedule.limitMa",
              argument(0, 0L)),
          new PlantedFault(
              "phases-forgotten",
              "a profile in watts for three phases is drawn from each",
              "firmware.session.LoadSchedule.wattsToMa",
              argument(1, 1)),
          new PlantedFault(
              "profile-without-utc-taken-at-face-value",
              "a profile in UTC is taken from a driver by a clock that does not know UTC",
              "firmware.access.StartFacts.profileInUtc",
              returns(false)),
          // ---- records
          new PlantedFault(
              "meter-records-missing",
              "a power cut loses all energy since the start",
              "firmware.session.MeterCadence.due",
              returns(false)),
          new PlantedFault(
              "meter-leap-billed",
              "a meter that leaps costs the driver a fortune",
              "firmware.session.MeterTrust.slackMwh",
              returns(1_000_000_000_000L)),
          new PlantedFault(
              "frozen-meter-unnoticed",
              "energy is given away for nothing",
              "firmware.session.MeterTrust.frozenAfterMwh",
              returns(1_000_000_000_000L)),
          new PlantedFault(
              "faults-not-journaled",
              "nobody can tell later what happened",
              "firmware.session.FaultJournal.flush",
              doesNothing()),
          new PlantedFault(
              "faults-journaled-again-and-again",
              "a fault that comes and goes fills the flash",
              "firmware.session.FaultJournal.raised",
              number(3_600_000_000_000L, 0)),
          new PlantedFault(
              "receipt-without-faults",
              "the receipt hides why it ended",
              "firmware.session.SessionProgress.sawFault",
              doesNothing()),
          new PlantedFault(
              "receipt-without-maximum",
              "the receipt hides the highest current",
              "firmware.session.SessionProgress.sawCurrent",
              doesNothing()),
          new PlantedFault(
              "receipt-without-ventilation",
              "the receipt hides that ventilation was asked for",
              "firmware.session.SessionProgress.sawVentilation",
              doesNothing()),
          // ---- restart
          new PlantedFault(
              "resume-after-any-outage",
              "hours later somebody else's car is charged",
              "firmware.session.BootRecovery.mayGoOn",
              returns(true)),
          new PlantedFault(
              "resume-after-unplugging",
              "after a restart another car is charged on an old right",
              "firmware.session.ResumeCheck.look",
              argument(2, false)),
          new PlantedFault(
              "resume-whatever-is-there",
              "after a restart a session goes on although nothing is as it was",
              "firmware.session.ResumeCheck.look",
              returns("GO_ON")),
          new PlantedFault(
              "resume-never",
              "every flicker of the mains ends all sessions",
              "firmware.session.ResumeCheck.look",
              swaps("GO_ON", "CLOSE")),
          new PlantedFault(
              "cable-trapped-at-boot",
              "a restart without a session keeps a stranger's cable",
              "firmware.session.SessionMachine.freeAfterRestart",
              doesNothing()),
          new PlantedFault(
              "gap-not-recorded",
              "the bill does not show that the power was lost",
              "firmware.session.RunningSession.restore",
              answers("firmware.session.RunningSession.mark", 0L)),
          new PlantedFault(
              "outage-not-recorded",
              "the bill does not show that the mains was lost",
              "firmware.session.OutageMark.look",
              returns(false)),
          // ---- rights
          new PlantedFault(
              "token-used-twice",
              "one right buys two charges",
              "firmware.access.StartDecision.accept",
              answers("firmware.session.RecordBook.tokenSpent", false)),
          new PlantedFault(
              "stranger-stops",
              "anybody ends anybody's charge",
              "firmware.access.StopDecision.byDriver",
              answers("firmware.wire.token.Proof.isSignedBy", true)),
          new PlantedFault(
              "forged-staff-token-stops",
              "anybody who writes a token of his own ends every charge",
              "firmware.access.StopDecision.byStaff",
              answers("firmware.wire.token.Token.isSignedBy", true)),
          new PlantedFault(
              "service-loop-never-alive",
              "offers end although the service loop works",
              "firmware.session.SessionMachine.tick",
              skips("pilot.connector.SafetyOrders.alive")));

  private SessionPlants() {}
}
