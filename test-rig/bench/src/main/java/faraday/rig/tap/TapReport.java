package faraday.rig.tap;

import faraday.rig.codec.SessionRecord;
import faraday.rig.codec.SessionRecord.Field;
import faraday.rig.tap.CarrierException.Trouble;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run.
 *
 * @param settings what was asked for
 * @param taps connections that were served
 * @param exchanges APDUs of all of them
 * @param troubles how connections ended that the phone did not close between two messages
 * @param sessions records of the wallet's sessions on flash
 * @param failed what should have held
 */
public record TapReport(
    TapSettings settings,
    int taps,
    int exchanges,
    List<Trouble> troubles,
    List<SessionRecord> sessions,
    List<String> failed) {

  /** Copies the lists. */
  public TapReport {
    troubles = List.copyOf(troubles);
    sessions = List.copyOf(sessions);
    failed = List.copyOf(failed);
  }

  /** All sessions were had, and all that should hold did. */
  public boolean ok() {
    return failed.isEmpty() && sessions.size() >= settings.sessions();
  }

  /** For {@code --json}. */
  public Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("ok", ok());
    members.put("seed", settings.seed());
    members.put("taps", taps);
    members.put("exchanges", exchanges);
    members.put("troubles", troubles.stream().map(Enum::name).toList());
    members.put("sessions", sessions.stream().map(TapReport::session).toList());
    members.put("failed", failed);
    return members;
  }

  private static Map<String, Object> session(SessionRecord record) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("sessionId", record.id(Field.SESSION_ID).toString());
    members.put("seq", record.number(Field.SEQ));
    members.put("stopReason", record.number(Field.STOP_REASON));
    members.put("energyMwh", record.number(Field.ENERGY_MWH));
    members.put("durationS", record.number(Field.DURATION_S));
    members.put("costMinor", record.number(Field.COST_MINOR));
    return members;
  }
}
