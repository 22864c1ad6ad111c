"""Sets the project up, or says in one line why it cannot: setup.py [PART ...]

    (no part)   Python packages, helper jar, kernel, JupyterLab's settings; PyTorch for CUDA if HARMONIANET_DEVICE=gpu
    packages    only the Python packages
    browser     what drives Chromium, for PDF files and tests
    spark       the job that scores on Spark
    bench       stock PyTorch, pandas, and what else the speed is compared with
    sbom        what writes the bill of materials
    check       only prints, as a table, what the machine has

Each start compares what the parts were made from with what is there now: Python, the project's folder, the pinned
packages, the sources. It makes anew what differs, and nothing else.
"""

import os
import sys
from pathlib import Path

import machine
import table
from charset import use_utf8
from project_steps import BASE, PARTS, ROOT, VENV
from failures import in_one_line  # beside report.py; project_steps has made it known
from steps import alone


def outstanding(parts: list[str]) -> list:
    return [step for name in parts for make in PARTS[name] if not (step := make()).done]


def findings(parts: list[str], todo: list) -> list[machine.Finding]:
    """What the parts need of the machine, if these steps of theirs are to be done."""
    found = [machine.folder(ROOT), machine.python(), machine.java()]
    builds = next((step for step in todo if step.builds), None)
    if builds and not found[-1].problem:  # Maven does not start without Java
        found.append(machine.maven(f", and the sources have changed since the {builds.says} were built" if builds.remembered else ""))
    wish = os.environ.get("HARMONIANET_DEVICE", "").strip() or "auto"
    found += [machine.disk("disk", ROOT, sum(step.size for step in todo), writes=bool(todo)), machine.djl_cache(), machine.memory()]
    return [*found, machine.gpu(wish, "gpu" in parts)]


def main(parts: list[str]) -> int:
    use_utf8()
    if parts == ["check"]:
        return table.show(findings([BASE], outstanding([BASE])), ROOT)
    parts = parts if parts == ["packages"] else [BASE, *parts]
    if os.environ.get("HARMONIANET_DEVICE", "").strip() == "gpu" or (VENV / "made/cuda").exists():
        parts.append("gpu")
    todo = outstanding(parts)
    seen = findings(parts, todo)
    problems = [finding.problem for finding in seen if finding.problem]
    if problems:
        print("\n".join(problems), file=sys.stderr)
        return 1
    if "none" not in seen[-1].found:
        print(f"set-up: {seen[-1].found}")
    if todo:
        with alone(ROOT):
            for name in parts:
                for make in PARTS[name]:
                    step = make()  # what the steps before it have made counts
                    if not step.done:
                        step.run()
    return 0


if __name__ == "__main__":
    with in_one_line():
        sys.exit(main(sys.argv[1:]))
