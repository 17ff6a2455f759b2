package faraday.rig.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the demo came to. Everything but wall times follows from the seed.
 *
 * @param seed of the world
 * @param sabotage what was damaged, or null
 * @param session facts of the session, or null when none was granted
 * @param start figures of the start tap
 * @param stopTapMs SELECT to the answer to M4 of the stop tap, waiting for the contacts included,
 *     or −1
 * @param contactorCloseMs vehicle asks for energy (S2 closes) to main contacts closed, or −1
 * @param recordAcknowledged whether the server's acknowledgement reached the charger
 * @param virtualNanos length of the world's life
 * @param loopNanos wall time of the simulation loop
 * @param traceHash SHA-256 of the complete trace
 * @param checks what had to hold, in order
 */
public record DemoReport(
    long seed,
    @Nullable Sabotage sabotage,
    @Nullable SessionFacts session,
    @Nullable StartFacts start,
    double stopTapMs,
    double contactorCloseMs,
    boolean recordAcknowledged,
    long virtualNanos,
    long loopNanos,
    String traceHash,
    List<DemoCheck> checks) {

  private static final double NANOS_PER_MS = 1e6;

  /** Copies the list. */
  public DemoReport {
    checks = List.copyOf(checks);
  }

  /**
   * Facts from the receipt.
   *
   * @param sessionId hexadecimal
   * @param energyMwh from the charger's meter
   * @param costMinor what it costs
   * @param currency ISO 4217 letters
   * @param durationS monotonic
   */
  public record SessionFacts(
      String sessionId, long energyMwh, long costMinor, String currency, long durationS) {}

  /**
   * Facts of the start tap.
   *
   * @param exchanges APDU pairs, SELECT counted
   * @param bytes frames M0 to M4 with headers
   * @param ms virtual time from SELECT to the last byte of the answer to M4
   */
  public record StartFacts(int exchanges, int bytes, double ms) {}

  /** Whether everything held. */
  public boolean ok() {
    return checks.stream().allMatch(DemoCheck::ok);
  }

  /** Virtual time ÷ wall time of the loop. */
  public double speedup() {
    return (double) virtualNanos / Math.max(1, loopNanos);
  }

  /**
   * One JSON object, in the order a reader expects; what is not known is null.
   *
   * @param wallMs from the start of the process to now
   */
  public Map<String, @Nullable Object> json(long wallMs) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("ok", ok());
    out.put("seed", seed);
    out.put("sabotage", sabotage == null ? null : sabotage.name().toLowerCase(Locale.ROOT));
    SessionFacts facts = session;
    out.put("sessionId", facts == null ? null : facts.sessionId());
    out.put("energyWh", facts == null ? 0.0 : facts.energyMwh() / 1000.0);
    out.put("costMinor", facts == null ? 0L : facts.costMinor());
    out.put("currency", facts == null ? null : facts.currency());
    out.put("durationS", facts == null ? 0L : facts.durationS());
    StartFacts tap = start;
    out.put("startExchanges", tap == null ? 0 : tap.exchanges());
    out.put("startBytes", tap == null ? 0 : tap.bytes());
    out.put("startTapMs", tap == null ? null : known(tap.ms()));
    out.put("stopTapMs", known(stopTapMs));
    out.put("contactorCloseMs", known(contactorCloseMs));
    out.put("recordAcknowledged", recordAcknowledged);
    out.put("virtualMs", virtualNanos / NANOS_PER_MS);
    out.put("speedup", Math.round(speedup()));
    out.put("wallMs", wallMs);
    out.put("traceHash", traceHash);
    out.put("failedChecks", failed());
    return out;
  }

  private static @Nullable Double known(double ms) {
    return ms < 0 ? null : (Double) ms;
  }

  /** Names of what did not hold. */
  public List<String> failed() {
    List<String> names = new ArrayList<>();
    for (DemoCheck check : checks) {
      if (!check.ok()) {
        names.add(check.name());
      }
    }
    return names;
  }
}
