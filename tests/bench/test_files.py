"""Whether two files of scores agree, and how time grows with the rows."""

import tempfile
import unittest
from pathlib import Path

from files import require_same_genres
from growth import exponent
from processes import BenchFailed, java

HEAD = "track_id,track_genre,tempo,energy\n"


class Scores(unittest.TestCase):
    def test_have_to_agree(self):
        with tempfile.TemporaryDirectory() as folder:
            ours, theirs = Path(folder, "ours.csv"), Path(folder, "theirs.csv")
            ours.write_text("\ufefftrack_id,artists,genre\na,x,blues\nb,y,anime\n", encoding="utf-8")
            theirs.write_text("track_id,genre\na,blues\nb,anime\n", encoding="utf-8")
            require_same_genres(ours, theirs)
            for other in "track_id,genre\na,blues\nb,blues\n", "track_id,genre\na,blues\n", "track_id,genre\n":
                theirs.write_text(other, encoding="utf-8")
                with self.assertRaisesRegex(BenchFailed, "agree in"):
                    require_same_genres(ours, theirs)


class Reading(unittest.TestCase):
    def test_counts_the_rows_each_time(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "tracks.csv")
            file.write_text(HEAD + "".join(f"t{i},blues,{90 + i},.5\n" for i in range(25)), encoding="utf-8")
            done = java(1, "ReadBench", file, 3, 10)
        self.assertEqual(25, done["rows"])
        self.assertEqual(3, len(done["seconds"]))


class Exponent(unittest.TestCase):
    def test_is_the_power_of_the_rows(self):
        rows = [10, 100, 1000]
        self.assertAlmostEqual(1, exponent(rows, [0.2, 2, 20]))
        self.assertAlmostEqual(2, exponent(rows, [1, 100, 10_000]))
        self.assertAlmostEqual(0, exponent(rows, [3, 3, 3]))
        self.assertIsNone(exponent(rows, [-0.1, 3, 30]))


if __name__ == "__main__":
    unittest.main()
