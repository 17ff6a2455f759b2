package faraday.rig.plant;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One guard broken in one place. The place is a method, not a line, so that most changes inside it
 * leave the plant fitting; where it fits no longer, {@link Patch} says so loudly.
 *
 * @param id in kebab case; scenarios name it under {@code proves}
 * @param hazard what can happen without the guard
 * @param method {@code package.Class.method} without the leading {@code faraday.}; with a
 *     descriptor behind it where the name alone is not unique
 * @param effect what is done to it
 */
public record PlantedFault(String id, String hazard, String method, Effect effect) {

  private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** Checks the id. */
  public PlantedFault {
    if (!KEBAB.matcher(id).matches()) {
      throw new IllegalArgumentException("not in kebab case: " + id);
    }
  }

  /** For {@code --json}. */
  public Map<String, Object> json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", id);
    members.put("hazard", hazard);
    members.put("method", method);
    members.put("effect", String.valueOf(effect));
    return members;
  }

  MethodName target() {
    return MethodName.of(method);
  }
}
