package faraday.rig.peer;

import faraday.rig.export.ExportedDemo;
import faraday.rig.export.TraceEvent;
import faraday.rig.export.TraceFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** sigrok, the engine of PulseView, reads the pilot's duty from the exported wires. */
final class SigrokPeerTest {

  private static final int LIMIT_SECONDS = 60;
  private static final int STEADY_PERMILLE = 1000;
  private static final long WINDOW_MS = 2_000;
  private static final int PERIODS_CUT = 2;

  @Test
  void readsEveryDutyOfTheDemoFromItsWindow() throws Exception {
    String version = version();
    ExportedDemo demo = ExportedDemo.of(1);
    try (PeerRun run = PeerRun.start(Peer.SIGROK, version)) {
      channels(run, demo.closing());
      List<TraceEvent.Level> duties =
          demo.changes("cp.dutyPermille").stream()
              .filter(level -> level.value() != STEADY_PERMILLE)
              .toList();
      run.check(duties.size() == 4, () -> "the demo drives four duties, not " + duties);
      for (TraceEvent.Level duty : duties) {
        duty(run, demo, duty.atNanos() / 1_000_000, (int) duty.value());
      }
      steady(run, demo);
    }
  }

  private static String version() throws IOException, InterruptedException {
    String program = Peer.SIGROK.program("sigrok-cli").toString();
    String said = PeerProgram.run(List.of(program, "--version"), Map.of(), LIMIT_SECONDS);
    return said.replaceAll("(?s).*sigrok-cli ([0-9.]+).*", "$1");
  }

  private static String sigrok(Path wires, String... options)
      throws IOException, InterruptedException {
    String program = Peer.SIGROK.program("sigrok-cli").toString();
    List<String> command = new ArrayList<>(List.of(program, "-i", wires.toString(), "-I", "vcd"));
    command.addAll(List.of(options));
    return PeerProgram.run(command, Map.of("LC_ALL", "C.UTF-8"), LIMIT_SECONDS);
  }

  private static void channels(PeerRun run, Path wires) throws IOException, InterruptedException {
    String said = sigrok(wires, "--show");
    run.says("Samplerate: 1000000\n", said);
    run.says("Channels: 32\n", said);
    run.says("Logic sample count: 5000000", said);
    run.says("- cp_pwm: logic", said);
    run.says("- state_c: logic", said);
    run.says("- contactor_main: logic", said);
  }

  /** A window of two seconds, half a second behind the change of duty. */
  private static void duty(PeerRun run, ExportedDemo demo, long changeMs, int permille)
      throws IOException, InterruptedException, TraceFormatException {
    long fromMs = changeMs + 500;
    Path wires = demo.wires(fromMs, fromMs + WINDOW_MS);
    String said = sigrok(wires, "-P", "pwm:data=cp_pwm");
    String expected = String.format(Locale.ROOT, "%d.%d00000%%", permille / 10, permille % 10);
    Set<String> duties = values(said, "%");
    run.check(duties.equals(Set.of(expected)), () -> expected + " expected, but " + duties);
    Set<String> periods = values(said, "s");
    run.check(
        periods.size() == 1 && periods.iterator().next().matches("1000\\.0 \\S+s"),
        () -> "1000.0 µs expected, but " + periods);
    long read = said.lines().filter(line -> line.endsWith("%")).count();
    run.check(read >= WINDOW_MS - PERIODS_CUT && read <= WINDOW_MS, () -> read + " periods in 2 s");
    long bytes = Files.size(wires);
    run.check(bytes < 40_000 * WINDOW_MS / 1000, () -> bytes + " bytes for two seconds");
  }

  private static Set<String> values(String said, String end) {
    return said.lines()
        .filter(line -> line.startsWith("pwm-1: ") && line.endsWith(end))
        .map(line -> line.substring("pwm-1: ".length()))
        .collect(Collectors.toSet());
  }

  /** Steady +12 V is no signal: samples, but no duty. */
  private static void steady(PeerRun run, ExportedDemo demo)
      throws IOException, InterruptedException, TraceFormatException {
    Path wires = demo.wires(300, 1_100);
    run.says("Logic sample count: 800000", sigrok(wires, "--show"));
    String said = sigrok(wires, "-P", "pwm:data=cp_pwm");
    run.check(!said.contains("pwm-1"), () -> "a duty where there is none:\n" + said);
    String ones = sigrok(wires, "-C", "cp_pwm,state_a,contactor_main", "-O", "csv");
    run.says("1,1,0", ones.substring(0, Math.min(ones.length(), 100_000)));
  }
}
