"""The main job in Python as a notebook, and whether it is the same job."""

import unittest

import nbformat

import processes  # noqa: F401  finds environment/report for jobs
from jobs import CHARTS, SOURCE, check, to_notebook
from processes import BenchFailed


def executed(charts: int, accuracy: str):
    """A notebook that has shown so many charts and says an accuracy."""
    shown = [nbformat.v4.new_output("display_data", data={"image/png": "x"})] * charts
    said = nbformat.v4.new_output("stream", text=f"rows 8000\naccuracy {accuracy}\n")
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(outputs=[*shown, said])])


class MainJob(unittest.TestCase):
    def test_becomes_a_notebook(self):
        cells = to_notebook(SOURCE.read_text(encoding="utf-8")).cells
        self.assertEqual("# The main job in Python", cells[0].source.splitlines()[0])
        code = [cell.source for cell in cells if cell.cell_type == "code"]
        self.assertEqual(len(cells) - 1, len(code))
        for source in code:
            compile(source, SOURCE, "exec")
        self.assertEqual(CHARTS, sum(source.count("plt.show()") for source in code))

    def test_has_to_reach_the_accuracy_with_all_charts(self):
        check(executed(CHARTS, "0.6450"))
        for other, problem in (
            (executed(CHARTS, "0.6000"), "accuracy 0.6000"),
            (executed(CHARTS, "high"), "says none"),
            (executed(CHARTS - 1, "0.6450"), f"{CHARTS - 1} charts"),
        ):
            with self.assertRaisesRegex(BenchFailed, problem):
                check(other)


if __name__ == "__main__":
    unittest.main()
