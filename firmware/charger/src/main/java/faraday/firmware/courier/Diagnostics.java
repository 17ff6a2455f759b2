package faraday.firmware.courier;

import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.cbor.CborWriter;
import java.util.List;
import java.util.OptionalInt;

/**
 * The charger's state as it tells the server (E8, SPEC §6.1), signed by it.
 *
 * @param chargerId this charger
 * @param question number of the question
 * @param clock what time it has
 * @param resetNonce what a TIME-RESET must name
 * @param connectors from 1
 * @param climate inside the enclosure, where it was asked for and measured
 */
public record Diagnostics(
    Id8 chargerId,
    long question,
    Clock clock,
    Id16 resetNonce,
    List<Connector> connectors,
    Climate climate) {

  /** Bits of the question. */
  public static final int TEMPERATURE = 1;

  /** Ground fault and all other faults. */
  public static final int GROUND_FAULT = 2;

  /** Humidity. */
  public static final int HUMIDITY = 4;

  /** The number under which it travels among records. */
  public static final long NUMBER = -1;

  /** Time, its quality (0 BOUNDED) and the lower bound. */
  public record Clock(long timeS, int quality, long lowerBoundS) {}

  /** State as in M2, and the standing fault's code, 0 none or not asked for. */
  public record Connector(int state, int fault) {}

  /** Thousandths of a degree Celsius, thousandths of relative humidity. */
  public record Climate(OptionalInt temperatureMilliC, OptionalInt humidityPermille) {}

  public Diagnostics {
    connectors = List.copyOf(connectors);
  }

  /** The map that the charger signs. */
  public byte[] payload() {
    CborWriter out = new CborWriter().map(9).integer(0).integer(9);
    out.integer(1).bytes(chargerId.toArray());
    out.integer(2).integer(question);
    out.integer(3).integer(clock.timeS());
    out.integer(4).integer(clock.quality());
    out.integer(5).integer(clock.lowerBoundS());
    out.integer(6).bytes(resetNonce.toArray());
    out.integer(7).array(2 * connectors.size());
    connectors.forEach(one -> out.integer(one.state()).integer(one.fault()));
    out.integer(8).array(2);
    number(out, climate.temperatureMilliC());
    number(out, climate.humidityPermille());
    return out.toArray();
  }

  private static void number(CborWriter out, OptionalInt value) {
    if (value.isPresent()) {
      out.integer(value.getAsInt());
    } else {
      out.nothing();
    }
  }
}
