package org.harmonianet.jupyter;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.kernel.magics.ClasspathMagic;
import org.dflib.jjava.kernel.magics.LoadMagic;
import org.dflib.jjava.kernel.magics.TimeMagic;
import org.dflib.jjava.maven.MavenDependencyResolver;
import org.dflib.jjava.maven.magics.LoadFromPomCellMagic;
import org.dflib.jjava.maven.magics.LoadFromPomLineMagic;
import org.dflib.jjava.maven.magics.MavenMagic;
import org.dflib.jjava.maven.magics.MavenRepoMagic;

/** The process that Jupyter starts; its argument is the connection file. */
public final class KernelMain {
  private static final PrintStream SCREEN = System.err;
  private static final String CLASS_PATH = "java.class.path";
  private static final String INITIAL_CLASS_PATH = System.getProperty(CLASS_PATH);

  private interface Action {
    void run() throws Exception;
  }

  private KernelMain() {}

  /** Runs the kernel until Jupyter shuts it down. */
  public static void main(String[] arguments) {
    OutOfMemory.prepare();
    ParentWatch.start();
    orEnd(() -> serve(Path.of(arguments[0])));
  }

  /** The process ends if the connection file cannot be read, its sockets not opened, and so on. */
  private static void orEnd(Action action) {
    try {
      action.run();
    } catch (OutOfMemoryError e) {
      OutOfMemory.end();
    } catch (Exception | Error e) {
      SCREEN.println(e);
      System.exit(1);
    }
  }

  private static void serve(Path connectionFile) throws Exception {
    CellConnection connection =
        new CellConnection(KernelConnectionProperties.parse(Files.readString(connectionFile)));
    Logger.getLogger("").getHandlers(); // the log has the process's own stderr
    Thread.setDefaultUncaughtExceptionHandler(KernelMain::uncaught);
    begin(connection);
    connection.connect();
    connection.waitUntilClose();
    System.exit(0); // JJava's idle threads would keep the process for a minute
  }

  /** A kernel that knows of no cell answers from now on. */
  private static void begin(CellConnection connection) {
    NotebookKernel kernel = build();
    // For good: what a thread prints after its cell has ended must not reach Jupyter's terminal.
    System.setOut(kernel.getIO().out);
    System.setErr(kernel.getIO().err);
    System.setIn(kernel.getIO().in);
    // Threads that begin here would keep JShell's loader, and with it the variables of cells.
    Thread.currentThread().setContextClassLoader(KernelMain.class.getClassLoader());
    kernel.onReset(() -> orEnd(() -> replace(kernel, connection)));
    kernel.becomeHandlerForConnection(connection);
    kernel.onStartup();
  }

  private static void replace(NotebookKernel kernel, CellConnection connection) {
    kernel.end();
    System.setProperty(CLASS_PATH, INITIAL_CLASS_PATH); // to which %maven may have added jars
    begin(connection);
  }

  private static NotebookKernel build() {
    MavenDependencyResolver maven = new MavenDependencyResolver();
    TimeMagic time = new TimeMagic();
    return new KernelBuilder()
        .name("JJava")
        .version("1.0-a8")
        .lineMagic("load", new LoadMagic())
        .lineMagic("classpath", new ClasspathMagic())
        .lineMagic("time", time)
        .cellMagic("time", time)
        .lineMagic("maven", new MavenMagic(maven))
        .lineMagic("mavenRepo", new MavenRepoMagic(maven))
        .lineMagic("loadFromPOM", new LoadFromPomLineMagic(maven))
        .cellMagic("loadFromPOM", new LoadFromPomCellMagic(maven))
        .lineMagic("trace", new TraceMagic())
        .lineMagic("reset", new ResetMagic())
        .build();
  }

  private static void uncaught(Thread thread, Throwable problem) {
    if (problem instanceof OutOfMemoryError && !isOfCell(problem)) {
      OutOfMemory.end(); // a thread of the kernel has ended, so that it would never answer
    }
    if (!(problem instanceof CellStopped)) {
      System.err.print("in thread " + thread.getName() + ": ");
      problem.printStackTrace();
    }
  }

  private static boolean isOfCell(Throwable problem) {
    return Stream.of(problem.getStackTrace()).anyMatch(CellLog::isOfCell);
  }
}
