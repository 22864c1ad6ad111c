/**
 * A Jupyter kernel for people: JJava's, with a Stop that stops, a Run All that halts at an error,
 * errors of a line or two, documentation on Shift+Tab, and tables and charts as outputs.
 *
 * <p>{@link KernelMain} is the process that Jupyter starts. It needs the agent {@link StopWeaver};
 * see {@code environment/kernel/kernel.json}. {@link Renderers} says how a kernel shows tables,
 * charts and types of your own; {@link TrainingLog} draws a loss while it falls. Code that runs for
 * long asks {@link StopSignal} if it wants to end in good order:
 *
 * <pre>{@code
 * while (!StopSignal.requested()) {
 *   step();
 * }
 * }</pre>
 *
 * <p>Uses the root room, {@code chart}, JJava, Tablesaw and ASM. It knows nothing of music, so that
 * other projects can take these three rooms as they are.
 */
package org.harmonianet.jupyter;
