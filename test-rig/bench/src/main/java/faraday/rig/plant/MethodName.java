package faraday.rig.plant;

import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;

/**
 * A method as the plants name it.
 *
 * @param className binary name of its class
 * @param name simple name
 * @param descriptor its types, or empty for any
 */
record MethodName(String className, String name, String descriptor) {

  private static final String OURS = "faraday.";

  /** {@code pilot.band.BandTracker.observe}, {@code java.lang.Math.min}, {@code x.Y.z(JI)V}. */
  static MethodName of(String text) {
    int types = text.indexOf('(');
    String path = types < 0 ? text : text.substring(0, types);
    int dot = path.lastIndexOf('.');
    if (dot < 0) {
      throw new IllegalArgumentException("no class in " + text);
    }
    String owner = path.substring(0, dot);
    return new MethodName(
        owner.startsWith("java.") ? owner : OURS + owner,
        path.substring(dot + 1),
        types < 0 ? "" : text.substring(types));
  }

  boolean matches(MethodModel method) {
    return is(method.methodName().stringValue(), method.methodType().stringValue());
  }

  boolean matches(InvokeInstruction call) {
    return call.owner().asInternalName().equals(className.replace('.', '/'))
        && is(call.name().stringValue(), call.type().stringValue());
  }

  private boolean is(String otherName, String otherDescriptor) {
    return name.equals(otherName) && (descriptor.isEmpty() || descriptor.equals(otherDescriptor));
  }

  @Override
  public String toString() {
    return className + "." + name + descriptor;
  }
}
