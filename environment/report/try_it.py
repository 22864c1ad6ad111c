"""The baseline network for a page that computes its predictions in the browser, and what draws it."""

import json
import subprocess
import sys
from pathlib import Path

import jinja2

from csp import policy
from failures import Failed
from java_process import ended
from project import ROOT

TRY_IT_MIME = "application/vnd.harmonianet.try-it+json"
STATIC = ROOT / "environment/jupyter/share/jupyter/labextensions/harmonianet-try-it/static"
SCRIPT = (STATIC / "try-it.js").read_text(encoding="utf-8")
STYLE = (STATIC / "try-it.css").read_text(encoding="utf-8")
KERNEL = Path(sys.prefix) / "share/jupyter/kernels/harmonianet"


def network(run: Path) -> dict | None:
    """The network of a run with its sliders, as TryIt.java gives it; None if 04 has not run."""
    if not (run / "baseline-model/model.json").exists():
        return None
    options = ["-Dai.djl.offline=true", "-Dfile.encoding=UTF-8", "-Duser.language=en", "-Duser.country=US"]
    program = ["-cp", f"{KERNEL}/lib/*", "org.harmonianet.notebook.TryIt", str(run)]
    command = ["/bin/sh", str(KERNEL / "java.sh"), *options, *program]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace")
    if done.returncode:
        raise Failed(ended(done.returncode, "Java", done.stderr.splitlines()))
    return json.loads(done.stdout)


def page(templates: jinja2.Environment, network: dict, data: str) -> str:
    """The page, as HTML, of data that are real or synthetic."""
    parameters = sum((layer["inputs"] + 1) * layer["outputs"] for layer in network["layers"])
    template = templates.get_template("report-try-it.html.j2")
    return template.render(
        network=network, data=data, parameters=parameters, policy=policy(SCRIPT), script=SCRIPT, style=STYLE
    )


def picture(page, network: dict) -> bytes:
    """Draws the sliders and bars in a page of Playwright's; returns a PNG, 900 pixels wide."""
    page.set_content(f'<style>{STYLE}</style><div class="hn-try-it" style="width: 900px"></div>')
    page.add_script_tag(content=SCRIPT)
    page.evaluate("network => HarmoniaNetTryIt.draw(document.querySelector('.hn-try-it'), network)", network)
    picture = page.locator(".hn-try-it").screenshot(animations="disabled")
    page.set_content("")
    return picture
