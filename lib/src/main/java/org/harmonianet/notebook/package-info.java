/**
 * What makes JJava the kernel of these notebooks.
 *
 * <p>{@link HarmoniaNetExtension} is loaded when a kernel starts: it imports all rooms, so that
 * cells need no imports, and says how runs, catalogues and confusion matrices are shown. {@link
 * GenreColors} gives each genre its colour, the same in every chart:
 *
 * <pre>{@code
 * Chart.bars("F1 by genre", "F1 (0 to 1)", genres, f1).colors(GenreColors.of(genres))
 * }</pre>
 *
 * <p>Uses all rooms, and no room uses it. What other projects could use belongs into {@code
 * jupyter} or {@code chart}.
 */
package org.harmonianet.notebook;
