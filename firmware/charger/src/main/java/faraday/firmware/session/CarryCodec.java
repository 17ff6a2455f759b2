package faraday.firmware.session;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Range;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cbor.CborWriter;
import faraday.firmware.wire.cbor.FlawException;
import java.util.ArrayList;
import java.util.List;

/** Payloads of USED_TOKEN, DRIVERS and CHECKPOINT (docs/spec/journal.md §3). Pure. */
final class CarryCodec {

  /** Token ids in one USED_TOKEN. */
  static final int TOKENS_MAX = 36;

  /** Grants in one DRIVERS. */
  static final int DRIVERS_MAX = 25;

  private static final int TRUSTED = 1;
  private static final int CACHED = 2;

  /** A token id and when its token ends, UTC seconds. */
  record Token(Id16 id, long expiresEpochS) {}

  /** A grant that counts as a session of a driver, and whether he may be let in without asking. */
  record Driver(Id8 sessionId, Bytes driverId, long epochS, boolean trusted, boolean cached) {}

  /** Up to where the server has the records, the newest that holds money, and the least time. */
  record State(long acknowledgedSeq, long newestMoneySeq, long lowerBoundS) {}

  private CarryCodec() {}

  static byte[] tokens(List<Token> tokens) {
    CborWriter out = new CborWriter().array(2 * tokens.size());
    tokens.forEach(one -> out.bytes(one.id.toArray()).integer(one.expiresEpochS));
    return out.toArray();
  }

  static Decoded<List<Token>> tokens(byte[] payload) {
    return CborReader.decode(payload, CarryCodec::readTokens);
  }

  static byte[] drivers(List<Driver> drivers) {
    CborWriter out = new CborWriter().array(4 * drivers.size());
    for (Driver one : drivers) {
      out.bytes(one.sessionId.toArray()).bytes(one.driverId.toArray()).integer(one.epochS);
      out.integer((one.trusted ? TRUSTED : 0) + (one.cached ? CACHED : 0));
    }
    return out.toArray();
  }

  static Decoded<List<Driver>> drivers(byte[] payload) {
    return CborReader.decode(payload, CarryCodec::readDrivers);
  }

  static byte[] state(State state) {
    CborWriter out = new CborWriter().array(3).integer(state.acknowledgedSeq);
    return out.integer(state.newestMoneySeq).integer(state.lowerBoundS).toArray();
  }

  static Decoded<State> state(byte[] payload) {
    return CborReader.decode(payload, CarryCodec::readState);
  }

  private static List<Token> readTokens(CborReader reader) throws FlawException {
    int count = reader.array(0, 2 * TOKENS_MAX) / 2;
    List<Token> tokens = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tokens.add(new Token(Id16.of(reader.bytes(Id16.LENGTH)), reader.uint(0, Range.MAX_U53)));
    }
    return tokens;
  }

  private static List<Driver> readDrivers(CborReader reader) throws FlawException {
    int count = reader.array(0, 4 * DRIVERS_MAX) / 4;
    List<Driver> drivers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Id8 sessionId = Id8.of(reader.bytes(Id8.LENGTH));
      Bytes driverId = Bytes.of(reader.bytes(1, 16));
      long epochS = reader.uint(0, Range.MAX_U32);
      int flags = reader.number(0, TRUSTED + CACHED);
      drivers.add(
          new Driver(sessionId, driverId, epochS, (flags & TRUSTED) != 0, (flags & CACHED) != 0));
    }
    return drivers;
  }

  private static State readState(CborReader reader) throws FlawException {
    reader.array(3);
    long acknowledged = reader.uint(0, Range.MAX_U53);
    long newest = reader.uint(0, Range.MAX_U53);
    return new State(acknowledged, newest, reader.uint(0, Range.MAX_U32));
  }
}
