package faraday.firmware.session;

import faraday.firmware.clock.ChargerClock;
import faraday.firmware.journal.Carried;
import faraday.firmware.journal.Checkpoint;
import faraday.firmware.journal.RecordFormat;
import faraday.firmware.journal.RecordType;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Id8;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the charger must know for longer than the records that told it: spent tokens, money the
 * server lacks, drivers, what the server decided, and which grants have no end yet. It can be
 * written out, so that those records may go (docs/spec/journal.md §6).
 */
final class Memory {

  private static final int CHECKPOINT_BYTES = 128;

  private final ChargerClock clock;
  private final SpentTokens spent = new SpentTokens();
  private final MoneyLedger money = new MoneyLedger();
  private final DriverBook drivers = new DriverBook();
  private final LiveItems items = new LiveItems();
  private final Map<Id8, Long> openGrants = new HashMap<>();

  Memory(ChargerClock clock) {
    this.clock = clock;
  }

  SpentTokens spent() {
    return spent;
  }

  MoneyLedger money() {
    return money;
  }

  DriverBook drivers() {
    return drivers;
  }

  LiveItems items() {
    return items;
  }

  /** A grant whose end must still be read together with it. */
  void opened(Id8 sessionId, long seq) {
    openGrants.put(sessionId, seq);
  }

  void ended(Id8 sessionId) {
    openGrants.remove(sessionId);
  }

  /** Nobody will ask for records up to here: the server has their money, and no session is open. */
  long releasableSeq() {
    long releasable = money.acknowledgedSeq();
    for (long seq : openGrants.values()) {
      releasable = Math.min(releasable, seq - 1);
    }
    return releasable;
  }

  /** All that outlives its records, in the order in which it is read again. */
  List<Carried> carried() {
    spent.forgetBefore(clock.lowerBoundEpochS());
    List<Carried> carried = new ArrayList<>(items.all());
    List<CarryCodec.Token> tokens = spent.all();
    for (int from = 0; from < tokens.size(); from += CarryCodec.TOKENS_MAX) {
      int to = Math.min(tokens.size(), from + CarryCodec.TOKENS_MAX);
      byte[] payload = CarryCodec.tokens(tokens.subList(from, to));
      carried.add(new Carried(RecordType.USED_TOKEN, payload));
    }
    List<CarryCodec.Driver> known = drivers.all();
    for (int from = 0; from < known.size(); from += CarryCodec.DRIVERS_MAX) {
      int to = Math.min(known.size(), from + CarryCodec.DRIVERS_MAX);
      byte[] payload = CarryCodec.drivers(known.subList(from, to));
      carried.add(new Carried(RecordType.DRIVERS, payload));
    }
    return carried;
  }

  /** Flash that writing all of this takes, in bytes. */
  int carriedBytes() {
    int bytes = CHECKPOINT_BYTES;
    for (Carried one : items.all()) {
      bytes += RecordFormat.extentBytes(one.payload().length);
    }
    int tokenRecords = (spent.size() + CarryCodec.TOKENS_MAX - 1) / CarryCodec.TOKENS_MAX;
    int driverRecords = (drivers.size() + CarryCodec.DRIVERS_MAX - 1) / CarryCodec.DRIVERS_MAX;
    return bytes + (tokenRecords + driverRecords) * RecordFormat.EXTENT_BYTES_MAX;
  }

  /** Counters and the least time, which never fall. */
  byte[] state() {
    return CarryCodec.state(
        new CarryCodec.State(money.acknowledgedSeq(), money.newestSeq(), clock.lowerBoundEpochS()));
  }

  /** One of the records of a checkpoint, at a start. */
  void recovered(RecordType type, byte[] payload) {
    switch (type) {
      case USED_TOKEN -> {
        if (CarryCodec.tokens(payload)
            instanceof Decoded.Value<List<CarryCodec.Token>>(List<CarryCodec.Token> tokens)) {
          tokens.forEach(one -> spent.add(one.id(), one.expiresEpochS()));
        }
      }
      case DRIVERS -> {
        if (CarryCodec.drivers(payload)
            instanceof Decoded.Value<List<CarryCodec.Driver>>(List<CarryCodec.Driver> known)) {
          known.forEach(drivers::carried);
        }
      }
      default -> recoveredState(payload);
    }
  }

  private void recoveredState(byte[] payload) {
    if (CarryCodec.state(Checkpoint.state(payload))
        instanceof Decoded.Value<CarryCodec.State>(CarryCodec.State state)) {
      money.carried(state.acknowledgedSeq(), state.newestMoneySeq());
      clock.signedTimeSeen(state.lowerBoundS());
    }
  }
}
