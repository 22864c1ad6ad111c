package org.harmonianet.jupyter;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
      Class<?> type = Class.forName("jdk.internal.shellsupport.doc.JavadocFormatter");
      made = type.getConstructor(int.class, boolean.class).newInstance(COLUMNS, false);
      found = type.getMethod("formatJavadoc", String.class, String.class);
    } catch (ReflectiveOperationException | RuntimeException | IOException e) {
      // Signatures remain.
    }
    format = found;
    formatter = made;
  }

  private static List<Path> sources() throws IOException {
    Path folder = Path.of(System.getProperty("harmonianet.sources", ""));
    Stream<Path> jdk =
        Stream.of("lib/src.zip", "../src.zip")
            .map(Path.of(System.getProperty("java.home"))::resolve);
    try (Stream<Path> own = Files.list(folder)) {
      return Stream.concat(own, jdk.filter(Files::isReadable)).toList();
    }
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
