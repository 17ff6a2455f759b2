package faraday.firmware.session;

import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.record.SessionRecord;
import faraday.firmware.wire.record.StopReason;
import faraday.hal.ClimateSensor;
import faraday.pilot.connector.ContactorState;
import faraday.pilot.connector.SafetyStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Everything the signed session record says that the journal does not know by itself (E20).
 *
 * @param grant the right that was used
 * @param reason why it ended
 * @param startEpochS UTC of START, empty for a grant that lapsed
 * @param stopEpochS UTC of the end
 * @param durationS monotonic
 * @param startRegisterMwh meter register at START
 * @param stopRegisterMwh meter register after the contacts opened
 * @param maxCurrentMa highest seen
 * @param plugged whether the plug is still in
 * @param quality the worse of both clock qualities
 * @param temperatureMilliC empty when unknown
 * @param humidityPermille empty when unknown
 * @param faults codes, oldest first, at most 8
 * @param contactorDidNotOpen whether the mirror still shows closed
 * @param ventilation whether state D was seen
 * @param faultCounter of the safety loop since boot
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SessionEnd(
    SessionGrant grant,
    StopReason reason,
    OptionalLong startEpochS,
    long stopEpochS,
    long durationS,
    long startRegisterMwh,
    long stopRegisterMwh,
    int maxCurrentMa,
    boolean plugged,
    ClockQuality quality,
    OptionalInt temperatureMilliC,
    OptionalInt humidityPermille,
    int[] faults,
    boolean contactorDidNotOpen,
    boolean ventilation,
    int faultCounter) {

  /** What a session has come to at this moment. */
  static SessionEnd of(
      SessionProgress progress,
      ConnectorView connector,
      RecordBook book,
      StopReason reason,
      long atNanos) {
    boolean lapsed = reason == StopReason.LAPSED;
    long registerMwh = lapsed ? connector.registerMwh() : progress.registerMwh();
    Surroundings climate = Surroundings.of(connector.climate());
    SafetyStatus status = connector.safety().status();
    return new SessionEnd(
        progress.grant(),
        reason,
        lapsed ? OptionalLong.empty() : OptionalLong.of(progress.startEpochS()),
        book.epochSeconds(),
        lapsed ? 0 : progress.elapsedS(atNanos),
        lapsed ? registerMwh : progress.startRegisterMwh(),
        registerMwh,
        progress.maxCurrentMa(),
        status.plugged(),
        quality(progress, book, lapsed),
        climate.temperatureMilliC(),
        climate.humidityPermille(),
        progress.faults(),
        status.contactor() != ContactorState.OPEN,
        progress.ventilation(),
        status.faultCount());
  }

  /** What is known of a session that no connector can take up after a restart. */
  static SessionEnd orphan(SessionProgress progress, RecordBook book, long atNanos) {
    boolean started = progress.hasStarted();
    return new SessionEnd(
        progress.grant(),
        started ? StopReason.POWER_LOSS : StopReason.LAPSED,
        started ? OptionalLong.of(progress.startEpochS()) : OptionalLong.empty(),
        book.epochSeconds(),
        started ? progress.elapsedS(atNanos) : 0,
        progress.startRegisterMwh(),
        progress.registerMwh(),
        progress.maxCurrentMa(),
        false,
        quality(progress, book, !started),
        OptionalInt.empty(),
        OptionalInt.empty(),
        progress.faults(),
        false,
        progress.ventilation(),
        0);
  }

  private static ClockQuality quality(SessionProgress progress, RecordBook book, boolean lapsed) {
    boolean trusted =
        book.clockQuality() == ClockQuality.TRUSTED
            && (lapsed || progress.startQuality() == ClockQuality.TRUSTED);
    return trusted ? ClockQuality.TRUSTED : ClockQuality.BOUNDED;
  }

  /** A condensing sensor shows more than 100 %; that is no humidity, and no reason to fail. */
  record Surroundings(OptionalInt temperatureMilliC, OptionalInt humidityPermille) {
    private static final int SATURATED_PERMILLE = 1000;

    static Surroundings of(ClimateSensor sensor) {
      int humidity = sensor.humidityPermille();
      boolean valid = sensor.valid();
      boolean humid = valid && humidity >= 0 && humidity <= SATURATED_PERMILLE;
      return new Surroundings(
          valid ? OptionalInt.of(sensor.temperatureMilliC()) : OptionalInt.empty(),
          humid ? OptionalInt.of(humidity) : OptionalInt.empty());
    }
  }

  /** The record that is signed, for its place in the journal. */
  SessionRecord toRecord(SessionRecord.Place place) {
    List<Integer> faultCodes = new ArrayList<>();
    for (int fault : faults) {
      faultCodes.add(fault);
    }
    return new SessionRecord(
        place,
        new SessionRecord.Holder(
            grant.evse(), grant.walletId(), grant.driverId(), grant.tokenId(), grant.ledgerSeq()),
        new SessionRecord.Span(startEpochS, stopEpochS, durationS, quality),
        new SessionRecord.Energy(startRegisterMwh, stopRegisterMwh, maxCurrentMa),
        grant.tariff(),
        new SessionRecord.Ending(
            reason, plugged, faultCodes, contactorDidNotOpen, ventilation, faultCounter),
        new SessionRecord.Surroundings(temperatureMilliC, humidityPermille));
  }
}
