package org.harmonianet.jupyter;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.VarSnippet;

/** The variables of cells: static fields of classes that JShell makes. */
final class CellVariables {
  private CellVariables() {}

  /**
   * Sets all variables that are objects to null. Caches of libraries, such as Jackson's, keep
   * classes of cells as long as the process lives, and these would keep all data.
   *
   * @param classes the loader of JShell's classes
   * @throws IllegalStateException if JShell has other classes than expected
   */
  static void clear(JShell jshell, ClassLoader classes) {
    jshell.variables().forEach(variable -> clear(variable, classes));
  }

  private static void clear(VarSnippet variable, ClassLoader classes) {
    try {
      Method className = Snippet.class.getDeclaredMethod("classFullName");
      className.setAccessible(true);
      String name = (String) className.invoke(variable);
      Field field = Class.forName(name, false, classes).getField(variable.name());
      field.setAccessible(true);
      if (!field.getType().isPrimitive()) {
        field.set(null, null);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the variable " + variable.name() + " cannot be cleared", e);
    }
  }
}
