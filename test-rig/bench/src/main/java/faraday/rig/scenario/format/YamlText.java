package faraday.rig.scenario.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML 1.2 document of a file that may be anything at all. Built from parser events, so
 * nothing recurses over hostile depth, and aliases, anchors and tags are refused before they could
 * mean something.
 */
final class YamlText {

  /** Largest file, in bytes. */
  static final int FILE_BYTES_MAX = 64 * 1024;

  private final String file;
  private final List<Problem> problems;

  private YamlText(String file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * The document, or null when it is refused; the reason is added to the problems.
   *
   * @param name of the file in messages
   */
  static @Nullable Tree read(Path path, String name, List<Problem> problems) {
    return new YamlText(name, problems).read(path);
  }

  /** The same for text at hand. */
  static @Nullable Tree read(String text, String name, List<Problem> problems) {
    return new YamlText(name, problems).parse(text);
  }

  private @Nullable Tree read(Path path) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(FILE_BYTES_MAX + 1);
    } catch (IOException e) {
      return refuse(1, "cannot be read: " + e.getMessage());
    }
    if (bytes.length > FILE_BYTES_MAX) {
      return refuse(1, "larger than " + FILE_BYTES_MAX + " bytes");
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(bytes.length);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CoderResult result = decoder.decode(in, text, true);
    if (result.isError()) {
      return refuse(lineAt(bytes, in.position()), "not UTF-8");
    }
    return parse(text.flip().toString());
  }

  private static int lineAt(byte[] bytes, int position) {
    String before = new String(Arrays.copyOf(bytes, position), StandardCharsets.ISO_8859_1);
    return 1 + (int) before.chars().filter(c -> c == '\n').count();
  }

  private @Nullable Tree parse(String text) {
    LoadSettings settings = LoadSettings.builder().setLabel(file).build();
    TreeBuilder builder = new TreeBuilder();
    try {
      for (Event event : new Parse(settings).parseString(text)) {
        String refusal = builder.take(event);
        if (refusal != null) {
          return refuse(TreeBuilder.line(event), refusal);
        }
      }
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      return refuse(line, "no YAML: " + plain(e.getProblem()));
    } catch (YamlEngineException e) {
      return refuse(1, "no YAML: " + plain(e.getMessage()));
    }
    Tree document = builder.document();
    return document == null ? refuse(1, "empty") : document;
  }

  private static String plain(@Nullable String words) {
    return words == null ? "cannot be parsed" : words.replaceAll("\\s+", " ");
  }

  private @Nullable Tree refuse(int line, String reason) {
    problems.add(new Problem(file, line, reason));
    return null;
  }

  /** The problems of a tree, none so far. */
  static List<Problem> none() {
    return new ArrayList<>();
  }
}
