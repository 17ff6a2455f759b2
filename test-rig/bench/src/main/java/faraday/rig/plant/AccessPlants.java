package faraday.rig.plant;

import static faraday.rig.plant.Effect.answers;
import static faraday.rig.plant.Effect.number;
import static faraday.rig.plant.Effect.returns;
import static faraday.rig.plant.Effect.skips;

import java.util.List;

/** Who is served where: the rows of the decision table that need no attacker (SPEC §4.3). */
final class AccessPlants {

  private static final String FACTS = "firmware.access.StartFacts.";
  private static final String BOOK = "firmware.session.DriverBook.";

  static final List<PlantedFault> ALL =
      List.of(
          new PlantedFault(
              "button-starts-anywhere",
              "what costs money is drawn at the button for nothing",
              FACTS + "startsWithoutToken",
              answers("firmware.wire.record.LocalSettings.free", true)),
          new PlantedFault(
              "button-ends-nothing",
              "who began at the button cannot end there, and his cable stays trapped",
              "firmware.access.FreeStart.pressed",
              answers("firmware.access.FreeStart.byNobody", false)),
          new PlantedFault(
              "place-never-closes",
              "a closed place charges",
              FACTS + "placeClosed",
              returns(false)),
          new PlantedFault(
              "reservations-ignored",
              "who has reserved finds his connector taken",
              FACTS + "reservedForAnother",
              returns(false)),
          new PlantedFault(
              "next-reservation-overstayed",
              "who has reserved waits for a charge that does not end",
              FACTS + "nextReservationS",
              returns(Long.MAX_VALUE)),
          new PlantedFault(
              "sessions-of-a-day-not-counted",
              "one driver takes what was meant for many",
              FACTS + "dayUsedUp",
              returns(false)),
          new PlantedFault(
              "drivers-not-looked-up",
              "a place for a named few serves everybody",
              FACTS + "driversNamed",
              returns(false)),
          new PlantedFault(
              "credit-not-looked-at",
              "a charge begins that its driver's credit cannot pay",
              FACTS + "creditTooLow",
              returns(false)),
          new PlantedFault(
              "one-holder-is-enough",
              "one of two who must agree decides alone",
              "firmware.access.StartDecision.holderMissing",
              returns(false)),
          new PlantedFault(
              "holders-wait-for-ever",
              "a consent given once counts for whatever comes later",
              "firmware.access.HolderRoll.present",
              number(60_000_000_000L, 3_600_000_000_000L)),
          new PlantedFault(
              "tenths-of-json-taken-whole",
              "a load profile in JSON allows ten times what it says",
              "firmware.wire.token.JsonCommand.periods",
              number(10, 1)),
          new PlantedFault(
              "reservations-forgotten-without-a-clock",
              "after a power cut who has reserved finds his connector taken",
              FACTS + "perhapsReserved",
              returns(false)),
          new PlantedFault(
              "every-driver-known",
              "a private place lets anybody in",
              BOOK + "caches",
              returns(true)),
          new PlantedFault(
              "no-driver-known",
              "a private place turns away those it let in before",
              BOOK + "caches",
              returns(false)),
          new PlantedFault(
              "drivers-known-for-ever",
              "who was let in once comes in under any rules",
              BOOK + "settingsAre",
              skips("java.util.Set.clear")),
          new PlantedFault(
              "unknown-cards-not-slowed",
              "somebody tries cards until one is listed",
              "firmware.access.UidBackOff.runs",
              returns(false)),
          new PlantedFault(
              "card-answered-at-each-search",
              "a card that is left there starts and ends charges for ever",
              "firmware.access.UidDesk.seen",
              number(3_000_000_000L, 0)),
          new PlantedFault(
              "old-conversations-answered",
              "what the server said once is played again whenever it suits",
              "firmware.access.TokenReader.stale",
              returns(false)),
          new PlantedFault(
              "certificate-not-shown",
              "a driver cannot charge where his phone has not been told of the charger",
              "firmware.tap.TapProtocol.certificate",
              returns(Effect.NULL)));

  private AccessPlants() {}
}
