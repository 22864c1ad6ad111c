package org.harmonianet.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.data.TrackParser;
import org.harmonianet.model.TrackPredictor;
import org.harmonianet.scoring.Guess;

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

  private static final int BATCH = 1024;

  private final Iterator<Row> rows;
  private final TrackRows tracks;
  private final TrackPredictor predictor;
  private Iterator<Row> scored = List.<Row>of().iterator();

  BatchScorer(Iterator<Row> rows, TrackRows tracks, TrackPredictor predictor) {
    this.rows = rows;
    this.tracks = tracks;
    this.predictor = predictor;
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
        batch.add(tracks.parse(rows.next()));
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
    float[][] probabilities = predictor.predict(batch);
    List<String> genres = predictor.saved().genres();
    List<Row> scores = new ArrayList<>();
    for (int i = 0; i < probabilities.length; i++) {
      String genre = Guess.best(probabilities[i], genres, 1).get(0).genre();
      String version = predictor.saved().version();
      scores.add(RowFactory.create(batch.get(i).id(), genre, probabilities[i], version));
    }
    return scores;
  }
}
