/**
 * The run of a notebook: its settings, and the files that it hands to the next one.
 *
 * <p>{@link Run} is where every notebook begins. It refuses to start before the notebooks that it
 * needs, and reads and writes artifacts in the run's folder:
 *
 * <pre>{@code
 * var run = Run.start("02-preprocessing");
 * int seed = run.settings().seed();
 * run.write("preprocessing.json", preprocessing);
 * }</pre>
 *
 * <p>{@link Settings} holds what {@code HARMONIANET_*} variables say, {@code Stage} which notebook
 * needs which, {@link Provenance} what an artifact was made from. {@link Artifacts} writes files
 * whole or not at all; a lock keeps two notebooks out of one folder.
 *
 * <p>Uses the root room. It knows files and their origin, and nothing of what is in them.
 */
package org.harmonianet.run;
