package faraday.rig.plant;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.constant.ConstantDescs;
import java.util.List;

/** One planted fault found in the class that carries it. */
final class Patch {

  private final PlantedFault fault;
  private final int number;
  private final ClassModel model;
  private final MethodModel method;
  private final ClassBytes classes;

  private Patch(
      PlantedFault fault, int number, ClassModel model, MethodModel method, ClassBytes classes) {
    this.fault = fault;
    this.number = number;
    this.model = model;
    this.method = method;
    this.classes = classes;
  }

  /**
   * Finds a fault's place.
   *
   * @param number what the switch calls it, 1 or more
   * @throws MisfitException unless exactly one method, and in it exactly one place, is found
   */
  static Patch of(PlantedFault fault, int number, ClassBytes classes) {
    MethodName target = fault.target();
    ClassModel model = classes.model(target.className());
    if (model == null) {
      throw new MisfitException(fault, "no class " + target.className());
    }
    Patch patch = new Patch(fault, number, model, only(fault, model, target), classes);
    patch.count();
    return patch;
  }

  private static MethodModel only(PlantedFault fault, ClassModel model, MethodName target) {
    List<MethodModel> found = model.methods().stream().filter(target::matches).toList();
    if (found.size() != 1 || found.getFirst().code().isEmpty()) {
      throw new MisfitException(fault, found.size() + " methods " + target);
    }
    if (target.name().equals(ConstantDescs.INIT_NAME)) {
      throw new MisfitException(fault, "a constructor has one body only");
    }
    return found.getFirst();
  }

  private void count() {
    MethodPatch patch = new MethodPatch(fault, method, classes);
    ClassFile file = classes.file();
    MethodTransform transform = patch.transform();
    byte[] bytes =
        file.transformClass(
            model, ClassTransform.transformingMethods(one -> one == method, transform));
    if (patch.places() != 1) {
      throw new MisfitException(fault, patch.places() + " places in " + fault.target());
    }
    verify(bytes);
  }

  /** Refuses bytes that the machine would refuse. */
  void verify(byte[] bytes) {
    List<VerifyError> errors = classes.file().verify(bytes);
    if (!errors.isEmpty()) {
      throw new MisfitException(fault, String.valueOf(errors.getFirst().getMessage()));
    }
  }

  /** Binary name of the class that carries it. */
  String className() {
    return fault.target().className();
  }

  int number() {
    return number;
  }

  ClassModel model() {
    return model;
  }

  MethodModel method() {
    return method;
  }

  /** Turns the method's own body into the broken one. */
  MethodTransform transform() {
    return new MethodPatch(fault, method, classes).transform();
  }
}
