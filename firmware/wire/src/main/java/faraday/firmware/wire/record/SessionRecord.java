package faraday.firmware.wire.record;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Range;
import faraday.firmware.wire.Tariff;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cose.Sign1;
import faraday.firmware.wire.crypto.SigningKey;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the charger signs about a session: payload of the journal's STOP, CLOSE and LAPSE, and the
 * receipt of M4 (E20, E22, SPEC §5). Energy and cost follow from the rest and are written with it.
 * Constructors throw {@link IllegalArgumentException} on what no session can be.
 *
 * @param place where it stands in the journal
 * @param holder whose session it was
 * @param span when
 * @param energy how much
 * @param tariff for how much
 * @param ending how it ended
 * @param surroundings temperature and humidity
 */
public record SessionRecord(
    Place place,
    Holder holder,
    Span span,
    Energy energy,
    Tariff tariff,
    Ending ending,
    Surroundings surroundings) {

  /** Most fault codes of one record. */
  public static final int MAX_FAULTS = 8;

  /** Longest driver id in bytes. */
  public static final int MAX_DRIVER_ID_LENGTH = 16;

  /**
   * Where the record stands.
   *
   * @param chargerId this charger
   * @param sessionId this session
   * @param seq sequence number of the journal record that holds this
   * @param previousMoneySeq that of the STOP, CLOSE or LAPSE before it, 0 none
   * @param previousLink link of journal record {@code seq − 1}
   */
  public record Place(
      Id8 chargerId, Id8 sessionId, long seq, long previousMoneySeq, Id16 previousLink) {

    public Place {
      Range.require("seq", seq, 0, Range.MAX_U53);
      Range.require("previousMoneySeq", previousMoneySeq, 0, seq);
    }
  }

  /**
   * Whose session it was, as the token said.
   *
   * @param evse connector 1 … 255
   * @param walletId the token's {@code sub}
   * @param driverId 1 … 16 bytes
   * @param tokenId the token's {@code cti}
   * @param ledgerSeq when the token had one
   */
  public record Holder(
      int evse, Id8 walletId, Bytes driverId, Id16 tokenId, OptionalLong ledgerSeq) {

    public Holder {
      Range.require("evse", evse, 1, Range.MAX_CONNECTOR);
      Range.require("driverId", driverId.length(), 1, MAX_DRIVER_ID_LENGTH);
      Range.require("ledgerSeq", ledgerSeq.orElse(0), 0, Range.MAX_U32);
    }
  }

  /**
   * When it was; times are seconds since 1970 UTC.
   *
   * @param startTimeS empty for LAPSE
   * @param stopTimeS 0 when unknown
   * @param durationS by the monotonic clock
   * @param clockQuality the worse of start and stop
   */
  public record Span(
      OptionalLong startTimeS, long stopTimeS, long durationS, ClockQuality clockQuality) {

    public Span {
      Range.require("startTimeS", startTimeS.orElse(0), 0, Range.MAX_U32);
      Range.require("stopTimeS", stopTimeS, 0, Range.MAX_U32);
      Range.require("durationS", durationS, 0, Range.MAX_U32);
    }
  }

  /**
   * The meter's word.
   *
   * @param startRegisterMwh cumulative register at the start
   * @param stopRegisterMwh and at the end, not below it
   * @param maxCurrentMa highest current seen
   */
  public record Energy(long startRegisterMwh, long stopRegisterMwh, long maxCurrentMa) {

    public Energy {
      Range.require("stopRegisterMwh", stopRegisterMwh, 0, Range.MAX_U53);
      Range.require("startRegisterMwh", startRegisterMwh, 0, stopRegisterMwh);
      Range.require("maxCurrentMa", maxCurrentMa, 0, Range.MAX_U32);
    }

    /** Energy of the session. */
    public long energyMwh() {
      return stopRegisterMwh - startRegisterMwh;
    }
  }

  /**
   * How it ended.
   *
   * @param reason why
   * @param pluggedAtEnd whether the car was still plugged
   * @param faults fault codes, oldest first, at most 8
   * @param contactorDidNotOpen a weld was seen
   * @param ventilation state D was seen
   * @param faultCounter of the safety loop
   */
  public record Ending(
      StopReason reason,
      boolean pluggedAtEnd,
      List<Integer> faults,
      boolean contactorDidNotOpen,
      boolean ventilation,
      long faultCounter) {

    public Ending {
      faults = List.copyOf(faults);
      Range.require("faults", faults.size(), 0, MAX_FAULTS);
      faults.forEach(fault -> Range.require("fault", fault, 0, Range.MAX_U32));
      Range.require("faultCounter", faultCounter, 0, Range.MAX_U32);
    }
  }

  /**
   * The charger's own climate, empty where nothing was measured.
   *
   * @param temperatureMilliC thousandths of a degree Celsius
   * @param humidityPermille 0 … 1000
   */
  public record Surroundings(OptionalInt temperatureMilliC, OptionalInt humidityPermille) {

    public Surroundings {
      Range.require("humidityPermille", humidityPermille.orElse(0), 0, 1000);
    }
  }

  /** What the session costs, in minor units. */
  public long costMinor() {
    return Cost.minorUnits(energy.energyMwh(), span.durationS(), tariff);
  }

  /** The map of 31 pairs. */
  public byte[] payload() {
    return SessionRecordShape.write(this);
  }

  /** COSE_Sign1 by the charger's {@code sign} key: journal payload and receipt. */
  public byte[] signed(SigningKey key) {
    return Sign1.sign(key, payload());
  }

  /** Reads a payload back, as from the charger's own journal; never throws. */
  public static Decoded<SessionRecord> parsePayload(byte[] payload) {
    return CborReader.decode(payload, SessionRecordShape::read);
  }

  /** Reads a signed record back without checking the signature; never throws. */
  public static Decoded<SessionRecord> parseSigned(byte[] signed) {
    return CborReader.decode(
        signed,
        reader ->
            CborReader.read(Sign1.read(reader).payload().toArray(), SessionRecordShape::read));
  }
}
