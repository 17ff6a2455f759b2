package faraday.rig.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A phone in another language, written from SPEC and vectors alone: it passes every vector, and it
 * starts and stops charges at a running charger (issue 4, "Done when").
 */
final class NodePhonePeerTest {

  private static final int LIMIT_SECONDS = 120;

  /** Issue 4, "Done when": all files of the phone together. */
  private static final int MOST_LINES = 600;

  private final Path sources = Peers.root().resolve("test-rig/node-phone");
  private final Path examination = Peers.root().resolve("test-rig/node-vectors");
  private final Path vectors = Peers.root().resolve("test-rig/vectors");

  @TempDir private Path folder = Path.of("");

  @Test
  void passesEveryVectorAndFailsWithADamagedOne() throws Exception {
    try (PeerRun run = PeerRun.start(Peer.NODE_PHONE_VECTORS, version())) {
      String said = replay(vectors);
      run.says("\"ok\":true", said);
      run.says("\"failed\":[]", said);
      run.check(passed(run, said) >= 430, () -> said);
      List<Path> files = vectorFiles();
      run.says("\"files\":" + files.size(), said);
      for (Path file : files) {
        String damaged = replay(copyWith(file, NodePhonePeerTest::damaged));
        run.check(damaged.contains("\"ok\":false"), () -> file + " damaged: " + damaged);
      }
    }
  }

  /** A file, a kind or a value that the phone does not know is a failure, never skipped. */
  @Test
  void failsWithVectorsThatItDoesNotKnow() throws Exception {
    try (PeerRun run = PeerRun.start(Peer.NODE_PHONE_UNKNOWN, version())) {
      for (Path file : vectorFiles()) {
        String value =
            replay(copyWith(file, text -> text.replaceFirst("\\{", "{\"more\":\"00\",")));
        run.check(value.contains("\"ok\":false"), () -> file + " with a value more: " + value);
      }
      Path first = vectorFiles().getFirst();
      Path copy = copyWith(first, text -> text);
      Files.copy(first, copy.resolve("wire-more.json"));
      run.says("wire-more.json: nobody reads this file", replay(copy));
      Path refusals = vectors.resolve("wire-refused.json");
      String kind =
          replay(copyWith(refusals, text -> text.replace("\"kind\": \"13\"", "\"kind\": \"85\"")));
      run.says("\"ok\":false", kind);
    }
  }

  @Test
  void hasAtMostSixHundredLinesAndNoPackage() throws IOException {
    long lines = 0;
    try (Stream<Path> files = Files.list(sources)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".mjs")).toList()) {
        List<String> text = Files.readAllLines(file);
        lines += text.size();
        String imports = String.join("\n", text);
        assertTrue(text.stream().allMatch(line -> line.length() <= 100), file::toString);
        Matcher from = Pattern.compile("from '([^']+)'").matcher(imports);
        while (from.find()) {
          assertTrue(from.group(1).matches("node:(fs|net|crypto)|\\./\\w+\\.mjs"), from::group);
        }
      }
    }
    assertTrue(lines > 0 && lines <= MOST_LINES, "lines: " + lines);
  }

  @Test
  void startsAndStopsAChargeInProfile02ByTheFullPathAndByTicket() throws Exception {
    try (PeerRun run = PeerRun.start(Peer.NODE_PHONE_02, version())) {
      charge(run, "2", "full", "\"status\":2");
      charge(run, "2", "fast", "\"status\":5,\"fast\":true");
    }
  }

  @Test
  void startsAndStopsAChargeInProfile01ByTheFullPathAndByTicket() throws Exception {
    try (PeerRun run = PeerRun.start(Peer.NODE_PHONE_01, version())) {
      charge(run, "1", "full", "\"status\":2");
      charge(run, "1", "fast", "\"status\":5,\"fast\":true");
    }
  }

  @Test
  void startsAndStopsAChargeInProfile03() throws Exception {
    try (PeerRun run = PeerRun.start(Peer.NODE_PHONE_03, version())) {
      charge(run, "3", "full", "\"status\":2");
    }
  }

  private void charge(PeerRun run, String profile, String how, String stopped) throws Exception {
    Path provision = folder.resolve("phone-" + profile + how + ".json");
    try (PeerProgram bench = bench(provision)) {
      bench.await("listening", LIMIT_SECONDS);
      String said = node(sources.resolve("phone.mjs"), provision.toString(), profile, how);
      run.says("{\"ok\":true", said);
      run.says("\"intent\":\"start\",\"status\":0", said);
      run.says("\"intent\":\"stop\"," + stopped, said);
      String mwh = run.finds("\"energyMwh\":(\\d+)", said);
      String cost = run.finds("\"costMinor\":(\\d+)", said);
      String story = bench.end(LIMIT_SECONDS);
      assertEquals(0, bench.exitCode(), story);
      run.says("START: bolt SHUT, pilot C2", story);
      run.says("STOP: reason 0", story);
      run.says("\"energyMwh\":" + mwh, story);
      run.says("\"costMinor\":" + cost, story);
      run.says("{\"ok\":true", story);
    }
  }

  private static PeerProgram bench(Path provision) throws IOException {
    Path java = Path.of(System.getProperty("java.home", ""), "bin", "java");
    List<String> command =
        List.of(
            java.toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path", ""),
            "faraday.rig.cli.Main",
            "tap",
            "--tcp",
            "0",
            "--json",
            "--provision",
            provision.toString());
    return PeerProgram.start(command, Map.of());
  }

  private String replay(Path folder) throws Exception {
    return node(examination.resolve("replay.mjs"), folder.toString());
  }

  private static String node(Path program, String... args) throws Exception {
    Path node = Peer.NODE_PHONE_02.program("node");
    List<String> command = new ArrayList<>(List.of(node.toString()));
    command.add(program.toString());
    command.addAll(List.of(args));
    return PeerProgram.run(command, Map.of(), LIMIT_SECONDS);
  }

  private static int passed(PeerRun run, String said) {
    return Integer.parseInt(run.finds("\"passed\":(\\d+)", said));
  }

  private static String version() throws Exception {
    Path node = Peer.NODE_PHONE_02.program("node");
    return PeerProgram.run(List.of(node.toString(), "--version"), Map.of(), LIMIT_SECONDS).strip();
  }

  private List<Path> vectorFiles() throws IOException {
    try (Stream<Path> files = Files.list(vectors)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  /** A copy of all vectors in which one file is changed. */
  private Path copyWith(Path victim, UnaryOperator<String> change) throws IOException {
    Path copy = Files.createTempDirectory(folder, "changed");
    for (Path file : vectorFiles()) {
      String text = Files.readString(file);
      boolean due = file.equals(victim);
      Files.writeString(copy.resolve(file.getFileName()), due ? change.apply(text) : text);
    }
    return copy;
  }

  /** The last digit of the first and of the last value. */
  private static String damaged(String text) {
    Matcher first = Pattern.compile("\"[0-9a-f]{8,}\"").matcher(text);
    assertTrue(first.find());
    return flipped(flipped(text, first.end() - 2), text.lastIndexOf('"') - 1);
  }

  private static String flipped(String text, int at) {
    char other = text.charAt(at) == '0' ? '1' : '0';
    return text.substring(0, at) + other + text.substring(at + 1);
  }
}
