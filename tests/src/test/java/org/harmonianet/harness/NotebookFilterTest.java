package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What git sees of a notebook that was run or edited, in a repository with the project's filter.
 */
@Execution(ExecutionMode.CONCURRENT)
class NotebookFilterTest {
  private static final String RUN =
      "'outputs': [{'name': 'stdout', 'output_type': 'stream', 'text': ['%s\\n']}]";

  @TempDir Path folder;
  private Path notebook;

  @BeforeEach
  void commitNotebookWithOutputs() throws Exception {
    notebook = folder.resolve("a notebook.ipynb");
    Path report = Files.createDirectories(folder.resolve("environment/report"));
    Files.copy(
        Project.ROOT.resolve("environment/report/notebook_filter.py"),
        report.resolve("notebook_filter.py"));
    Files.copy(Project.ROOT.resolve(".gitattributes"), folder.resolve(".gitattributes"));
    write(notebook, cell("a", "int a;", 1, "kept a") + cell("b", "int b;", 2, "kept b"));
    git("git init -q");
    git(
        "python3 -c \"import json; from environment.report.notebook_filter import to_text;"
            + " n = json.load(open('a notebook.ipynb')); open('a notebook.ipynb', 'w').write(to_text(n))\"");
    git("git config user.name reader && git config user.email reader@example.org");
    git("git add .gitattributes environment/report/*.py *.ipynb && git commit -q -m Start");
    git("python3 environment/report/notebook_filter.py install");
  }

  private String git(String script) {
    Project.Result result = Project.run(Map.of(), "sh", "-c", "cd '" + folder + "' && " + script);
    assertEquals(0, result.exit(), result.err());
    assertEquals("", result.err());
    return result.out();
  }

  private static String cell(String id, String source, int count, String output) {
    return "{'cell_type': 'code', 'execution_count': %d, 'id': '%s', 'metadata': {'scrolled': true}, %s, 'source': ['%s']},"
        .formatted(count, id, RUN.formatted(output), source);
  }

  private static void write(Path file, String cells) throws Exception {
    String metadata = "'metadata': {'kernelspec': {'name': 'harmonianet'}}";
    String text =
        "{'cells': [%s], %s, 'nbformat': 4, 'nbformat_minor': 5}"
            .formatted(cells.substring(0, cells.length() - 1), metadata);
    Files.writeString(file, text.replace('\'', '"'));
  }

  @Test
  void aRunLeavesNoDifference() throws Exception {
    write(notebook, cell("a", "int a;", 7, "row 1") + cell("b", "int b;", 8, "row 2"));
    assertEquals("", git("git diff"));
    assertTrue(Files.readString(notebook).contains("row 1"), "the reader's results stay");
  }

  @Test
  void anEditedCellLosesItsOutputsAndOthersKeepTheirs() throws Exception {
    write(notebook, cell("a", "int a;", 7, "row 1") + cell("b", "int c;", 8, "row 2"));
    git("git add . && git commit -q -m Edit");
    String stored = git("git show 'HEAD:a notebook.ipynb'");
    assertTrue(stored.contains("kept a") && stored.contains("int c;"), stored);
    assertTrue(!stored.contains("kept b") && !stored.contains("row"), stored);
    assertEquals("", git("touch *.ipynb && git status --porcelain"));
  }

  @Test
  void aMovedCellKeepsItsOutputsAndAnAddedOneHasNone() throws Exception {
    write(
        notebook,
        cell("b", "int b;", 1, "row 1")
            + cell("new", "int c;", 2, "row 2")
            + cell("other", "int a;", 3, "row 3"));
    git("git add .");
    String stored = git("git show ':a notebook.ipynb'");
    assertTrue(stored.contains("kept a") && stored.contains("kept b"), stored);
    assertTrue(stored.contains("int c;") && !stored.contains("row"), stored);
  }

  @Test
  void aNewNotebookIsStoredWithoutResults() throws Exception {
    write(folder.resolve("new.ipynb"), cell("a", "int a;", 7, "row 1"));
    git("git add .");
    String stored = git("git show :new.ipynb");
    assertTrue(stored.contains("int a;") && stored.contains("\"execution_count\": null"), stored);
    assertTrue(!stored.contains("row") && !stored.contains("scrolled"), stored);
  }

  @Test
  void whatIsNoNotebookPassesUnchanged() throws Exception {
    for (String text : new String[] {"", "<<<<<<< HEAD\n{", "[1]", "{\"cells\": 3}", "null"}) {
      Files.writeString(notebook, text);
      assertEquals(text, git("git add . && git show ':a notebook.ipynb'"));
    }
  }

  @Test
  void outputsOfMakeNotebooksAreStored() throws Exception {
    String script =
        "import json; from environment.report.notebook_filter import checksums, to_text;"
            + "n = json.load(open('a notebook.ipynb')); n['metadata']['harmonianet'] = checksums(n);"
            + "open('a notebook.ipynb', 'w').write(to_text(n))";
    write(notebook, cell("a", "int a;", 7, "published"));
    git("python3 -c \"%s\" && git add .".formatted(script));
    assertTrue(git("git show ':a notebook.ipynb'").contains("published"));
    assertEquals("", git("git diff"));
  }

  @Test
  void stashAndCheckoutOfAnEditSucceed() throws Exception {
    write(notebook, cell("a", "int a;", 7, "row 1") + cell("b", "int c;", 8, "row 2"));
    git("git stash -q");
    assertEquals("", git("git status --porcelain"));
    git("git stash pop -q && git commit -q -a -m Edit && git checkout -q HEAD~1");
    assertEquals("", git("git status --porcelain"));
    assertTrue(Files.readString(notebook).contains("kept b"));
  }
}
