package faraday.rig.plant;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Many faults planted side by side: a broken method keeps its own body, and beside it stands one
 * body for each plant. Which of them runs is asked of {@link PlantSwitch} at each call. So our
 * classes are loaded and compiled once for all plants, not once for each.
 */
final class Switchboard {

  private static final ClassDesc SWITCH = ClassDesc.of(PlantSwitch.class.getName());
  private static final MethodTypeDesc IS_DUE =
      MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_int);

  private final Map<String, byte[]> patched = new LinkedHashMap<>();

  private Switchboard() {}

  /**
   * Plants all of them.
   *
   * @param faults the first gets the number 1
   * @throws MisfitException when one does not fit
   */
  static Switchboard of(List<PlantedFault> faults, ClassBytes classes) {
    Map<String, List<Patch>> byClass = new LinkedHashMap<>();
    for (int i = 0; i < faults.size(); i++) {
      Patch patch = Patch.of(faults.get(i), i + 1, classes);
      byClass.computeIfAbsent(patch.className(), name -> new ArrayList<>()).add(patch);
    }
    Switchboard board = new Switchboard();
    byClass.forEach((name, patches) -> board.patched.put(name, written(patches, classes)));
    return board;
  }

  /** What to load in place of a class, or null for the class itself. */
  byte @Nullable [] of(String className) {
    return patched.get(className);
  }

  private static byte[] written(List<Patch> patches, ClassBytes classes) {
    ClassModel model = patches.getFirst().model();
    byte[] bytes =
        classes
            .file()
            .transformClass(
                model,
                (builder, element) -> {
                  List<Patch> here =
                      patches.stream().filter(patch -> patch.method() == element).toList();
                  if (here.isEmpty()) {
                    builder.with(element);
                  } else {
                    new Bodies(model, here.getFirst().method()).write(builder, here);
                  }
                });
    patches.getFirst().verify(bytes);
    return bytes;
  }

  /** One method, and beside it its bodies. */
  private record Bodies(ClassModel owner, MethodModel method) {

    void write(ClassBuilder builder, List<Patch> patches) {
      builder.transformMethod(
          method,
          (made, element) -> {
            if (element instanceof CodeModel own) {
              made.withCode(
                  code -> {
                    patches.forEach(patch -> ask(code, patch));
                    own.forEach(code::with);
                  });
            } else {
              made.with(element);
            }
          });
      for (Patch patch : patches) {
        builder.withMethod(
            name(patch),
            type(),
            method.flags().flagsMask(),
            made -> made.transform(method, patch.transform()));
      }
    }

    private void ask(CodeBuilder code, Patch patch) {
      code.loadConstant(patch.number())
          .invokestatic(SWITCH, "isDue", IS_DUE)
          .ifThen(Opcode.IFNE, due -> hand(due, patch));
    }

    /** Hands the call over to the plant's body. */
    private void hand(CodeBuilder code, Patch patch) {
      boolean isStatic = method.flags().has(AccessFlag.STATIC);
      boolean inInterface = owner.flags().has(AccessFlag.INTERFACE);
      ClassDesc self = owner.thisClass().asSymbol();
      if (!isStatic) {
        code.aload(0);
      }
      for (int i = 0; i < type().parameterCount(); i++) {
        code.loadLocal(TypeKind.from(type().parameterType(i)), code.parameterSlot(i));
      }
      if (isStatic) {
        code.invokestatic(self, name(patch), type(), inInterface);
      } else if (inInterface) {
        code.invokeinterface(self, name(patch), type());
      } else {
        code.invokevirtual(self, name(patch), type());
      }
      code.return_(TypeKind.from(type().returnType()));
    }

    private String name(Patch patch) {
      return method.methodName().stringValue() + "$planted" + patch.number();
    }

    private MethodTypeDesc type() {
      return method.methodTypeSymbol();
    }
  }
}
