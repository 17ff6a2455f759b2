package faraday.rig.bench;

import faraday.firmware.access.AccessSettings;
import faraday.firmware.access.UidCards;
import faraday.firmware.app.ChargerIdentity;
import faraday.firmware.app.ChargerSettings;
import faraday.firmware.app.NfcSettings;
import faraday.firmware.journal.JournalSettings;
import faraday.firmware.session.SessionSettings;
import faraday.firmware.wire.AuthSetting;
import faraday.firmware.wire.Hours;
import faraday.firmware.wire.Tariff;
import faraday.nfc.card.TargetDialogue;
import faraday.pilot.connector.ConnectorConfig;
import faraday.rig.car.PlantModel;
import faraday.rig.chip.Pn532Timing;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a simulated board is made of.
 *
 * @param name names the charger; its ids and keys follow from it and the seed
 * @param plants one for each connector
 * @param chip times of the PN532
 * @param chipBus how the PN532 is wired
 * @param computeNanos what the charger's processor takes for each answer to a phone
 * @param startEpochS UTC when virtual time is zero
 * @param tariff prices
 * @param hours opening hours
 * @param authSetting who may charge
 * @param sectors of the journal's flash, 4 KiB each
 * @param connector what the installer set, for all connectors
 * @param session limits and intervals of sessions
 * @param holdUpMs how long the electronics live on stored energy when all mains have failed
 * @param sessionMaxS longest session
 * @param cards known by their UID
 * @param aroundCard set around what the charger is as a card, next to it
 */
public record BoardSpec(
    String name,
    List<PlantModel> plants,
    Pn532Timing chip,
    ChipBus chipBus,
    long computeNanos,
    long startEpochS,
    Tariff tariff,
    Hours hours,
    AuthSetting authSetting,
    int sectors,
    ConnectorConfig connector,
    SessionSettings session,
    int holdUpMs,
    long sessionMaxS,
    UidCards cards,
    UnaryOperator<TargetDialogue> aroundCard) {

  private static final long JANUARY_2026_EPOCH_S = 1_767_225_600L;
  private static final long TWO_MS_NANOS = 2_000_000L;
  private static final long SESSION_MAX_S = 12 * 3600;
  private static final int FLASH_SECTORS = 64;
  private static final int HOLD_UP_MS = 1_000;

  /** Copies the list; refuses a negative time. */
  public BoardSpec {
    plants = List.copyOf(plants);
    if (holdUpMs < 0) {
      throw new IllegalArgumentException("negative hold-up: " + holdUpMs);
    }
  }

  /** 0.45 EUR per kWh and 1.00 EUR per hour, always open, 256 KiB of flash, 2 ms per answer. */
  public static BoardSpec of(String name, PlantModel... plants) {
    return new BoardSpec(
        name,
        List.of(plants),
        Pn532Timing.typical(),
        ChipBus.HSU,
        TWO_MS_NANOS,
        JANUARY_2026_EPOCH_S,
        new Tariff(100, 45, 978),
        Hours.ALWAYS,
        AuthSetting.PUBLIC_SHARED,
        FLASH_SECTORS,
        ConnectorConfig.standard(),
        SessionSettings.standard(),
        HOLD_UP_MS,
        SESSION_MAX_S,
        UidCards.OFF,
        UnaryOperator.identity());
  }

  /** The same with another journal medium. */
  public BoardSpec withSectors(int newSectors) {
    return with(newSectors, connector, session);
  }

  /** The same set up otherwise. */
  public BoardSpec with(ConnectorConfig newConnector, SessionSettings newSession) {
    return with(sectors, newConnector, newSession);
  }

  private BoardSpec with(int newSectors, ConnectorConfig newConnector, SessionSettings newSession) {
    return new BoardSpec(
        name,
        plants,
        chip,
        chipBus,
        computeNanos,
        startEpochS,
        tariff,
        hours,
        authSetting,
        newSectors,
        newConnector,
        newSession,
        holdUpMs,
        sessionMaxS,
        cards,
        aroundCard);
  }

  /** The same with another store of energy for its electronics. */
  public BoardSpec withHoldUpMs(int newHoldUpMs) {
    return new BoardSpec(
        name,
        plants,
        chip,
        chipBus,
        computeNanos,
        startEpochS,
        tariff,
        hours,
        authSetting,
        sectors,
        connector,
        session,
        newHoldUpMs,
        sessionMaxS,
        cards,
        aroundCard);
  }

  /** The same with its PN532 wired otherwise. */
  public BoardSpec withChipBus(ChipBus newChipBus) {
    return new BoardSpec(
        name,
        plants,
        chip,
        newChipBus,
        computeNanos,
        startEpochS,
        tariff,
        hours,
        authSetting,
        sectors,
        connector,
        session,
        holdUpMs,
        sessionMaxS,
        cards,
        aroundCard);
  }

  /** The same with another limit to sessions. */
  public BoardSpec withSessionMaxS(long newSessionMaxS) {
    return new BoardSpec(
        name,
        plants,
        chip,
        chipBus,
        computeNanos,
        startEpochS,
        tariff,
        hours,
        authSetting,
        sectors,
        connector,
        session,
        holdUpMs,
        newSessionMaxS,
        cards,
        aroundCard);
  }

  /** The same where a card by its UID may start, free of charge. */
  public BoardSpec withCards(UidCards newCards) {
    return new BoardSpec(
        name,
        plants,
        chip,
        chipBus,
        computeNanos,
        startEpochS,
        new Tariff(0, 0, tariff.currencyNumber()),
        hours,
        authSetting,
        sectors,
        connector,
        session,
        holdUpMs,
        sessionMaxS,
        newCards,
        aroundCard);
  }

  /** The same with an observer next to the charger as a card. */
  public BoardSpec withAroundCard(UnaryOperator<TargetDialogue> newAroundCard) {
    return new BoardSpec(
        name,
        plants,
        chip,
        chipBus,
        computeNanos,
        startEpochS,
        tariff,
        hours,
        authSetting,
        sectors,
        connector,
        session,
        holdUpMs,
        sessionMaxS,
        cards,
        newAroundCard);
  }

  /** What the firmware on such a board is told. */
  ChargerSettings settings(ChargerIdentity identity, NfcSettings nfc) {
    AccessSettings access =
        new AccessSettings(
            identity.chargerId(),
            identity.siteId(),
            tariff,
            hours,
            ZoneOffset.UTC,
            authSetting,
            sessionMaxS,
            0,
            AccessSettings.BoundedCaps.STANDARD);
    return new ChargerSettings(
            access, session, JournalSettings.standard(plants.size()), nfc, true, startEpochS)
        .withCards(cards);
  }
}
