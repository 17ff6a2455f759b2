package faraday.rig.plant;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;

/** Puts the values of effects on the stack, if they are of the type that is due there. */
final class Values {

  private final PlantedFault fault;
  private final ClassBytes classes;

  Values(PlantedFault fault, ClassBytes classes) {
    this.fault = fault;
    this.classes = classes;
  }

  void push(CodeBuilder code, Object value, ClassDesc type) {
    switch (value) {
      case Boolean flag when type.equals(ConstantDescs.CD_boolean) ->
          code.loadConstant(flag ? 1 : 0);
      case Integer number when type.equals(ConstantDescs.CD_int) -> code.loadConstant(number);
      case Long number when type.equals(ConstantDescs.CD_long) -> code.loadConstant(number);
      case String name when has(type, name) -> code.getstatic(type, name, type);
      default ->
          throw new MisfitException(fault, value + " where " + type.displayName() + " is due");
    }
  }

  /** Whether a type of ours is an enum with this constant. */
  boolean has(ClassDesc type, String constant) {
    if (!type.isClassOrInterface()) {
      return false;
    }
    byte[] bytes = classes.of(type.packageName() + "." + type.displayName().replace('.', '$'));
    return bytes != null
        && ClassFile.of().parse(bytes).fields().stream()
            .anyMatch(
                field ->
                    field.flags().has(AccessFlag.ENUM) && field.fieldName().equalsString(constant));
  }
}
