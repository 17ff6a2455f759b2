package faraday.rig.tap;

import faraday.rig.codec.SessionRecord;
import faraday.rig.codec.SessionRecord.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run with real phones.
 *
 * @param taps in order; null where no phone was detected in time
 * @param ended sessions that are over
 * @param failed what the car or the charger did not do
 * @param notStarted why no phone was served, or null
 * @param trouble why the run ended early, or null
 */
public record DeskReport(
    DeskSettings settings,
    List<@Nullable AirTap> taps,
    List<SessionRecord> ended,
    List<String> failed,
    @Nullable String notStarted,
    @Nullable String trouble) {

  /** A report of copies. */
  public DeskReport {
    taps = new ArrayList<>(taps);
    ended = List.copyOf(ended);
    failed = List.copyOf(failed);
  }

  /** How many phones were detected. */
  public int detected() {
    return (int) taps.stream().filter(Objects::nonNull).count();
  }

  /** True when every tap was detected and answered. */
  public boolean ok() {
    boolean good = taps.stream().allMatch(tap -> tap != null && tap.trouble() == null);
    return good && taps.size() == settings.taps() && failed.isEmpty() && trouble == null;
  }

  /** The whole as members of one JSON object. */
  public Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("ok", ok());
    members.put("seed", settings.seed());
    members.put("taps", taps.size());
    members.put("detected", detected());
    members.put("detectionPermille", taps.isEmpty() ? 0 : detected() * 1000 / taps.size());
    members.put("apduMeanMs", apduMeanMs());
    members.put("apduMaxMs", apduMaxMs());
    members.put("each", taps.stream().map(DeskReport::tap).toList());
    members.put("sessions", ended.stream().map(DeskReport::session).toList());
    members.put("failed", failed);
    members.put("error", trouble);
    return members;
  }

  private static Map<String, @Nullable Object> tap(@Nullable AirTap tap) {
    if (tap != null) {
      return tap.json();
    }
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("detected", false);
    return members;
  }

  private static Map<String, @Nullable Object> session(SessionRecord record) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("energyMwh", record.number(Field.ENERGY_MWH));
    members.put("durationS", record.number(Field.DURATION_S));
    members.put("costMinor", record.number(Field.COST_MINOR));
    members.put("stopReason", record.number(Field.STOP_REASON));
    return members;
  }

  /** A phone's mean time per APDU over all taps. */
  double apduMeanMs() {
    return taps.stream()
        .filter(Objects::nonNull)
        .mapToDouble(AirTap::apduMeanMs)
        .average()
        .orElse(0);
  }

  private double apduMaxMs() {
    return taps.stream().filter(Objects::nonNull).mapToDouble(AirTap::apduMaxMs).max().orElse(0);
  }

  /** One line for people. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "%s: %d of %d taps detected, phone's time per APDU %.1f ms, at most %.1f ms",
        ok() ? "OK" : "NOT OK",
        detected(),
        taps.size(),
        apduMeanMs(),
        apduMaxMs());
  }
}
