package faraday.rig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A symbolic link that names a pseudo-terminal while a simulation runs. */
final class DeviceLink implements AutoCloseable {

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
   * Makes the link appear in one step; an older link is replaced.
   *
   * @throws IOException when the folder does not exist or may not be written
   */
  static DeviceLink create(Path link, Path device) throws IOException {
    Path name = link.toAbsolutePath();
    Path made = name.resolveSibling(name.getFileName() + "." + ProcessHandle.current().pid());
    Files.deleteIfExists(made);
    Files.createSymbolicLink(made, device);
    Files.move(made, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
