package faraday.rig.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import faraday.rig.scenario.format.JsonSchema;
import faraday.rig.scenario.format.Key;
import faraday.rig.scenario.format.KeyTable;
import faraday.rig.scenario.format.SchemaText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Schema and key tables say what the loader does, because all are made of the same keys. Run with
 * {@code -Dfaraday.docs=write} to write them anew.
 */
final class ScenarioDocsTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("faraday.root", "../.."), "test-rig", "scenarios");
  private static final boolean WRITE = "write".equals(System.getProperty("faraday.docs"));

  @Test
  void schemaIsThatOfTheLoader() throws IOException {
    String schema = SchemaText.of(JsonSchema.of(ScenarioKeys.file(), "A scenario of Faraday"));
    holds(FOLDER.resolve("scenario.schema.json"), schema);
    int keys = 0;
    try (JsonParser parser = new JsonFactory().createParser(schema)) {
      for (JsonToken t = parser.nextToken(); t != null; t = parser.nextToken()) {
        keys += t == JsonToken.FIELD_NAME && parser.currentName().equals("description") ? 1 : 0;
      }
    }
    assertTrue(keys > 150, "keys with a description: " + keys);
  }

  @Test
  void readmeNamesEveryKey() throws IOException {
    Path readme = FOLDER.resolve("README.md");
    String text = Files.readString(readme);
    text = withTable(text, "stimuli", "Stimuli", ScenarioKeys.stimuli());
    text = withTable(text, "observables", "What can be expected", ScenarioKeys.observables());
    text = withTable(text, "board", "`board`", ScenarioKeys.board());
    holds(readme, text);
  }

  private static String withTable(String text, String mark, String title, List<Key> keys) {
    String begin = "<!-- " + mark + " -->\n";
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf("<!-- end -->", from);
    String table = "\n### " + title + "\n\n" + String.join("\n", KeyTable.of(keys)) + "\n\n";
    return text.substring(0, from) + table + text.substring(to);
  }

  private static void holds(Path file, String text) throws IOException {
    if (WRITE) {
      Files.writeString(file, text);
    }
    assertEquals(text, Files.readString(file), file + " is stale; see this test");
  }
}
