package org.harmonianet.preprocessing;

import java.util.List;
import java.util.Set;
import org.harmonianet.data.Features;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Computes columns from the last digits of tempo and duration, which tell how a track was produced.
 *
 * <p>{@link Features#TEMPO_OFFSET} is |t - round(t)| for a tempo of t beats a minute. Music that a
 * sequencer plays often has a whole number. {@link Features#WHOLE_CD_FRAMES} says whether the
 * duration is ⌊1000 n / 75⌋ ms for a whole n. A CD has 75 frames a second (IEC 60908), so a track
 * that was cut for one ends with a frame. Of durations drawn at random, 7.5% would.
 *
 * <pre>{@code
 * Table tracks = DerivedColumns.add(TrackReader.read(file));
 * TrackEncoder encoder = TrackEncoder.fit(tracks);   // encodes the new columns, too
 * }</pre>
 *
 * <p>Use them for files with exact values. A rounded tempo always has the offset 0, and a duration
 * in whole seconds is always of whole frames.
 */
public final class DerivedColumns {
  /** Three frames last 40 ms; within them, one ends after 0, 13.3 and 26.7 ms. */
  private static final int THREE_FRAMES = 40;

  private static final Set<Integer> ENDS = Set.of(0, 13, 26);

  private DerivedColumns() {}

  /**
   * Returns a table with the columns of another, and the two that are computed from them. Existing
   * columns of these names are replaced. A value is missing if the tempo or the duration is; a
   * tempo of 0 or less counts as missing.
   *
   * @param tracks has the columns {@code tempo} and {@code duration_ms}
   * @throws IllegalArgumentException if it lacks one of them
   */
  public static Table add(Table tracks) {
    NumericColumn<?> tempo = tracks.numberColumn("tempo");
    NumericColumn<?> duration = tracks.numberColumn("duration_ms");
    DoubleColumn offset = DoubleColumn.create(Features.TEMPO_OFFSET);
    BooleanColumn whole = BooleanColumn.create(Features.WHOLE_CD_FRAMES);
    for (int row = 0; row < tracks.rowCount(); row++) {
      double beats = tempo.getDouble(row);
      offset.append(beats > 0 ? Math.abs(beats - Math.rint(beats)) : Double.NaN);
      if (duration.isMissing(row)) {
        whole.appendMissing();
      } else {
        whole.append(ENDS.contains((int) (Math.round(duration.getDouble(row)) % THREE_FRAMES)));
      }
    }
    Table table = Table.create(tracks.name(), tracks.columns());
    for (Column<?> column : List.of(offset, whole)) {
      if (table.containsColumn(column.name())) {
        table.removeColumns(column.name());
      }
      table.addColumns(column);
    }
    return table;
  }
}
