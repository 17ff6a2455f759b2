package faraday.firmware.wire.peer;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Tariff;
import faraday.firmware.wire.crypto.SigningKey;
import faraday.firmware.wire.record.SessionRecord;
import faraday.firmware.wire.record.StopReason;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A session that ended well, and the server's word that it has it. */
public final class SampleRecord {

  /** What the charger signs with. */
  public static final SigningKey CHARGER = SigningKey.of(DemoKeys.scalar("charger sign"));

  /** What the server acknowledges with. */
  public static final SigningKey ACK = SigningKey.of(DemoKeys.scalar("ack"));

  /** Where the record stands. */
  public static final SessionRecord.Place PLACE =
      new SessionRecord.Place(
          Id8.of(SampleToken.CHARGER_ID),
          Id8.of(DemoKeys.bytes("session id", 8)),
          41,
          17,
          Id16.of(DemoKeys.bytes("link 40", 16)));

  /** Whose it is. */
  public static final SessionRecord.Holder HOLDER =
      new SessionRecord.Holder(
          1,
          Id8.of(SampleToken.WALLET_ID),
          Bytes.of(DemoKeys.bytes("driver id", 8)),
          Id16.of(DemoKeys.bytes("token id", 16)),
          OptionalLong.empty());

  /** A stop by tap after an hour, 11 kWh. */
  public static final SessionRecord STOP =
      new SessionRecord(
          PLACE,
          HOLDER,
          new SessionRecord.Span(
              OptionalLong.of(SampleToken.NOON_S + 12),
              SampleToken.NOON_S + 3_622,
              3_610,
              ClockQuality.TRUSTED),
          new SessionRecord.Energy(8_123_456_789L, 8_134_461_234L, 16_050),
          new Tariff(150, 45, 978),
          new SessionRecord.Ending(StopReason.TAP, true, List.of(), false, false, 0),
          new SessionRecord.Surroundings(OptionalInt.of(-4_250), OptionalInt.of(615)));

  private SampleRecord() {}

  /** The server's acknowledgement, written apart from the code under test. */
  public static byte[] ack(byte[] chargerId, long seq, byte[] link, long timeS) {
    return SampleToken.sign(
        ACK, TestCbor.encode(TestCbor.map(1, chargerId, 2, seq, 3, link, 4, timeS)));
  }
}
