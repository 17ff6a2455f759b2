package faraday.rig.plant;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.util.List;

/** One planted fault applied: the bytes of the class that carries it. */
final class Patch {

  private final String className;
  private final byte[] bytes;

  private Patch(String className, byte[] bytes) {
    this.className = className;
    this.bytes = bytes;
  }

  /**
   * Applies a fault.
   *
   * @throws MisfitException unless exactly one method, and in it exactly one place, is found
   */
  static Patch of(PlantedFault fault, ClassBytes classes) {
    MethodName target = fault.target();
    byte[] original = classes.of(target.className());
    if (original == null) {
      throw new MisfitException(fault, "no class " + target.className());
    }
    ClassFile file =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(classes.source()).cached()));
    ClassModel model = file.parse(original);
    MethodModel method = only(fault, model, target);
    MethodPatch patch = new MethodPatch(fault, method, classes);
    byte[] bytes =
        file.transformClass(
            model, ClassTransform.transformingMethods(target::matches, patch.transform()));
    if (patch.places() != 1) {
      throw new MisfitException(fault, patch.places() + " places in " + target);
    }
    if (!file.verify(bytes).isEmpty()) {
      throw new MisfitException(fault, String.valueOf(file.verify(bytes).getFirst().getMessage()));
    }
    return new Patch(target.className(), bytes);
  }

  private static MethodModel only(PlantedFault fault, ClassModel model, MethodName target) {
    List<MethodModel> found = model.methods().stream().filter(target::matches).toList();
    if (found.size() != 1 || found.getFirst().code().isEmpty()) {
      throw new MisfitException(fault, found.size() + " methods " + target);
    }
    return found.getFirst();
  }

  /** Binary name of the patched class. */
  String className() {
    return className;
  }

  /** What to load in its place. */
  byte[] bytes() {
    return bytes.clone();
  }
}
