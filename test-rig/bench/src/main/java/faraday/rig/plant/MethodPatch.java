package faraday.rig.plant;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;

/** Rewrites one method by one effect and counts the places that it found. */
final class MethodPatch {

  private final PlantedFault fault;
  private final MethodTypeDesc type;
  private final boolean isStatic;
  private final Values values;
  private int places;

  MethodPatch(PlantedFault fault, MethodModel method, ClassBytes classes) {
    this.fault = fault;
    this.type = method.methodTypeSymbol();
    this.isStatic = method.flags().has(AccessFlag.STATIC);
    this.values = new Values(fault, classes);
  }

  int places() {
    return places;
  }

  MethodTransform transform() {
    return switch (fault.effect()) {
      case Effect.Returns(Object value) -> body(code -> answer(code, value));
      case Effect.DoesNothing() -> body(this::nothing);
      case Effect.Ignores(String constant) -> atEntry(code -> ignore(code, constant));
      case Effect.Argument(int index, Object value) -> atEntry(code -> assign(code, index, value));
      case Effect.Figure(long from, long to) ->
          inside((code, element) -> number(code, element, from, to));
      case Effect.Swaps(String from, String to) ->
          inside((code, element) -> swap(code, element, from, to));
      case Effect.Reads(String from, String to) ->
          inside((code, element) -> read(code, element, from, to));
      case Effect.Skips(String call) -> inside((code, element) -> skip(code, element, call));
      case Effect.Answers(String call, Object value) ->
          inside((code, element) -> answerFor(code, element, MethodName.of(call), value));
      case Effect.Negates(String call) -> inside((code, element) -> negate(code, element, call));
      case Effect.Instead(String call, String to) ->
          inside((code, element) -> divert(code, element, call, MethodName.of(to)));
    };
  }

  /** Rewrites the method's body as a whole. */
  private interface Body {
    void write(CodeBuilder code);
  }

  /** Rewrites one instruction, or answers false and leaves it. */
  private interface Place {
    boolean rewrite(CodeBuilder code, CodeElement element);
  }

  private MethodTransform body(Body body) {
    return (method, element) -> {
      if (element instanceof CodeModel) {
        places++;
        method.withCode(body::write);
      } else {
        method.with(element);
      }
    };
  }

  private MethodTransform atEntry(Body entry) {
    return (method, element) -> {
      if (element instanceof CodeModel old) {
        places++;
        method.withCode(
            code -> {
              entry.write(code);
              old.forEach(code::with);
            });
      } else {
        method.with(element);
      }
    };
  }

  private MethodTransform inside(Place place) {
    CodeTransform transform =
        (code, element) -> {
          if (place.rewrite(code, element)) {
            places++;
          } else {
            code.with(element);
          }
        };
    return MethodTransform.transformingCode(transform);
  }

  private void answer(CodeBuilder code, Object value) {
    values.push(code, value, type.returnType());
    code.return_(TypeKind.from(type.returnType()));
  }

  private void nothing(CodeBuilder code) {
    if (TypeKind.from(type.returnType()) != TypeKind.VOID) {
      throw new MisfitException(fault, "the method returns something");
    }
    code.return_();
  }

  private void ignore(CodeBuilder code, String constant) {
    int index = 0;
    while (index < type.parameterCount() && !values.has(type.parameterType(index), constant)) {
      index++;
    }
    if (index == type.parameterCount()) {
      throw new MisfitException(fault, "no argument can be " + constant);
    }
    values.push(code.aload(slot(index)), constant, type.parameterType(index));
    code.ifThen(Opcode.IF_ACMPEQ, this::nothing);
  }

  private void assign(CodeBuilder code, int index, Object value) {
    if (index >= type.parameterCount()) {
      throw new MisfitException(fault, "no argument " + index);
    }
    ClassDesc argument = type.parameterType(index);
    values.push(code, value, argument);
    code.storeLocal(TypeKind.from(argument), slot(index));
  }

  private int slot(int index) {
    int slot = isStatic ? 0 : 1;
    for (int i = 0; i < index; i++) {
      slot += TypeKind.from(type.parameterType(i)).slotSize();
    }
    return slot;
  }

  private static boolean number(CodeBuilder code, CodeElement element, long from, long to) {
    if (!(element instanceof ConstantInstruction constant)) {
      return false;
    }
    if (constant.constantValue() instanceof Integer value && value == from) {
      code.loadConstant(Math.toIntExact(to));
      return true;
    }
    if (constant.constantValue() instanceof Long value && value == from) {
      code.loadConstant(to);
      return true;
    }
    return false;
  }

  private boolean swap(CodeBuilder code, CodeElement element, String from, String to) {
    boolean meant =
        element instanceof FieldInstruction field
            && field.opcode() == Opcode.GETSTATIC
            && field.name().equalsString(from);
    if (meant) {
      values.push(code, to, ((FieldInstruction) element).typeSymbol());
    }
    return meant;
  }

  private boolean read(CodeBuilder code, CodeElement element, String from, String to) {
    boolean meant =
        element instanceof FieldInstruction field
            && (field.opcode() == Opcode.GETFIELD || field.opcode() == Opcode.GETSTATIC)
            && field.name().equalsString(from);
    if (!meant) {
      return false;
    }
    FieldInstruction field = (FieldInstruction) element;
    values.requireField(field.owner().asSymbol(), to, field.typeSymbol());
    code.fieldAccess(field.opcode(), field.owner().asSymbol(), to, field.typeSymbol());
    return true;
  }

  private boolean skip(CodeBuilder code, CodeElement element, String call) {
    if (!(element instanceof InvokeInstruction invoke) || !MethodName.of(call).matches(invoke)) {
      return false;
    }
    if (TypeKind.from(invoke.typeSymbol().returnType()) != TypeKind.VOID) {
      throw new MisfitException(fault, call + " returns something");
    }
    drop(code, invoke);
    return true;
  }

  private boolean answerFor(CodeBuilder code, CodeElement element, MethodName call, Object value) {
    if (!(element instanceof InvokeInstruction invoke) || !call.matches(invoke)) {
      return false;
    }
    drop(code, invoke);
    values.push(code, value, invoke.typeSymbol().returnType());
    return true;
  }

  private boolean negate(CodeBuilder code, CodeElement element, String call) {
    if (!(element instanceof InvokeInstruction invoke) || !MethodName.of(call).matches(invoke)) {
      return false;
    }
    if (TypeKind.from(invoke.typeSymbol().returnType()) != TypeKind.BOOLEAN) {
      throw new MisfitException(fault, call + " says neither yes nor no");
    }
    code.with(invoke).iconst_1().ixor();
    return true;
  }

  private boolean divert(CodeBuilder code, CodeElement element, String call, MethodName to) {
    if (!(element instanceof InvokeInstruction invoke) || !MethodName.of(call).matches(invoke)) {
      return false;
    }
    MethodTypeDesc due = invoke.typeSymbol();
    MethodTypeDesc given = values.typeOf(to);
    int receivers = invoke.opcode() == Opcode.INVOKESTATIC ? 0 : 1;
    boolean castable =
        given.returnType().equals(ConstantDescs.CD_Object) && due.returnType().isClassOrInterface();
    if (given.parameterCount() != due.parameterCount() + receivers
        || !(castable || given.returnType().equals(due.returnType()))) {
      throw new MisfitException(fault, to + " is no stand-in for " + call);
    }
    code.invokestatic(ClassDesc.of(to.className()), to.name(), given);
    if (castable) {
      code.checkcast(due.returnType());
    }
    return true;
  }

  /** Takes a call's arguments and receiver from the stack. */
  private static void drop(CodeBuilder code, InvokeInstruction call) {
    MethodTypeDesc types = call.typeSymbol();
    for (int i = types.parameterCount() - 1; i >= 0; i--) {
      if (TypeKind.from(types.parameterType(i)).slotSize() == 2) {
        code.pop2();
      } else {
        code.pop();
      }
    }
    if (call.opcode() != Opcode.INVOKESTATIC) {
      code.pop();
    }
  }
}
