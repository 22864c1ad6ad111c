package org.harmonianet.jupyter;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/**
 * Signatures and Javadoc of what stands at the cursor, for Shift+Tab.
 *
 * <p>JShell reads the Javadoc of the JDK only. The folder that the system property {@code
 * harmonianet.sources} names holds the sources of the project and of its libraries: folders and
 * jars. JShell has a field for such, and Java a formatter, but neither is part of their API; if a
 * later Java has them no more, there are signatures without Javadoc.
 */
final class Documentation {
  private static final int COLUMNS = 90;
  private static final String FORMATTER = "jdk.internal.shellsupport.doc";

  private final JShell jshell;
  private final Method format;
  private final Object formatter;

  Documentation(JShell jshell) {
    this.jshell = jshell;
    Method found = null;
    Object made = null;
    try {
      Field sources =
          Class.forName("jdk.jshell.SourceCodeAnalysisImpl")
              .getDeclaredField("availableSourcesOverride");
      sources.setAccessible(true);
      sources.set(null, sources());
      Class<?> type = Class.forName(FORMATTER + ".JavadocFormatter");
      made = type.getConstructor(int.class, boolean.class).newInstance(COLUMNS, false);
      found = type.getMethod("formatJavadoc", String.class, String.class);
    } catch (ReflectiveOperationException | RuntimeException | IOException e) {
      // Signatures remain.
    }
    format = found;
    formatter = made;
  }

  /** Exports Java's formatter, which lies in another module from version to version. */
  static void exportFormatter(Instrumentation instrumentation) {
    Set<Module> here = Set.of(Documentation.class.getModule());
    ModuleLayer.boot().modules().stream()
        .filter(module -> module.getPackages().contains(FORMATTER))
        .filter(instrumentation::isModifiableModule)
        .forEach(
            module ->
                instrumentation.redefineModule(
                    module, Set.of(), Map.of(FORMATTER, here), Map.of(), Set.of(), Map.of()));
  }

  private static List<Path> sources() throws IOException {
    Path folder = Path.of(System.getProperty("harmonianet.sources", ""));
    try (Stream<Path> own = Files.list(folder)) {
      return Stream.concat(own, jdkSources()).toList();
    }
  }

  /** The JDK's sources, if it has them: a zip with a folder for each module. */
  private static Stream<Path> jdkSources() throws IOException {
    Path zip = Path.of(System.getProperty("java.home"), "lib", "src.zip");
    return Files.isReadable(zip)
        ? Files.list(FileSystems.newFileSystem(zip).getPath("/")) // stays open
        : Stream.empty();
  }

  /**
   * @param code a cell's source
   * @param cursor a position in it
   * @return null if nothing is known of it
   */
  DisplayData at(String code, int cursor) {
    int end = Math.min(cursor, code.length());
    while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
      end++;
    }
    List<SourceCodeAnalysis.Documentation> found = find(code.substring(0, end));
    if (found.isEmpty()) {
      found = find(code.substring(0, end) + "("); // the name of a method
    }
    return found.isEmpty()
        ? null
        : new DisplayData(found.stream().map(this::text).collect(Collectors.joining("\n\n")));
  }

  private List<SourceCodeAnalysis.Documentation> find(String code) {
    return jshell.sourceCodeAnalysis().documentation(code, code.length(), true);
  }

  private String text(SourceCodeAnalysis.Documentation found) {
    if (format == null || found.javadoc() == null) {
      return found.signature();
    }
    try {
      return (String) format.invoke(formatter, found.signature(), found.javadoc());
    } catch (ReflectiveOperationException e) {
      return found.signature();
    }
  }
}
