package faraday.firmware.session;

import faraday.firmware.journal.JournalRecord;
import faraday.firmware.journal.RecordType;
import faraday.firmware.testbed.Testbed;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.record.SessionRecord;
import java.util.Objects;
import java.util.OptionalLong;

/** Sessions without taps: rights come from nowhere and the phone behaves. */
final class SessionScene {

  static final long S = Testbed.S;
  static final long MS = Testbed.MS;
  static final SessionLimits WIDE = new SessionLimits(60_000, 14_400, SessionLimits.NO_COST_LIMIT);

  final Testbed bed;
  private int grants;

  SessionScene() {
    this(Testbed.ready());
  }

  SessionScene(Testbed bed) {
    this.bed = bed;
  }

  SessionScene(SessionSettings settings) {
    this(new Testbed(1, 64, settings).booted());
  }

  /** A place with another policy of ends. */
  static SessionScene with(EndPolicy policy) {
    return new SessionScene(SessionSettings.standard().with(policy));
  }

  SessionMachine session() {
    return bed.session();
  }

  SessionGrant grant(SessionLimits limits) {
    return grant(limits, 1);
  }

  SessionGrant grant(SessionLimits limits, int evse) {
    String name = "grant " + grants++;
    return new SessionGrant(
        Id8.of(DemoKeys.bytes(name, 8)),
        Id16.of(DemoKeys.bytes("token of " + name, 16)),
        SampleToken.NOON_S + 86_400,
        Id8.of(SampleToken.WALLET_ID),
        Bytes.of(DemoKeys.bytes("driver id", 8)),
        SampleToken.PHONE.publicKey(),
        evse,
        limits,
        Testbed.TARIFF,
        OptionalLong.empty(),
        Bytes.EMPTY);
  }

  /** A right accepted and told; the tap goes on. */
  SessionScene granted(SessionLimits limits, LoadSchedule schedule) {
    if (!session().accept(grant(limits), schedule, bed.nowNanos())) {
      throw new AssertionError("not accepted");
    }
    bed.until(SessionPhase.GRANTED, 2);
    session().told(bed.nowNanos());
    return this;
  }

  SessionScene granted() {
    return granted(WIDE, LoadSchedule.NONE);
  }

  /** Plugged, granted, tap over, START on flash, power offered. */
  SessionScene running(SessionLimits limits, LoadSchedule schedule) {
    granted(limits, schedule);
    session().tapOver();
    bed.bench().plug();
    bed.until(SessionPhase.RUNNING, 3);
    return this;
  }

  /** Contacts closed, and the car takes so much. */
  SessionScene charging(int watts) {
    return charging(WIDE, watts);
  }

  SessionScene charging(SessionLimits limits, int watts) {
    running(limits, LoadSchedule.NONE);
    bed.bench().load(watts);
    bed.bench().ready(true);
    bed.must(() -> bed.bench().contactor().mainClosed(), 10, "closing");
    return this;
  }

  /** The session is over and its end recorded, whether the plug is free or held. */
  SessionRecord over() {
    bed.must(() -> session().grant() == null, 25, "the end");
    return receipt();
  }

  boolean onFlash(RecordType type) {
    return bed.types().contains(type);
  }

  /** What the newest session record on flash says. */
  SessionRecord recorded(RecordType type) {
    return parse(bed.last(type));
  }

  static SessionRecord parse(JournalRecord found) {
    return read(found.payload());
  }

  static SessionCodec.Mark mark(JournalRecord found) {
    if (SessionCodec.mark(found.payload())
        instanceof Decoded.Value<SessionCodec.Mark>(SessionCodec.Mark mark)) {
      return mark;
    }
    throw new AssertionError("no mark");
  }

  /** The receipt in RAM. */
  SessionRecord receipt() {
    return read(Objects.requireNonNull(session().ended()).receipt().toArray());
  }

  private static SessionRecord read(byte[] signed) {
    if (SessionRecord.parseSigned(signed)
        instanceof Decoded.Value<SessionRecord>(SessionRecord record)) {
      return record;
    }
    throw new AssertionError("no session record");
  }
}
