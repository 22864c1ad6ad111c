package org.harmonianet.jupyter;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Puts a {@link StopSignal#check} into every loop of cells and of libraries that compute, and at
 * the entry of every method of cells, while their classes are loaded.
 *
 * <p>Java offers no other way to stop a thread that computes. The process is started with {@code
 * -javaagent:harmonianet.jar=smile/,!smile/math/}: the options name the libraries by the first
 * parts of their classes' names, and, behind an exclamation mark, those whose loops are too short
 * for a check. What a cell loads by itself is woven as cells are.
 */
public final class StopWeaver implements ClassFileTransformer {
  private static final String SIGNAL = StopSignal.class.getName().replace('.', '/');
  private static final String OWN = StopWeaver.class.getPackageName().replace('.', '/');

  /** Where the class loader of cells comes from. */
  private static final String JJAVA = "org.dflib.jjava.";

  private final List<String> woven;
  private final List<String> left;

  /**
   * @param options names of libraries, separated by commas
   */
  StopWeaver(String options) {
    List<String> names = List.of(options.split(","));
    woven = names.stream().filter(name -> !name.startsWith("!")).toList();
    left =
        names.stream().filter(name -> name.startsWith("!")).map(name -> name.substring(1)).toList();
  }

  /** Called by Java before {@code main}. */
  public static void premain(String options, Instrumentation instrumentation) {
    instrumentation.addTransformer(new StopWeaver(options));
    Documentation.exportFormatter(instrumentation);
  }

  @Override
  public byte[] transform(
      Module module,
      ClassLoader loader,
      String name,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] bytes) {
    if (module.isNamed() || loader == null || name == null || name.startsWith(OWN)) {
      return null;
    }
    boolean cell = loader.getClass().getName().startsWith(JJAVA);
    return cell || isOfLibrary(name) ? weave(bytes, cell) : null;
  }

  /**
   * Whether a class gets checks.
   *
   * @param name with slashes
   */
  boolean isOfLibrary(String name) {
    return woven.stream().anyMatch(name::startsWith) && left.stream().noneMatch(name::startsWith);
  }

  /**
   * A class with the checks.
   *
   * @param bytes a class file
   * @param entries whether methods check at their entry, too, which also stops recursion
   */
  static byte[] weave(byte[] bytes, boolean entries) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new Checks(writer, entries), 0);
    return writer.toByteArray();
  }

  private static final class Checks extends ClassVisitor {
    private final boolean entries;

    private Checks(ClassVisitor next, boolean entries) {
      super(Opcodes.ASM9, next);
      this.entries = entries;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String type, String signature, String[] thrown) {
      return new LoopChecks(super.visitMethod(access, name, type, signature, thrown), entries);
    }
  }

  private static final class LoopChecks extends MethodVisitor {
    private final boolean entry;
    private final Set<Label> passed = new HashSet<>();

    private LoopChecks(MethodVisitor next, boolean entry) {
      super(Opcodes.ASM9, next);
      this.entry = entry;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      if (entry) {
        check();
      }
    }

    @Override
    public void visitLabel(Label label) {
      passed.add(label);
      super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int instruction, Label target) {
      if (passed.contains(target)) {
        check();
      }
      super.visitJumpInsn(instruction, target);
    }

    private void check() {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, SIGNAL, "check", "()V", false);
    }
  }
}
