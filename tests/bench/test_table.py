"""The table of what was measured."""

import json
import unittest

from cells import KINDS
from table import PYTORCH, Table


def filled() -> Table:
    """Three rounds of DJL and stock PyTorch; of the accuracy's, the second is missed by seed 3."""
    table = Table()
    for djl, stock, seconds in ((40, 80, 1.5), (30, 90, None), (20, 100, 2.5)):
        table.add("epoch", "DJL", 2, "ms", djl)
        table.add("epoch", PYTORCH, 2, "ms", stock)
        table.add("inference", "DJL", 2, "rows/s", djl)
        table.add("inference", PYTORCH, 2, "rows/s", stock)
        result = {"epochs": 4, "accuracy": 0.66}
        seeds = [{**result, "seed": seed, "reached": bool(seconds) or seed == 2} for seed in (2, 3)]
        table.add("accuracy", "DJL", 2, "s", seconds, trainings=seeds)
        table.add("accuracy", PYTORCH, 2, "s", 2.0)
        table.add("goal", "DJL", 2, "s", None, trainings=[{"seed": 7, "reached": False}])
    table.add_notebook("04", 1, dict.fromkeys(KINDS, 2.0))
    return table


class Content(unittest.TestCase):
    def setUp(self):
        self.content = json.loads(json.dumps(filled().content()))

    def row(self, measurement: str) -> dict:
        return next(row for row in self.content["measurements"] if row["measurement"] == measurement)

    def test_has_medians_and_spreads(self):
        epoch = self.row("epoch")
        self.assertEqual((30, 20, 40), (epoch["median"], epoch["min"], epoch["max"]))

    def test_has_the_speed_of_times_and_of_rates(self):
        self.assertEqual(3.0, self.row("epoch")["times_python_speed"])  # 90 ms to 30 ms
        self.assertAlmostEqual(1 / 3, self.row("inference")["times_python_speed"], delta=1e-9)  # 30 to 90

    def test_has_no_median_if_a_round_was_missed(self):
        self.assertIsNone(self.row("accuracy")["median"])
        self.assertIsNone(self.row("accuracy")["times_python_speed"])

    def test_adds_up_the_seconds_of_a_notebook(self):
        self.assertEqual(10.0, self.content["notebooks"][0]["executions"][0]["all"])


class Text(unittest.TestCase):
    def test_says_what_was_missed(self):
        text = filled().text()
        for line in (
            r"epoch +DJL +2 +30 +20 to 40 +ms +3.00",
            r"inference +DJL +2 +30 +20 to 40 +rows/s +0.33",
            r"accuracy +DJL +2 +none +s .*5 of 6 .*; not always reached by seed 3",
            r"goal +DJL +2 +none +s +0 of 3 .*; never reached by seed 7",
            r"04 +1 +(2.00 +){5}10.00 +10.00 to 10.00 +1",
        ):
            self.assertRegex(text, f"(?m)^{line}$")


if __name__ == "__main__":
    unittest.main()
