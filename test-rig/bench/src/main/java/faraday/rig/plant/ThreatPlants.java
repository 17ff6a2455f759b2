package faraday.rig.plant;

import static faraday.rig.plant.Effect.answers;
import static faraday.rig.plant.Effect.doesNothing;
import static faraday.rig.plant.Effect.instead;
import static faraday.rig.plant.Effect.number;
import static faraday.rig.plant.Effect.returns;
import static faraday.rig.plant.Effect.skips;

import java.util.List;

/**
 * Guards against people: tap, token, clock, journal, and what phones and server check for
 * themselves. Attacks prove these, not scenarios, so they are no part of {@link Plants}.
 */
public final class ThreatPlants {

  private static final String STAND_IN = "rig.plant.Substitutes.";

  private static final List<PlantedFault> TAP =
      List.of(
          new PlantedFault(
              "beacon-lives-for-ever",
              "a request that was held back is answered whenever it comes",
              "firmware.tap.BeaconStore.expire",
              number(30_000_000_000L, 300_000_000_000L)),
          new PlantedFault(
              "nothing-is-sealed",
              "whoever listens reads the credentials",
              "firmware.wire.noise.Transport.seal",
              instead("firmware.wire.noise.CipherState.seal", STAND_IN + "unsealed")),
          new PlantedFault(
              "ephemeral-key-kept",
              "whoever listens knows a phone again",
              "rig.phone.TapConversation.request",
              instead("rig.codec.P256KeyPair.ephemeral", STAND_IN + "sameKey")),
          new PlantedFault(
              "any-charger-believed",
              "a false charger gets the driver's token and name",
              "rig.phone.TapConversation.beacon",
              instead("rig.phone.Wallet.charger", STAND_IN + "believed")),
          new PlantedFault(
              "first-charger-key-kept",
              "who has stolen a charger's key plays that charger for ever",
              "rig.phone.Wallet.learn",
              instead("java.util.Map.put", STAND_IN + "putOnce")),
          new PlantedFault(
              "frame-length-not-checked",
              "a short frame aborts the charger",
              "firmware.wire.frame.PhoneFrame.request",
              number(89, 0)),
          new PlantedFault(
              "early-refusals-cheaper",
              "the time of a refusal tells what was wrong",
              "firmware.tap.TapProtocol.refusal",
              skips("firmware.tap.BeaconStore.agreeInVain")),
          new PlantedFault(
              "tap-self-test-blind",
              "a charger that computes wrongly from its boot on judges taps",
              "firmware.app.TapSelfTest.passesAt",
              returns(true)),
          new PlantedFault(
              "tap-self-test-fails",
              "a charger that computes wrongly goes on judging taps",
              "firmware.app.TapSelfTest.passesAt",
              returns(false)),
          new PlantedFault(
              "refusals-leave-at-once",
              "the time of a refusal tells how far a forgery came",
              "firmware.tap.RefusalGrid.notBeforeNanos",
              returns(0L)),
          new PlantedFault(
              "counter-stands-still",
              "one key and one counter seal two texts",
              "firmware.wire.noise.CipherState.seal",
              number(1, 0)),
          new PlantedFault(
              "other-requests-answered-alike",
              "who has seen a beacon hears what the charger says to another phone",
              "firmware.tap.Conversation.replyTo",
              answers("firmware.wire.Bytes.equals", true)),
          new PlantedFault(
              "beacons-shared-by-profiles",
              "a beacon of one profile opens in another",
              "firmware.tap.TapProtocol.request",
              instead("firmware.tap.BeaconStore.find", STAND_IN + "foundAnywhere")),
          new PlantedFault(
              "untold-drivers-charge",
              "a charge begins and is billed for a driver who was told of none",
              "firmware.session.TapEnd.phoneGone",
              number(Long.MIN_VALUE, -2)),
          new PlantedFault(
              "profile-not-in-the-prologue",
              "a phone is talked into another profile",
              "firmware.wire.frame.Profile.prologue",
              answers("firmware.wire.frame.Profile.code", 1)));

  private static final List<PlantedFault> RIGHTS =
      List.of(
          new PlantedFault(
              "proof-not-checked",
              "whoever has a copy of a token charges on it",
              "firmware.access.StartDecision.proven",
              answers("firmware.wire.token.Proof.isSignedBy", true)),
          new PlantedFault(
              "issuer-not-checked",
              "drivers write their own rights",
              "firmware.access.StartDecision.proven",
              answers("firmware.wire.token.Token.isSignedBy", true)),
          new PlantedFault(
              "window-not-checked",
              "a right lives for ever, and so does the phone that was stolen with it",
              "firmware.access.StartFacts.expired",
              returns(false)),
          new PlantedFault(
              "audience-not-checked",
              "a right for one charger is spent at all others too",
              "firmware.access.StartFacts.addressed",
              returns(true)),
          new PlantedFault(
              "nothing-held-at-the-server",
              "a driver takes more rights than he can pay for",
              "rig.office.BackOffice.freeMinor",
              returns(1_000_000L)));

  private static final List<PlantedFault> CLOCK =
      List.of(
          new PlantedFault(
              "signed-time-forgotten",
              "whoever sets the clock chip back revives dead tokens",
              "firmware.clock.ChargerClock.signedTimeSeen",
              doesNothing()),
          new PlantedFault(
              "time-bound-not-kept",
              "a power cut makes the charger forget how late it is",
              "firmware.courier.SignedTime.keepBound",
              doesNothing()),
          new PlantedFault(
              "time-leaps-without-a-nonce",
              "one wrong signature kills all rights",
              "firmware.courier.SignedTime.time",
              number(86_400, 4_000_000_000L)),
          new PlantedFault(
              "key-set-ignored",
              "who has stolen an issuer's key issues for ever",
              "firmware.courier.TrustStore.adopt",
              doesNothing()),
          new PlantedFault(
              "item-signer-not-checked",
              "anybody replaces the charger's keys",
              "firmware.courier.TrustStore.verifies",
              answers("firmware.wire.item.ServerItem.isSignedBy", true)),
          new PlantedFault(
              "acknowledger-not-checked",
              "anybody moves the clock, and all rights die",
              "firmware.session.ServerAcks.brought",
              answers("firmware.wire.record.Ack.isSignedBy", true)));

  private static final List<PlantedFault> RECORDS =
      List.of(
          new PlantedFault(
              "record-signature-not-checked",
              "drivers write their own bills",
              "rig.office.RecordJudge.journal",
              skips("rig.codec.CoseSign1.verify")),
          new PlantedFault(
              "place-in-the-chain-not-checked",
              "one record is billed twice",
              "rig.office.RecordJudge.journal",
              instead("rig.office.RecordJudge.place", STAND_IN + "noObjection")),
          new PlantedFault(
              "strangers-carry-nothing",
              "who drops his own record never pays",
              "firmware.access.AccessDesk.recordsFor",
              answers("firmware.wire.frame.TapRequest$Capabilities.storesForOthers", false)),
          new PlantedFault(
              "link-of-an-acknowledgement-not-checked",
              "records are forgotten that the server never had",
              "firmware.session.ServerAcks.brought",
              answers("firmware.wire.Bytes.equals", true)),
          new PlantedFault(
              "no-reserve-for-ends",
              "a session cannot be recorded because others have filled the flash",
              "firmware.journal.Reserve.floor",
              returns(0)));

  /** All. */
  public static final List<PlantedFault> ALL =
      List.of(TAP, RIGHTS, CLOCK, RECORDS).stream().flatMap(List::stream).toList();

  private ThreatPlants() {}

  /**
   * A plant of this list, or of {@link Plants}.
   *
   * @throws IllegalArgumentException for an id that does not exist
   */
  public static PlantedFault of(String id) {
    return ALL.stream()
        .filter(fault -> fault.id().equals(id))
        .findFirst()
        .orElseGet(() -> Plants.of(List.of(id)).getFirst());
  }
}
