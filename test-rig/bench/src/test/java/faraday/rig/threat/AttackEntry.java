package faraday.rig.threat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.Function;

/**
 * Plays an attack by name, {@code class#method}: a static method without arguments that answers
 * true when the attacker got what he came for. So one attack is written once and runs in any class
 * loader.
 */
public final class AttackEntry implements Function<String, String> {

  static final String SUCCEEDED = "succeeded";
  static final String REFUSED = "refused";

  @Override
  public String apply(String attack) {
    int hash = attack.indexOf('#');
    try {
      Class<?> type =
          Class.forName(attack.substring(0, hash), true, AttackEntry.class.getClassLoader());
      Method method = type.getDeclaredMethod(attack.substring(hash + 1));
      return (boolean) method.invoke(null) ? SUCCEEDED : REFUSED;
    } catch (InvocationTargetException e) {
      throw new AssertionError(attack + ": " + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no attack " + attack, e);
    }
  }
}
