package faraday.rig.mutation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads PIT's {@code mutations.xml}. */
final class PitReport {

  private static final String MUTATION = "mutation";

  private PitReport() {}

  /**
   * All mutants of a report.
   *
   * @throws MutationTrouble when it is missing, torn or of another shape
   */
  static List<Mutant> read(Path file) throws MutationTrouble {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return mutants(factory.createXMLStreamReader(in));
    } catch (IOException | XMLStreamException | IllegalArgumentException e) {
      throw new MutationTrouble("no report of PIT in " + file + ": " + e.getMessage());
    }
  }

  private static List<Mutant> mutants(XMLStreamReader xml) throws XMLStreamException {
    List<Mutant> mutants = new ArrayList<>();
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(MUTATION)) {
        Mutant.Fate fate = Mutant.Fate.valueOf(xml.getAttributeValue(null, "status"));
        mutants.add(mutant(fate, members(xml)));
      }
    }
    return mutants;
  }

  /** Texts of the elements inside; those inside of these are passed over. */
  private static Map<String, String> members(XMLStreamReader xml) throws XMLStreamException {
    Map<String, String> members = new HashMap<>();
    StringBuilder text = new StringBuilder();
    int depth = 1;
    while (depth > 0) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          text.setLength(0);
        }
        case XMLStreamConstants.CHARACTERS -> text.append(xml.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          members.put(xml.getLocalName(), text.toString().strip());
        }
        default -> {}
      }
    }
    return members;
  }

  private static Mutant mutant(Mutant.Fate fate, Map<String, String> members) {
    String mutator = member(members, "mutator");
    return new Mutant(
        member(members, "mutatedClass"),
        member(members, "mutatedMethod"),
        Integer.parseInt(member(members, "lineNumber")),
        mutator.substring(mutator.lastIndexOf('.') + 1),
        member(members, "description"),
        fate);
  }

  private static String member(Map<String, String> members, String name) {
    String text = members.get(name);
    if (text == null) {
      throw new IllegalArgumentException("a mutation without " + name);
    }
    return text;
  }
}
