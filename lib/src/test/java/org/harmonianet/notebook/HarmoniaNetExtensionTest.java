package org.harmonianet.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.harmonianet.evaluation.ConfusionMatrix;
import org.junit.jupiter.api.Test;

class HarmoniaNetExtensionTest {
  @Test
  void trueGenresStandFromTheTop() {
    int[][] counts = {{1, 1}, {0, 1}};
    ConfusionMatrix confusion = new ConfusionMatrix(List.of("anime", "blues"), counts);
    JsonNode spec = new ObjectMapper().valueToTree(HarmoniaNetExtension.heatmap(confusion).spec());
    assertEquals("[[1,1],[0,1]]", spec.at("/data/0/z").toString());
    assertEquals("predicted genre", spec.at("/layout/xaxis/title/text").asText());
    assertEquals("true genre", spec.at("/layout/yaxis/title/text").asText());
    assertEquals("tracks", spec.at("/data/0/colorbar/title/text").asText());
    assertEquals("reversed", spec.at("/layout/yaxis/autorange").asText());
  }
}
