package faraday.rig.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every Java source is as google-java-format writes it. With {@code -Dfaraday.format=write} this
 * test rewrites instead of complaining.
 */
final class FormatTest {

  private final SourceTree tree = SourceTree.checkout();
  private final Formatter formatter = new Formatter();

  @Test
  void formatsEverySourceAlike() throws FormatterException, IOException {
    boolean write = "write".equals(System.getProperty("faraday.format"));
    List<String> wrong = new ArrayList<>();
    for (Path file : tree.files(".java")) {
      String text = SourceTree.text(file);
      String formatted = formatted(text);
      if (!formatted.equals(text)) {
        if (write) {
          Files.writeString(file, formatted);
        } else {
          wrong.add(tree.name(file));
        }
      }
    }
    assertEquals(
        List.of(),
        wrong,
        "mend with: mvn -B -pl test-rig/house test -Dtest=FormatTest -Dfaraday.format=write");
  }

  private String formatted(String text) throws FormatterException {
    String ordered = ImportOrderer.reorderImports(text, JavaFormatterOptions.Style.GOOGLE);
    return formatter.formatSource(RemoveUnusedImports.removeUnusedImports(ordered));
  }
}
