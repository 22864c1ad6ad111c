/**
 * A Jupyter kernel for people: JJava's, with a Stop that stops, a Run All that halts at an error,
 * errors of a line or two, and documentation on Shift+Tab.
 *
 * <p>{@link org.harmonianet.jupyter.KernelMain} is the process that Jupyter starts. It needs the
 * agent {@link org.harmonianet.jupyter.StopWeaver}; see {@code environment/kernel/kernel.json}.
 * Code that runs for long asks {@link org.harmonianet.jupyter.StopSignal} if it wants to end in
 * good order:
 *
 * <pre>{@code
 * while (!StopSignal.requested()) {
 *   step();
 * }
 * }</pre>
 *
 * <p>Nothing here knows of music, tables or charts. The package uses the JDK, JJava and ASM.
 */
package org.harmonianet.jupyter;
