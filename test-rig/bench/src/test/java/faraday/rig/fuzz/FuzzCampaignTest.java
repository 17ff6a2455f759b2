package faraday.rig.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of the campaign, and that it finds what there is to find (TH-27). */
final class FuzzCampaignTest {

  private static final long INPUTS = 400_000;

  private final Corpus corpus =
      new Corpus(Path.of(System.getProperty("faraday.root", "../.."), "test-rig/fuzz-corpus"));

  @TempDir private Path folder = Path.of("");

  @Test
  void everyParserAnswersEveryInputWithinItsAllocation() throws Exception {
    FuzzReport report = FuzzCampaign.run(corpus.targets(), INPUTS, 1);
    assertEquals(List.of(), report.findings());
    assertEquals(List.of(), report.shallow(), "inputs are accepted and refused everywhere");
    assertEquals(INPUTS, report.inputs());
    assertTrue(report.ok());
    assertTrue(report.maxAllocBytes() > 0);
    assertTrue(report.maxAllocBytes() <= Target.DIALOGUE_LIMIT_BYTES);
    assertTrue(report.allocBytes().getOrDefault("token", 0L) <= Target.PARSER_LIMIT_BYTES);
  }

  @Test
  void theSameSeedGivesTheSameInputs() throws Exception {
    FuzzReport one = FuzzCampaign.run(corpus.targets(), 20_000, 7);
    FuzzReport two = FuzzCampaign.run(corpus.targets(), 20_000, 7);
    assertEquals(one.outcomes(), two.outcomes());
    assertFalse(one.outcomes().equals(FuzzCampaign.run(corpus.targets(), 20_000, 8).outcomes()));
  }

  /** A parser that throws on a length it believes is found, with the line that shows it again. */
  @Test
  void findsAPlantedParserThatThrows() throws Exception {
    Target planted = planted(input -> input[input.length - 1] == 0x17 ? bad(input) : "REFUSED");
    FuzzReport report = FuzzCampaign.run(List.of(planted), 20_000, 1);
    assertTrue(report.uncaught() > 0);
    assertFalse(report.ok());
    Finding finding = report.findings().getFirst();
    assertTrue(finding.what().contains("ArrayIndexOutOfBounds"), finding.what());
    assertTrue(finding.replay().contains("fuzz --replay planted:"), finding.replay());
    byte[] input = HexFormat.of().parseHex(finding.input());
    assertThrows(ArrayIndexOutOfBoundsException.class, () -> FuzzCampaign.replay(planted, input));
  }

  private static String bad(byte[] input) {
    return String.valueOf(input[input.length + 1]);
  }

  /** One that makes room for a count before anything of it has come. */
  @Test
  void findsAPlantedParserThatAllocatesWhatIsAnnounced() throws Exception {
    AtomicReference<byte[]> held = new AtomicReference<>();
    Target planted =
        planted(
            input -> {
              held.set(new byte[input.length > 1 ? (input[1] & 0xFF) << 12 : 0]);
              return input.length > 4 ? Target.ACCEPTED : "REFUSED";
            });
    FuzzReport report = FuzzCampaign.run(List.of(planted), 20_000, 1);
    assertEquals(0, report.uncaught());
    assertTrue(report.maxAllocBytes() > Target.PARSER_LIMIT_BYTES);
    assertTrue(report.findings().getFirst().what().endsWith("bytes allocated"));
    assertFalse(report.ok());
  }

  /** A parser that refuses everything was not tried in depth. */
  @Test
  void doesNotTakeAParserForTriedThatRefusesEverything() throws Exception {
    FuzzReport report = FuzzCampaign.run(List.of(planted(input -> "REFUSED")), 20_000, 1);
    assertEquals(List.of("planted"), report.shallow());
    assertFalse(report.ok());
  }

  private static Target planted(Target.Parser parser) {
    byte[] seed = HexFormat.of().parseHex("0102030405060708");
    return new Target("planted", Target.Form.BYTES, () -> parser, List.of(seed));
  }

  @Test
  void keepsTheFirstInputOfEachNewOutcomeOnce() throws Exception {
    for (Target target : corpus.targets()) {
      String seed = HexFormat.of().formatHex(target.seeds().getFirst());
      Files.writeString(folder.resolve(target.name() + ".hex"), "# seed\n" + seed + "\n");
    }
    Corpus small = new Corpus(folder);
    FuzzReport report = FuzzCampaign.run(small.targets(), 50_000, 1);
    small.keep(small.targets(), report);
    List<String> kept = Files.readAllLines(folder.resolve("token.hex"));
    assertTrue(kept.size() > 10, kept.size() + " lines");
    small.keep(small.targets(), report);
    assertEquals(kept, Files.readAllLines(folder.resolve("token.hex")));
  }

  @Test
  void saysWhichCorpusFileIsWrong() throws IOException {
    Files.writeString(folder.resolve("token.hex"), "8449zz\n");
    IOException said = assertThrows(IOException.class, () -> new Corpus(folder).targets());
    assertTrue(String.valueOf(said.getMessage()).startsWith("token.hex"), said.getMessage());
  }
}
