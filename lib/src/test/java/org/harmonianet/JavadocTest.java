package org.harmonianet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Everything that is public or protected has a comment; overriding methods and the compact
 * constructors of records need none. What is in the comments, the compiler checks (-Xdoclint).
 */
@Execution(ExecutionMode.CONCURRENT)
class JavadocTest {
  static final List<String> ROOMS = RoomsTest.ROOMS;

  @ParameterizedTest
  @FieldSource("ROOMS")
  void everyPublicMemberHasAComment(String room) throws IOException {
    Path folder = Path.of("src/main/java/org/harmonianet", room);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> missing = new ArrayList<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.list(folder)) {
      List<Path> java = sources.filter(file -> file.toString().endsWith(".java")).toList();
      var task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(java));
      for (CompilationUnitTree unit : task.parse()) {
        new MissingComments(DocTrees.instance(task), missing).scan(unit, null);
      }
    }
    assertEquals(List.of(), missing);
  }

  private static final class MissingComments extends TreePathScanner<Void, Void> {
    private final DocTrees trees;
    private final List<String> missing;

    private MissingComments(DocTrees trees, List<String> missing) {
      this.trees = trees;
      this.missing = missing;
    }

    @Override
    public Void visitClass(ClassTree type, Void none) {
      if (!isVisible(type.getModifiers())) {
        return null;
      }
      check(type.getSimpleName());
      return super.visitClass(type, none);
    }

    @Override
    public Void visitMethod(MethodTree method, Void none) {
      boolean overrides =
          method.getModifiers().getAnnotations().stream()
              .anyMatch(found -> found.getAnnotationType().toString().equals("Override"));
      boolean compact =
          parent().getKind() == Tree.Kind.RECORD
              && method.getReturnType() == null
              && method.getParameters().isEmpty();
      if (isVisible(method.getModifiers()) && !overrides && !compact) {
        check(method.getName());
      }
      return null;
    }

    @Override
    public Void visitVariable(VariableTree field, Void none) {
      if (isVisible(field.getModifiers())) {
        check(field.getName());
      }
      return null;
    }

    private Tree parent() {
      return getCurrentPath().getParentPath().getLeaf();
    }

    private boolean isVisible(ModifiersTree modifiers) {
      Set<Modifier> flags = modifiers.getFlags();
      return flags.contains(Modifier.PUBLIC)
          || flags.contains(Modifier.PROTECTED)
          || parent().getKind() == Tree.Kind.INTERFACE;
    }

    private void check(CharSequence name) {
      if (trees.getDocComment(getCurrentPath()) == null) {
        CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
        long at = trees.getSourcePositions().getStartPosition(unit, getCurrentPath().getLeaf());
        missing.add(
            "%s:%d %s"
                .formatted(
                    unit.getSourceFile().getName(), unit.getLineMap().getLineNumber(at), name));
      }
    }
  }
}
