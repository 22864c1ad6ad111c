package org.harmonianet.jupyter;

import java.nio.charset.Charset;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.kernel.JavaKernelBuilder;
import org.dflib.jjava.kernel.execution.CodeEvaluator;

/** JJava's parts of a kernel, put together as a {@link NotebookKernel}. */
final class KernelBuilder extends JavaKernelBuilder<KernelBuilder, NotebookKernel> {
  @Override
  public NotebookKernel build() {
    CodeEvaluator evaluator = buildCodeEvaluator(buildName());
    return new NotebookKernel(
        buildName(),
        buildVersion(),
        buildLanguageInfo(),
        buildHistoryManager(),
        (CellIO) buildJupyterIO(buildJupyterIOEncoding()),
        buildCommManager(),
        buildRenderer(),
        buildMagicsResolver(buildMagicTranspiler()),
        buildMagicsRegistry(),
        buildErrorStyler(),
        buildJShell(evaluator),
        evaluator);
  }

  @Override
  protected JupyterIO buildJupyterIO(Charset encoding) {
    return new CellIO();
  }

  /** Without Java's version, which JupyterLab would write into every notebook that it opens. */
  @Override
  protected LanguageInfo buildLanguageInfo() {
    return new LanguageInfo.Builder("Java")
        .mimetype("text/x-java-source")
        .fileExtension(".jshell")
        .pygments("java")
        .codemirror("java")
        .build();
  }
}
