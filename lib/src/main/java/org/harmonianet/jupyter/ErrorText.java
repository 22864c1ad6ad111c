package org.harmonianet.jupyter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.UnresolvedReferenceException;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.kernel.execution.CompilationException;
import org.dflib.jjava.kernel.execution.IncompleteSourceException;

/**
 * Says in a line or two what went wrong in a cell, and at which of its lines. The frames of
 * libraries are folded away; the magic {@code %trace} shows them.
 */
final class ErrorText {
  private static final int PLACES = 5;

  /** Before the names of a cell's variables, in Java's own messages. */
  private static final String SNIPPET_CLASS = "REPL\\.\\$JShell\\$\\w+\\.";

  private final JShell jshell;
  private final CellLog cells;
  private final StringStyler styler;
  private final Set<String> reported = new HashSet<>();
  private List<String> trace = List.of();

  /**
   * An error as Jupyter takes it.
   *
   * @param name of the exception's class, without its package
   * @param lines what the reader sees
   */
  record Shown(String name, String message, List<String> lines) {}

  ErrorText(JShell jshell, CellLog cells, StringStyler styler) {
    this.jshell = jshell;
    this.cells = cells;
    this.styler = styler;
  }

  /** The stack trace of the last error, whole. */
  String trace() {
    return trace.isEmpty() ? "no error yet" : String.join("\n", trace);
  }

  /**
   * @param problem what JJava's evaluation threw
   * @param stopped whether the reader has pressed Stop
   * @param compilerError how JJava shows what does not compile
   */
  Shown of(Throwable problem, boolean stopped, Function<Throwable, List<String>> compilerError) {
    EvalException thrown = causeOf(problem, EvalException.class);
    StackTraceElement[] frames = thrown == null ? problem.getStackTrace() : thrown.getStackTrace();
    if (stopped) {
      return shown("Stopped", ownMessage(thrown), frames);
    }
    UnresolvedReferenceException unresolved = causeOf(problem, UnresolvedReferenceException.class);
    if (unresolved != null) {
      return shown("", describe(unresolved.getSnippet()), unresolved.getStackTrace());
    }
    if (problem instanceof CompilationException || problem instanceof IncompleteSourceException) {
      return new Shown("CompilationException", reason(problem), compilerError.apply(problem));
    }
    if (thrown == null) {
      return shown(problem.getClass().getName(), problem.getMessage(), frames);
    }
    Shown shown = shown(thrown.getExceptionClassName(), message(thrown), frames);
    long folded = Stream.of(frames).filter(frame -> !CellLog.isOfCell(frame)).count();
    if (folded > 0) {
      shown.lines().add("  (%%trace shows %d more lines, of libraries)".formatted(folded));
    }
    return shown;
  }

  /** What an exception says, and the one that is at the root of it. */
  private static String message(EvalException thrown) {
    String message = thrown.getMessage();
    if (thrown.getStackTrace().length == 0) {
      return message; // which says all
    }
    if (thrown.getExceptionClassName().equals(OutOfMemoryError.class.getName())) {
      return message + ", " + OutOfMemory.advice();
    }
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String cause = root.getMessage();
    return root == thrown || cause == null || String.valueOf(message).contains(cause)
        ? message
        : "%s, because of %s: %s".formatted(message, simpleName(typeOf(root)), cause);
  }

  private static String typeOf(Throwable problem) {
    return problem instanceof EvalException thrown
        ? thrown.getExceptionClassName()
        : problem.getClass().getName();
  }

  private static String simpleName(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  /** What the compiler says, in one line. */
  private String reason(Throwable problem) {
    return problem instanceof CompilationException failed
        ? jshell
            .diagnostics(failed.getBadSnippetCompilation().snippet())
            .flatMap(found -> found.getMessage(null).lines())
            .map(line -> line.strip().replaceAll("\\s+", " "))
            .filter(line -> !line.startsWith("location:"))
            .collect(Collectors.joining(", "))
        : "the cell is incomplete";
  }

  /** A loop that ends by itself when it is stopped says so in its own words. */
  private static String ownMessage(EvalException thrown) {
    boolean own =
        thrown != null
            && thrown.getStackTrace().length == 0
            && !thrown.getExceptionClassName().equals(CellStopped.class.getName());
    return own ? thrown.getMessage() : "run this cell again";
  }

  private Shown shown(String type, String message, StackTraceElement[] frames) {
    String name = simpleName(type);
    String text =
        message == null || message.equals("null") ? "" : message.replaceAll(SNIPPET_CLASS, "");
    // Without a stack trace, the message is meant to be all that the reader sees.
    String head =
        Stream.of(frames.length == 0 && !text.isEmpty() ? "" : name, text)
            .filter(part -> !part.isEmpty())
            .reduce((first, second) -> first + ": " + second)
            .orElse(name);
    List<String> lines = new ArrayList<>(head.lines().map(styler::secondary).toList());
    List<CellLog.Place> places =
        Stream.of(frames).flatMap(frame -> cells.placeOf(frame).stream()).distinct().toList();
    places.stream().limit(PLACES).forEach(place -> lines.add(line(place)));
    trace = Stream.concat(Stream.of(head), Stream.of(frames).map(f -> "    at " + f)).toList();
    return new Shown(name, text, lines);
  }

  private String line(CellLog.Place place) {
    String cell = cells.isThisCell(place) ? "" : " of cell [" + place.count() + "]";
    return "  at line " + place.line() + cell + ": " + place.text();
  }

  /** What each definition of the cell that has just run still lacks, a line for each. */
  List<String> unresolved() {
    List<String> lines =
        jshell
            .snippets()
            .filter(DeclarationSnippet.class::isInstance)
            .map(DeclarationSnippet.class::cast)
            .filter(snippet -> isRecoverable(jshell.status(snippet)))
            .map(this::describe)
            .toList();
    List<String> unreported = lines.stream().filter(line -> !reported.contains(line)).toList();
    reported.clear();
    reported.addAll(lines);
    return unreported;
  }

  private static boolean isRecoverable(Snippet.Status status) {
    return status == Snippet.Status.RECOVERABLE_DEFINED
        || status == Snippet.Status.RECOVERABLE_NOT_DEFINED;
  }

  private String describe(DeclarationSnippet snippet) {
    List<String> names =
        jshell
            .unresolvedDependencies(snippet)
            .map(name -> name.replaceFirst("^(variable|method|class|symbol) ", ""))
            .toList();
    return "%s uses %s, which %s not defined"
        .formatted(snippet.name(), String.join(", ", names), names.size() > 1 ? "are" : "is");
  }

  private static <T extends Throwable> T causeOf(Throwable problem, Class<T> type) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }
}
