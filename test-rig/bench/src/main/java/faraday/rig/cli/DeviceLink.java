package faraday.rig.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A symbolic link that names a pseudo-terminal while a simulation runs. */
final class DeviceLink implements AutoCloseable {

  private static final Path TERMINALS = Path.of("/dev/pts");

  private final Path link;
  private final Path device;

  private DeviceLink(Path link, Path device) {
    this.link = link;
    this.device = device;
  }

  /**
   * False when something stands at {@code path} that is no symbolic link: it is not ours to lose.
   */
  static boolean free(Path path) {
    return Files.isSymbolicLink(path) || Files.notExists(path);
  }

  /**
   * True when the link leads to a pseudo-terminal that is there: another simulation still answers
   * on it. Ask before making a device, which may get the number a dead one had.
   *
   * @throws IOException when the link cannot be read
   */
  static boolean inUse(Path path) throws IOException {
    if (!Files.isSymbolicLink(path)) {
      return false;
    }
    Path target = path.resolveSibling(Files.readSymbolicLink(path)).normalize();
    return target.startsWith(TERMINALS) && Files.exists(target);
  }

  /**
   * Makes the link; one that is left over from before is replaced.
   *
   * @throws IOException with a message for people, when the folder does not exist or may not be
   *     written
   */
  static DeviceLink create(Path link, Path device) throws IOException {
    Path name = link.toAbsolutePath();
    Path folder = name.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException("folder does not exist: " + folder);
    }
    try {
      Files.deleteIfExists(name);
      Files.createSymbolicLink(name, device);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(name + " has just been made by another program", e);
    } catch (IOException e) {
      throw new IOException(FileTrouble.wordsAbout(name, e), e);
    }
    return new DeviceLink(name, device);
  }

  /** Where the link stands. */
  Path path() {
    return link;
  }

  /** Removes the link unless somebody has put another one in its place. */
  @Override
  public void close() throws IOException {
    if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(device)) {
      Files.delete(link);
    }
  }
}
