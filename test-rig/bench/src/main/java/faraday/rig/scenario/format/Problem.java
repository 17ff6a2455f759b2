package faraday.rig.scenario.format;

/**
 * Why a file is refused.
 *
 * @param file as the user named it
 * @param line from 1
 * @param reason in plain words
 */
public record Problem(String file, int line, String reason) {

  @Override
  public String toString() {
    return file + ":" + line + ": " + reason;
  }
}
