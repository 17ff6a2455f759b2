package faraday.rig.office;

import faraday.rig.codec.CborValue;
import faraday.rig.codec.CoseSign1;
import faraday.rig.codec.Id;
import faraday.rig.codec.WireException;
import faraday.rig.phone.ChargerEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a charger says of itself in answer to a QUERY (SPEC §6.1).
 *
 * @param chargerId who says it
 * @param question version of the QUERY
 * @param timeS its time
 * @param trusted whether that is certain
 * @param lowerBoundS what it is certainly not before
 * @param resetNonce what a TIME-RESET must name
 * @param connectors state and fault code of each, in turn
 * @param temperatureMilliC where asked for and measured
 * @param humidityPermille likewise
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
public record ChargerState(
    Id chargerId,
    long question,
    long timeS,
    boolean trusted,
    long lowerBoundS,
    byte[] resetNonce,
    List<Long> connectors,
    Optional<Long> temperatureMilliC,
    Optional<Long> humidityPermille) {

  private static final Set<Long> KEYS = Set.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
  private static final int OPERATION = 9;
  private static final int NONCE_BYTES = 16;
  private static final int STATE_LAST = 4;
  private static final int FAULT_LAST = 255;

  /** Reads a state that this charger signed about itself. */
  static ChargerState read(byte[] cose, ChargerEntry charger) throws WireException {
    CoseSign1 signed = CoseSign1.parse(cose);
    signed.verify(charger.signKey());
    CborValue map = CborValue.parse(signed.payload());
    Id chargerId = Id.of(map.key(1).bytes(Id.BYTES));
    map.key(0).uint(OPERATION, OPERATION);
    if (!map.keys().equals(KEYS) || !chargerId.equals(charger.chargerId())) {
      throw new WireException(WireException.Layer.CBOR, "no state of this charger");
    }
    CborValue climate = map.key(8).array(2);
    return new ChargerState(
        chargerId,
        map.key(2).uint(),
        map.key(3).uint(),
        map.key(4).uint(0, 1) == 1,
        map.key(5).uint(),
        map.key(6).bytes(NONCE_BYTES),
        connectors(map.key(7)),
        optional(climate.at(0)),
        optional(climate.at(1)));
  }

  private static List<Long> connectors(CborValue flat) throws WireException {
    List<Long> connectors = new ArrayList<>();
    for (int i = 0; i < flat.size(); i++) {
      connectors.add(flat.at(i).uint(0, i % 2 == 0 ? STATE_LAST : FAULT_LAST));
    }
    return connectors;
  }

  private static Optional<Long> optional(CborValue value) throws WireException {
    return value.isNull() ? Optional.empty() : Optional.of(value.integer());
  }
}
