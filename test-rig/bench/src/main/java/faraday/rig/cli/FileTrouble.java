package faraday.rig.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** What went wrong with a file, said to people: many exceptions of the JDK name the path alone. */
final class FileTrouble {

  private FileTrouble() {}

  /** What is wrong with the file that the exception names, or with {@code asked} if it has none. */
  static String words(IOException trouble, Path asked) {
    String named = trouble instanceof FileSystemException known ? known.getFile() : null;
    return words(trouble, named == null ? asked.toString() : named);
  }

  /** The same for a file that stands in for {@code asked}: its own name means nothing to people. */
  static String wordsAbout(Path asked, IOException trouble) {
    return words(trouble, asked.toString());
  }

  private static String words(IOException trouble, String file) {
    return switch (trouble) {
      case FileAlreadyExistsException _ -> file + " is a file, not a folder";
      case NotDirectoryException _ -> file + " is a file, not a folder";
      case AccessDeniedException _ -> "permission denied: " + file;
      case NoSuchFileException _ -> "no such file or folder: " + file;
      case FileSystemException known when known.getReason() != null ->
          file + ": " + known.getReason();
      case FileSystemException _ -> file + ": " + trouble.getClass().getSimpleName();
      default -> file + ": " + trouble.getMessage();
    };
  }
}
