package faraday.rig.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The kept inputs: one file for each target, one input in hexadecimal on each line, seeds first,
 * then the first input that led to each outcome. Lines with {@code #} are for people.
 */
public final class Corpus {

  private static final String SUFFIX = ".hex";
  private static final HexFormat HEX = HexFormat.of();

  /** Longest input that is added. */
  private static final int KEPT_BYTES_MAX = 700;

  private final Path folder;

  /** A corpus in a folder. */
  public Corpus(Path folder) {
    this.folder = folder;
  }

  /**
   * The charger's parsers with what is kept for them.
   *
   * @throws IOException also when a line is no hexadecimal number
   */
  public List<Target> targets() throws IOException {
    Map<String, List<byte[]>> seeds = new HashMap<>();
    for (Map.Entry<String, Set<String>> file : read().entrySet()) {
      List<byte[]> inputs = new ArrayList<>();
      for (String line : file.getValue()) {
        inputs.add(input(file.getKey(), line));
      }
      seeds.put(file.getKey(), inputs);
    }
    List<Target> targets = Parsers.targets(seeds);
    for (Target target : targets) {
      if (target.seeds().isEmpty()) {
        throw new IOException("no seeds for " + target.name() + " in " + folder);
      }
    }
    return targets;
  }

  private static byte[] input(String name, String line) throws IOException {
    try {
      return HEX.parseHex(line);
    } catch (IllegalArgumentException e) {
      throw new IOException(name + SUFFIX + ": no hexadecimal number: " + line, e);
    }
  }

  private Map<String, Set<String>> read() throws IOException {
    Map<String, Set<String>> files = new TreeMap<>();
    try (Stream<Path> present = Files.list(folder)) {
      for (Path file : present.filter(each -> each.toString().endsWith(SUFFIX)).toList()) {
        String name = String.valueOf(file.getFileName());
        Set<String> lines = new LinkedHashSet<>(Files.readAllLines(file));
        lines.removeIf(line -> line.isBlank() || line.startsWith("#"));
        files.put(name.substring(0, name.length() - SUFFIX.length()), lines);
      }
    }
    return files;
  }

  /** Adds the first input of each outcome that no kept input leads to. */
  public void keep(List<Target> targets, FuzzReport report) throws IOException {
    for (Target target : targets) {
      Path file = folder.resolve(target.name() + SUFFIX);
      List<String> lines = new ArrayList<>(Files.readAllLines(file));
      Set<String> known = new LinkedHashSet<>();
      target.seeds().forEach(seed -> known.add(FuzzCampaign.replay(target, seed)));
      report
          .found()
          .getOrDefault(target.name(), Map.of())
          .forEach(
              (outcome, input) -> {
                if (input.length <= KEPT_BYTES_MAX && known.add(outcome)) {
                  lines.add("# " + outcome);
                  lines.add(HEX.formatHex(input));
                }
              });
      Files.write(file, lines);
    }
  }
}
