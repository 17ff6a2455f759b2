package faraday.rig.fuzz;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An input that did what none may do.
 *
 * @param target which parser
 * @param what the throwable, or the bytes it allocated
 * @param input hexadecimal
 */
public record Finding(String target, String what, String input) {

  static Finding of(Target target, String what, byte[] input) {
    return new Finding(target.name(), what, HexFormat.of().formatHex(input));
  }

  /** The line that shows it again. */
  public String replay() {
    return "test-rig/bin/bench fuzz --replay " + target + ":" + input;
  }

  Map<String, Object> json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("target", target);
    members.put("what", what);
    members.put("replay", replay());
    return members;
  }
}
