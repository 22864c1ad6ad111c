package org.harmonianet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The rooms of the library: each uses only what the table allows, and what that may use in turn.
 */
@Execution(ExecutionMode.CONCURRENT)
class RoomsTest {
  private static final String BASE = "org.harmonianet";
  private static final Map<String, Set<String>> MAY_USE = new LinkedHashMap<>();

  static {
    room("");
    room("nn");
    room("run", "");
    room("data", "run");
    room("split", "data");
    room("preprocessing", "data");
    room("evaluation", "split");
    room("model", "nn", "preprocessing", "run");
    room("training", "model");
    room("scoring", "model");
    room("chart", "");
    room("jupyter", "chart");
    room("notebook", "evaluation", "training", "scoring", "jupyter");
  }

  static final List<String> ROOMS = List.copyOf(MAY_USE.keySet());

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(BASE);

  private static void room(String name, String... used) {
    Set<String> all = new TreeSet<>(Set.of(name));
    for (String other : used) {
      all.addAll(MAY_USE.get(other));
    }
    MAY_USE.put(name, all);
  }

  private static String packageOf(String room) {
    return room.isEmpty() ? BASE : BASE + "." + room;
  }

  /** The top room may use all others. */
  static final List<String> BELOW_THE_TOP = ROOMS.subList(0, ROOMS.size() - 1);

  @ParameterizedTest
  @FieldSource("BELOW_THE_TOP")
  void usesOnlyWhatItMay(String room) {
    String[] forbidden =
        ROOMS.stream()
            .filter(other -> !MAY_USE.get(room).contains(other))
            .map(RoomsTest::packageOf)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(packageOf(room))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .because("of the table in lib/README.md")
        .check(CLASSES);
  }

  @ParameterizedTest
  @FieldSource("ROOMS")
  void saysWhatItIsFor(String room) {
    Path source = Path.of("src/main/java", packageOf(room).replace('.', '/'), "package-info.java");
    assertTrue(Files.isRegularFile(source), () -> source + " is missing");
  }

  @Test
  void everyPackageIsARoom() {
    Set<String> packages =
        CLASSES.stream().map(type -> type.getPackageName()).collect(Collectors.toSet());
    assertEquals(ROOMS.stream().map(RoomsTest::packageOf).collect(Collectors.toSet()), packages);
  }

  @Test
  void thereIsNoCircle() {
    slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheRoomsOfNetworksUseDjl() {
    noClasses()
        .that()
        .resideOutsideOfPackages(packageOf("nn"), packageOf("model"), packageOf("training"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.djl..")
        .check(CLASSES);
  }

  @Test
  void onlyTheKernelsGlueUsesTheKernel() {
    noClasses()
        .that()
        .resideOutsideOfPackages(packageOf("jupyter"), packageOf("notebook"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.dflib..", "jdk.jshell..")
        .check(CLASSES);
  }
}
