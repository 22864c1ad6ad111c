package org.harmonianet.training;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.data.Features;

/**
 * The settings of gradient boosting with XGBoost (Chen and Guestrin 2016): each round adds one
 * small tree a class, which corrects the trees before it.
 *
 * <p>Use it for the strongest trees to compare a network with. Two trainings on the same machine
 * make the same trees.
 *
 * <pre>{@code
 * var recipe = new BoostingRecipe(100, 6, .1, 1, .7, 1, seed);
 * try (var trees = recipe.train(x, y, genres.size())) {
 *   double[][] probabilities = trees.predict(test);
 * }
 * }</pre>
 *
 * @param rounds trees a class
 * @param depth the most questions that a tree asks about a row
 * @param learningRate the share of its correction that each tree adds
 * @param minChildWeight how much a leaf must hold at least, as the sum of 2p(1 - p) over its rows
 * @param subsample the share of the training rows that a round sees
 * @param colsample the share of the inputs that a question is chosen from
 * @param seed which rows and inputs are drawn
 */
public record BoostingRecipe(
    int rounds,
    int depth,
    double learningRate,
    double minChildWeight,
    double subsample,
    double colsample,
    int seed) {

  /**
   * Trains trees, on all cores of the machine.
   *
   * @param x the inputs, shape (rows, inputs); {@link Double#NaN} is missing
   * @param y the class of each row, from 0
   * @param classes number of all classes
   * @return trees that the caller closes
   * @throws HarmoniaNetException if XGBoost's native library cannot be loaded
   * @throws XGBoostError if the settings or the rows make no sense to XGBoost
   */
  public BoostedTrees train(double[][] x, int[] y, int classes) throws XGBoostError {
    return train(x, y, classes, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Trains trees on some rows and predicts others, as cross-validation does for each fold.
   *
   * @param x the inputs of all rows, shape (rows, inputs); {@link Double#NaN} is missing
   * @param y the class of each row, from 0
   * @param classes number of all classes
   * @param train numbers of the rows to learn from
   * @param test numbers of the rows to predict
   * @return the probabilities of the test rows, shape (test rows, classes)
   * @throws HarmoniaNetException if XGBoost's native library cannot be loaded
   * @throws XGBoostError if the settings or the rows make no sense to XGBoost
   */
  public double[][] predict(double[][] x, int[] y, int classes, int[] train, int[] test)
      throws XGBoostError {
    int[] labels = Arrays.stream(train).map(row -> y[row]).toArray();
    try (BoostedTrees trees = train(Features.rows(x, train), labels, classes)) {
      return trees.predict(Features.rows(x, test));
    }
  }

  BoostedTrees train(double[][] x, int[] y, int classes, int threads) throws XGBoostError {
    XGBoostLibrary.load();
    float[] labels = new float[y.length];
    for (int row = 0; row < y.length; row++) {
      labels[row] = y[row];
    }
    DMatrix rows = BoostedTrees.matrix(x);
    try {
      rows.setLabel(labels);
      Booster booster =
          XGBoost.train(rows, settings(classes, threads), rounds, Map.of(), null, null);
      return new BoostedTrees(booster);
    } finally {
      rows.dispose();
    }
  }

  private Map<String, Object> settings(int classes, int threads) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("objective", "multi:softprob");
    settings.put("num_class", classes);
    settings.put("tree_method", "hist");
    settings.put("max_depth", depth);
    settings.put("eta", learningRate);
    settings.put("min_child_weight", minChildWeight);
    settings.put("subsample", subsample);
    settings.put("colsample_bynode", colsample);
    settings.put("seed", seed);
    settings.put("nthread", threads);
    return settings;
  }
}
