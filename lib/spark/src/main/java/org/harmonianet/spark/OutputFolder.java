package org.harmonianet.spark;

import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.harmonianet.HarmoniaNetException;

/** A folder that appears whole or not at all, on file systems that can rename one. */
final class OutputFolder {
  private final Path target;
  private final Path part;
  private final FileSystem files;

  OutputFolder(SparkSession spark, String out) {
    target = new Path(out);
    part = target.suffix(".part");
    try {
      files = target.getFileSystem(spark.sessionState().newHadoopConf());
      if (files.exists(target)) {
        throw new HarmoniaNetException(out + " is there already: delete it, or name another OUT");
      }
      files.delete(part, true);
    } catch (IOException e) {
      throw new HarmoniaNetException("cannot write " + out + ": " + e, e);
    }
  }

  String part(String name) {
    return new Path(part, name).toString();
  }

  void finish() {
    try {
      if (!files.rename(part, target)) {
        throw new IOException("cannot rename " + part);
      }
    } catch (IOException e) {
      throw new HarmoniaNetException("cannot write " + target + ": " + e, e);
    }
  }
}
