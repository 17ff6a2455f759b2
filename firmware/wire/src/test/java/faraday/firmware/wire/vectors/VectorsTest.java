package faraday.firmware.wire.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The committed files are what the code makes. {@code -Dfaraday.vectors=write} writes them anew; a
 * change there is a change of the wire.
 */
final class VectorsTest {

  @Test
  void theCommittedFilesAreWhatTheCodeMakes() throws IOException, GeneralSecurityException {
    Path folder = Path.of(System.getProperty("faraday.root", "../.."), "test-rig", "vectors");
    Map<String, VectorFile> files = files();
    if ("write".equals(System.getProperty("faraday.vectors"))) {
      Files.createDirectories(folder);
      for (Map.Entry<String, VectorFile> file : files.entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue().json());
      }
    }
    for (Map.Entry<String, VectorFile> file : files.entrySet()) {
      String committed = Files.readString(folder.resolve(file.getKey()));
      assertEquals(file.getValue().json(), committed, file.getKey());
    }
  }

  @Test
  void everyWireVectorFileIsMadeHere() throws IOException, GeneralSecurityException {
    Path folder = Path.of(System.getProperty("faraday.root", "../.."), "test-rig", "vectors");
    try (Stream<Path> present = Files.list(folder)) {
      TreeSet<String> names = new TreeSet<>();
      present
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("wire-"))
          .forEach(names::add);
      assertEquals(new TreeSet<>(files().keySet()), names);
    }
  }

  private static Map<String, VectorFile> files() throws GeneralSecurityException {
    Map<String, VectorFile> files = new TreeMap<>();
    TapVectors tap = new TapVectors();
    files.put(name("keys"), TapVectors.keys());
    files.put(name("handshake"), tap.handshake());
    files.put(name("start"), tap.start());
    files.put(name("token"), tap.token());
    files.put(name("proof"), tap.proof());
    files.put(name("fast-stop"), FastStopVectors.fastStop());
    files.put(name("items"), ItemVectors.items());
    files.put(name("sealed-item"), ItemVectors.sealed());
    files.put(name("card"), ProfileVectors.card());
    files.put(name("ndef"), ProfileVectors.ndef());
    files.put(name("record"), RecordVectors.record());
    files.put(name("ack"), RecordVectors.ack());
    files.put(name("sealed-record"), RecordVectors.sealed());
    files.put(name("answers"), RecordVectors.answers());
    files.put(name("courier"), RecordVectors.courier());
    files.put(name("costs"), RecordVectors.costs());
    files.put(name("refused"), RefusedVectors.refused());
    files.putAll(rights());
    return files;
  }

  private static Map<String, VectorFile> rights() {
    Map<String, VectorFile> files = new TreeMap<>();
    files.put(name("command"), CommandVectors.commands());
    files.put(name("sealed-token"), ItemVectors.sealedToken());
    files.put(name("certificate"), CertificateVectors.certificate());
    files.put(name("settings"), SettingsVectors.settings());
    files.put(name("slots"), SlotVectors.slots());
    files.put(name("statements"), StatementVectors.statements());
    return files;
  }

  private static String name(String topic) {
    return "wire-" + topic + ".json";
  }
}
