package org.harmonianet.spark;

import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.data.TrackParser;
import org.harmonianet.evaluation.Scores;
import org.harmonianet.model.GenreTranslator;
import org.harmonianet.model.SavedModel;
import org.harmonianet.preprocessing.TrackInputs;

/**
 * The scores of a partition's tracks, a batch at a time: no more than one is in memory. Rows that
 * cannot be scored are passed over.
 */
final class BatchScorer implements Iterator<Row> {
  /**
   * Identifier, most probable genre, probability of each genre in the order of the model's genres,
   * and the version of the model.
   */
  static final StructType SCHEMA =
      new StructType()
          .add("track_id", DataTypes.StringType, false)
          .add("genre", DataTypes.StringType, false)
          .add("probabilities", DataTypes.createArrayType(DataTypes.FloatType, false), false)
          .add("model_version", DataTypes.StringType, false);

  private static final int BATCH = 8192;

  private final Iterator<Row> rows;
  private final SavedModel saved;
  private final Predictor<double[][], double[][]> predictor;
  private Iterator<Row> scored = List.<Row>of().iterator();

  /** Scores rows with a predictor that is closed when the task ends, however it does. */
  BatchScorer(Iterator<Row> rows, ModelFiles files) {
    ModelFiles.Loaded loaded = files.load();
    this.rows = rows;
    saved = loaded.saved();
    predictor = loaded.model().newPredictor(GenreTranslator.probabilities());
    TaskContext.get()
        .addTaskCompletionListener(
            (org.apache.spark.util.TaskCompletionListener) task -> predictor.close());
  }

  @Override
  public boolean hasNext() {
    while (!scored.hasNext() && rows.hasNext()) {
      scored = score(nextBatch()).iterator();
    }
    return scored.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return scored.next();
  }

  private List<TrackParser.Row> nextBatch() {
    List<TrackParser.Row> batch = new ArrayList<>();
    while (batch.size() < BATCH && rows.hasNext()) {
      try {
        batch.add(TrackRows.parse(rows.next()));
      } catch (HarmoniaNetException e) {
        // The job counts such rows and writes them, with the reason, to a place of their own.
      }
    }
    return batch;
  }

  private List<Row> score(List<TrackParser.Row> batch) {
    if (batch.isEmpty()) {
      return List.of();
    }
    double[][] probabilities;
    try {
      probabilities = predictor.predict(saved.encoder().transform(TrackInputs.of(batch)));
    } catch (TranslateException e) {
      throw new IllegalStateException("a batch of tracks cannot be scored", e);
    }
    List<Row> scores = new ArrayList<>();
    for (int i = 0; i < probabilities.length; i++) {
      scores.add(
          RowFactory.create(
              batch.get(i).id(),
              saved.genres().get(Scores.mostProbable(probabilities[i])),
              toFloats(probabilities[i]),
              saved.version()));
    }
    return scores;
  }

  private static float[] toFloats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
