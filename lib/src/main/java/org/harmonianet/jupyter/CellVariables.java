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
   * Sets all variables that are objects to null, also those that a later cell has defined anew.
   * Caches of libraries, such as Jackson's, keep classes of cells as long as the process lives, and
   * these would keep all data.
   *
   * @param classes the loader of JShell's classes
   * @throws IllegalStateException if JShell has other classes than expected
   */
  static void clear(JShell jshell, ClassLoader classes) {
    try {
      Method className = Snippet.class.getDeclaredMethod("classFullName");
      className.setAccessible(true);
      for (Snippet snippet : jshell.snippets().toList()) {
        if (snippet instanceof VarSnippet variable
            && jshell.status(variable) != Snippet.Status.REJECTED) {
          clear((String) className.invoke(variable), variable.name(), classes);
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the variables of cells cannot be cleared", e);
    }
  }

  private static void clear(String className, String variable, ClassLoader classes)
      throws ReflectiveOperationException {
    Field field;
    try {
      field = Class.forName(className, false, classes).getField(variable);
    } catch (ClassNotFoundException e) {
      return; // its type is missing, so it holds nothing
    }
    field.setAccessible(true);
    if (!field.getType().isPrimitive()) {
      field.set(null, null);
    }
  }
}
