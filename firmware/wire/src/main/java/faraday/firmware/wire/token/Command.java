package faraday.firmware.wire.token;

import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Range;
import faraday.firmware.wire.cbor.CborMap;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cbor.FlawException;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The OCPP 2.0.1 RequestStartTransaction inside a token, as a map with integer keys or as JSON (E7,
 * SPEC §4.2).
 *
 * @param evseId 1 … 255
 * @param remoteStartId when given
 * @param chargePointId ≤ 48 bytes of UTF-8, when given
 * @param connectorId 1 … 255, when given
 * @param profile when given
 */
public record Command(
    int evseId,
    OptionalLong remoteStartId,
    @Nullable String chargePointId,
    OptionalInt connectorId,
    @Nullable ChargingProfile profile) {

  private static final int REQUEST_START_TRANSACTION = 1;
  private static final int MAX_CHARGE_POINT_ID_LENGTH = 48;

  /** Decodes a command; never throws, whatever the bytes. */
  public static Decoded<Command> parse(byte[] command) {
    boolean json = command.length > 0 && command[0] == '{';
    return json ? JsonCommand.parse(command) : CborReader.decode(command, Command::read);
  }

  /** The same as a map with integer keys, whatever it was read from. */
  public byte[] encode() {
    return CommandWriter.write(this);
  }

  private static Command read(CborReader reader) throws FlawException {
    CborMap map = reader.map();
    map.require(0);
    reader.uint(REQUEST_START_TRANSACTION, REQUEST_START_TRANSACTION);
    map.require(1);
    int evseId = reader.number(1, Range.MAX_CONNECTOR);
    OptionalLong remoteStartId =
        map.has(2) ? OptionalLong.of(reader.uint(0, Range.MAX_U32)) : OptionalLong.empty();
    String chargePointId = map.has(4) ? reader.text(0, MAX_CHARGE_POINT_ID_LENGTH) : null;
    OptionalInt connectorId =
        map.has(5) ? OptionalInt.of(reader.number(1, Range.MAX_CONNECTOR)) : OptionalInt.empty();
    ChargingProfile profile = map.has(6) ? ChargingProfileShape.read(map, reader) : null;
    map.end();
    return new Command(evseId, remoteStartId, chargePointId, connectorId, profile);
  }
}
