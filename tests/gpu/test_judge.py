import json
import tempfile
import unittest
from pathlib import Path

from judge import bands, differences, faults


class JudgeTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.run_folder = Path(folder.name)
        scores = {name: {"f1": sum(band) / 2} for name, band in bands(quick=True).items()}
        genres = {name: score for name, score in scores.items() if name != "accuracy"}
        self.metrics = {"device": "gpu", "data": "real", "accuracy": 0.65, "per_genre": genres}
        self.write("results/11-all-genres.json", {name: score["f1"] for name, score in scores.items()})
        self.write("all-genres-model/model.json", {"device": "gpu"})
        self.write("split.json", {"train": [0, 1], "test": [2]})

    def write(self, name, content):
        file = self.run_folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(content))

    def found(self, device="gpu", **changes):
        self.write("metrics.json", {**self.metrics, **changes})
        return " ".join(faults(self.run_folder, device, quick=True))

    def test_bands_are_the_harness_s(self):
        self.assertEqual((0.635, 0.67), bands(False)["accuracy"])
        self.assertEqual(10, len(bands(False)))
        self.assertLess(bands(True)["any_label"], bands(False)["any_label"])

    def test_a_good_run_has_no_fault(self):
        self.assertEqual("", self.found())

    def test_other_device_is_a_fault(self):
        self.assertIn("not on cpu", self.found("cpu"))

    def test_accuracy_out_of_its_band_is_a_fault(self):
        self.assertIn("accuracy is 0.6000, outside of [0.635, 0.670]", self.found(accuracy=0.6))

    def test_synthetic_catalogue_has_no_bands(self):
        self.assertEqual("", self.found(accuracy=0.6, data="synthetic"))

    def test_other_split_is_a_fault(self):
        other = self.run_folder / "other"
        other.mkdir()
        (other / "split.json").write_text(json.dumps({"train": [1, 0], "test": [2]}))
        self.assertEqual(["the train rows differ"], differences(self.run_folder, other, {}))

    def test_logits_apart_are_a_fault(self):
        for apart, expected in ((9e-5, 0), (2e-4, 1), (float("nan"), 1)):
            self.assertEqual(expected, len(differences(self.run_folder, self.run_folder, {"baseline-model": apart})))


if __name__ == "__main__":
    unittest.main()
