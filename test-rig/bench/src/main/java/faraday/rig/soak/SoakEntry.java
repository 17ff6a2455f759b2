package faraday.rig.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plays one seed for somebody who knows nothing of this package, as a loader that has planted a
 * fault in the charger's classes. Takes {@code SEED|HOURS} or {@code SEED|HOURS|FILE}; answers
 * {@code passed}, {@code failed: …} with the first breach, or {@code trouble: …} when the order
 * cannot be carried out. With a file, the shortest story behind the breach is written there as a
 * scenario, its name taken from the file's, and the answer ends in {@code ; N stimuli in FILE}.
 */
public final class SoakEntry implements Function<String, String> {

  private static final Pattern ORDER =
      Pattern.compile("(\\d{1,18})\\|(\\d{1,4}(?:\\.\\d{1,4})?)(?:\\|(.+))?");
  private static final double MINUTES_PER_HOUR = 60;

  /** For reflection. */
  public SoakEntry() {}

  @Override
  public String apply(String order) {
    Matcher matcher = ORDER.matcher(order);
    if (!matcher.matches()) {
      return "trouble: no order: " + order;
    }
    SoakSpec spec = SoakSpec.draw(Long.parseLong(matcher.group(1)), "plateau");
    long minutes = Math.round(Double.parseDouble(matcher.group(2)) * MINUTES_PER_HOUR);
    SoakRun.Result result = new SoakRun(spec, Math.max(1, minutes)).run();
    if (result.breaches().isEmpty()) {
      return "passed";
    }
    SoakBreach breach = result.breaches().getFirst();
    String file = matcher.group(3);
    return "failed: " + breach + (file == null ? "" : written(result, breach, Path.of(file)));
  }

  private static String written(SoakRun.Result result, SoakBreach breach, Path file) {
    Reduction.Result least = Reduction.of(result.spec(), result.story(), breach);
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.yaml$", "");
    try {
      Files.writeString(file, ScenarioText.of(name, least));
    } catch (IOException e) {
      return "; cannot be written: " + e.getMessage();
    }
    return "; " + least.story().size() + " stimuli in " + file;
  }
}
