package org.harmonianet.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class SliderTest {
  private static final double[] NONE = {};

  private static Slider fit(double[] values, double... shown) {
    return Slider.fit("energy", "0 to 1", values, shown, 2, 3);
  }

  /** Values at equal distances, one in each percent. */
  private static double[] spread(double low, double high) {
    return IntStream.rangeClosed(0, 10_000)
        .mapToDouble(i -> low + (high - low) * i / 10_000)
        .toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0.01, 0.01, 0.99",
    "-60, 0, 0.5, -59.5, -0.5",
    "0.0001, 3, 0.02, 0.02, 2.98",
    "30000.5, 900000, 10000, 30000, 900000"
  })
  void reachesFromTheFirstToTheLastPercentile(
      double low, double high, double step, double least, double greatest) {
    Slider slider = fit(spread(low, high), NONE);
    assertEquals(step, slider.step());
    assertEquals(least, slider.least());
    assertEquals(greatest, slider.greatest());
    assertEquals("energy, 0 to 1, 2.0, 3.0", describe(slider));
  }

  private static String describe(Slider slider) {
    return "%s, %s, %s, %s".formatted(slider.name(), slider.unit(), slider.mean(), slider.scale());
  }

  @Test
  void stepsOfWholeNumbersAreWhole() {
    double[] values = IntStream.rangeClosed(0, 100).asDoubleStream().toArray();
    assertEquals(1, fit(values).step());
    assertEquals(1, fit(new double[] {0, 1, 0, 1}).step());
  }

  @Test
  void reachesTheValuesToBeShown() {
    Slider slider = fit(spread(0, 1), -2, .5, 3.01);
    assertEquals(-2, slider.least());
    assertEquals(3.05, slider.greatest());
  }

  @Test
  void nearestValueIsOneOfTheSlider() {
    Slider slider = fit(spread(0, 1), NONE);
    assertEquals(.12, slider.nearest(.1249));
    assertEquals(.99, slider.nearest(7));
    assertEquals(.01, slider.nearest(-7));
  }

  @Test
  void constantFeatureHasOneValue() {
    Slider slider = fit(new double[] {.125, .125, .125}, .125);
    assertEquals(.125, slider.least());
    assertEquals(.125, slider.greatest());
    assertEquals(.125, slider.nearest(.125));
  }

  @Test
  void missingValuesAreLeftOut() {
    double[] values = spread(0, 1);
    values[17] = Double.NaN;
    assertEquals(.01, fit(values).least());
  }
}
