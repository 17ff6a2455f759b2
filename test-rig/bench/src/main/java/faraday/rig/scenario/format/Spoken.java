package faraday.rig.scenario.format;

import java.util.Locale;

/** Names of constants as files write them. */
public final class Spoken {

  private Spoken() {}

  /** In lower camel case: {@code NEVER_CLOSE} as {@code neverClose}. */
  public static String word(Enum<?> constant) {
    String name = constant.name();
    String lower = name.toLowerCase(Locale.ROOT);
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      boolean begins = i > 0 && name.charAt(i - 1) == '_';
      if (name.charAt(i) != '_') {
        word.append(begins ? name.charAt(i) : lower.charAt(i));
      }
    }
    return word.toString();
  }
}
