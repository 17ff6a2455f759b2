package faraday.rig.plant;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.FieldModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.stream.Stream;

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
      case String name when name.equals(Effect.NULL) && !type.isPrimitive() -> code.aconst_null();
      default ->
          throw new MisfitException(fault, value + " where " + type.displayName() + " is due");
    }
  }

  /** Refuses to read a field that is not there, or is of another type. */
  void requireField(ClassDesc owner, String name, ClassDesc type) {
    if (fields(owner)
        .noneMatch(f -> f.fieldName().equalsString(name) && f.fieldTypeSymbol().equals(type))) {
      throw new MisfitException(fault, "no field " + name + " in " + owner.displayName());
    }
  }

  /** Whether a type of ours is an enum with this constant. */
  boolean has(ClassDesc type, String constant) {
    return fields(type)
        .anyMatch(f -> f.flags().has(AccessFlag.ENUM) && f.fieldName().equalsString(constant));
  }

  /** The types of a static method of ours. */
  MethodTypeDesc typeOf(MethodName name) {
    byte[] bytes = classes.of(name.className());
    if (bytes == null) {
      throw new MisfitException(fault, "no class " + name.className());
    }
    return ClassFile.of().parse(bytes).methods().stream()
        .filter(method -> name.matches(method) && method.flags().has(AccessFlag.STATIC))
        .findFirst()
        .orElseThrow(() -> new MisfitException(fault, "no static method " + name))
        .methodTypeSymbol();
  }

  private Stream<FieldModel> fields(ClassDesc type) {
    if (!type.isClassOrInterface()) {
      return Stream.empty();
    }
    byte[] bytes = classes.of(type.packageName() + "." + type.displayName());
    return bytes == null ? Stream.empty() : ClassFile.of().parse(bytes).fields().stream();
  }
}
