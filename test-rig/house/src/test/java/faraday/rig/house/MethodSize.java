package faraday.rig.house;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What the compiler's own parser says of one method.
 *
 * @param lines of the body, braces included
 * @param overrides true for a method whose parameters another type has chosen
 * @param nesting deepest block inside the body, the body itself being 0; a lambda counts afresh
 */
record MethodSize(
    Path file,
    String name,
    boolean constructor,
    boolean overrides,
    int lines,
    int parameters,
    int nesting) {

  static List<MethodSize> of(List<Path> files) {
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      List<MethodSize> sizes = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        new Collector(unit, positions, sizes).scan(unit, null);
      }
      return sizes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Collector extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<MethodSize> sizes;

    Collector(CompilationUnitTree unit, SourcePositions positions, List<MethodSize> sizes) {
      this.unit = unit;
      this.positions = positions;
      this.sizes = sizes;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      BlockTree body = method.getBody();
      if (body != null) {
        String name = method.getName().toString();
        sizes.add(
            new MethodSize(
                Path.of(unit.getSourceFile().toUri()),
                name,
                name.equals("<init>"),
                method.getModifiers().getAnnotations().stream()
                    .anyMatch(one -> one.getAnnotationType().toString().equals("Override")),
                line(positions.getEndPosition(unit, body))
                    - line(positions.getStartPosition(unit, body))
                    + 1,
                method.getParameters().size(),
                new Depth().of(body)));
      }
      return super.visitMethod(method, null);
    }

    private int line(long position) {
      return (int) unit.getLineMap().getLineNumber(position);
    }
  }

  private static final class Depth extends TreeScanner<Void, Void> {
    private int depth = -1;
    private int deepest;

    int of(BlockTree body) {
      scan(body, null);
      return deepest;
    }

    @Override
    public Void visitBlock(BlockTree block, Void unused) {
      depth++;
      deepest = Math.max(deepest, depth);
      super.visitBlock(block, null);
      depth--;
      return null;
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree lambda, Void unused) {
      Tree body = lambda.getBody();
      if (body instanceof BlockTree block) {
        deepest = Math.max(deepest, new Depth().of(block));
      }
      return null;
    }

    @Override
    public Void visitClass(ClassTree nested, Void unused) {
      return null;
    }
  }
}
