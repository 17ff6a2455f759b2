package faraday.rig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file with development keys in it, made anew, readable by its owner alone from its first byte.
 */
final class SecretFile {

  private SecretFile() {}

  /**
   * Writes the text.
   *
   * @throws IOException when the file cannot be made
   */
  static void write(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
  }
}
