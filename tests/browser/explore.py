"""Explores a notebook in JupyterLab as a reader does, in a git repository of its own, and prints what was seen as JSON.

explore.py NOTEBOOK    opens, runs, and saves it, and looks at its charts in both themes
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from playwright.sync_api import TimeoutError

from browse import PLOTLY_MIME, ROOT, open_browser, watched
from lab import jupyter_lab, kernel_is

# The charts that are drawn: title, height of the drawing, and height of its place in the page.
CHARTS = """() => [...document.querySelectorAll('.js-plotly-plot')]
    .filter(plot => plot.querySelector('svg.main-svg'))
    .map(plot => [plot.querySelector('.gtitle').textContent,
        plot.querySelector('svg.main-svg').height.baseVal.value, plot.getBoundingClientRect().height])"""

# Whether the charts in sight fill the width of their cells.
FITS = """() => [...document.querySelectorAll('.js-plotly-plot')]
    .filter(plot => plot.checkVisibility({contentVisibilityAuto: true}) && plot.clientWidth > 0)
    .every(plot => plot.querySelector('svg.main-svg')?.width.baseVal.value === plot.clientWidth)"""

# The lowest contrast of a text to the ground that it stands on, as WCAG 2 defines it, and the charts' grounds.
CONTRAST = """() => {
    const channels = color => color.match(/[\\d.]+/g).map(Number);
    const luminance = rgb => rgb.slice(0, 3).map(value => value / 255)
        .map(c => c > 0.04045 ? ((c + 0.055) / 1.055) ** 2.4 : c / 12.92)
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const contrast = (text, opacity, ground) => {
        const [r, g, b, alpha = 1] = channels(text);
        const share = alpha * opacity;
        const mixed = [r, g, b].map((value, i) => share * value + (1 - share) * channels(ground)[i]);
        const [low, high] = [luminance(mixed), luminance(channels(ground))].sort((x, y) => x - y);
        return (high + 0.05) / (low + 0.05);
    };
    const ground = place => {
        const color = getComputedStyle(place).backgroundColor;
        return /, 0\\)$/.test(color) ? ground(place.parentElement) : color;
    };
    const texts = [...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => {
        const paper = ground(plot.querySelector('svg.main-svg'));
        const menu = text => text.parentElement.querySelector('.updatemenu-item-rect');
        return [...plot.querySelectorAll('text:not(.heatmap-label *)')].filter(text => text.textContent.trim())
            .map(text => [getComputedStyle(text).fill, getComputedStyle(text).fillOpacity,
                menu(text) ? getComputedStyle(menu(text)).fill : paper]);
    });
    const cells = [...document.querySelectorAll('.dataframe th, .dataframe td')]
        .map(cell => [getComputedStyle(cell).color, 1, ground(cell)]);
    const lowest = pairs => Math.min(21, ...pairs.map(pair => contrast(...pair)));
    return {charts: lowest(texts), tables: lowest(cells), texts: texts.length,
        grounds: [...new Set(texts.map(pair => luminance(channels(pair[2])) > 0.5 ? 'light' : 'dark'))]};
}"""

STATUS = "() => document.querySelector('.jp-Notebook-ExecutionIndicator')?.dataset.status"
CARDS = "() => [...document.querySelectorAll('.jp-LauncherCard')].map(card => card.title || card.textContent)"


DATA = ROOT / "data/dataset.csv"


def git(folder, *arguments: str) -> str:
    identity = ["-c", "user.name=reader", "-c", "user.email=reader@example.org"]
    command = ["git", *identity, *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def repository(folder: Path) -> None:
    """Commits this checkout's notebooks and git's filter in a new repository that uses the filter."""
    for name in (".gitattributes", ".gitignore"):
        shutil.copy(ROOT / name, folder)
    (folder / "environment/report").mkdir(parents=True)
    shutil.copy(ROOT / "environment/report/notebook_filter.py", folder / "environment/report")
    shutil.copytree(ROOT / "notebooks", folder / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    git(folder, "init", "-q")
    subprocess.run([sys.executable, "environment/report/notebook_filter.py", "install"], cwd=folder, check=True)
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "Start")


class Reader:
    """A reader of one notebook in JupyterLab, who keeps what the charts look like after each event."""

    def __init__(self, page, address: str):
        self.page, self.address = page, address
        self.charts = {}

    def open(self) -> None:
        self.page.goto(self.address)
        self.page.locator(".jp-KernelName:has-text('Java')").first.wait_for(timeout=120_000)
        self.page.wait_for_selector(".jp-CodeCell", timeout=120_000)

    def status(self) -> str:
        """Returns the kernel's status, which is idle once the kernel is ready."""
        self.waited(f"() => ({STATUS})() === 'idle'")
        return self.page.evaluate(STATUS)

    def menu(self, first: str, *items: str) -> None:
        self.page.click(f".lm-MenuBar-itemLabel:text-is('{first}')")
        for item in items:  # a click opens a menu, too
            self.page.click(f".lm-Menu-itemLabel:text-is('{item}')")

    def look(self, event: str) -> None:
        """Waits until the charts in sight fill their cells, and keeps whether they do, and what they look like.

        After the first event it waits until they look as after that one, else until they no longer change.
        """
        self.page.wait_for_timeout(500)
        self.page.evaluate("() => document.querySelector('.js-plotly-plot')?.scrollIntoView()")
        fits = self.waited(FITS)
        first = next(iter(self.charts.values()), None)
        if first:
            self.waited(f"charts => JSON.stringify(({CHARTS})()) === charts", json.dumps(first["charts"], separators=(",", ":")))
        seen = [self.page.evaluate(CHARTS)]
        while not first and seen.count(seen[-1]) < 4 and len(seen) < 60:
            self.page.wait_for_timeout(500)
            seen.append(self.page.evaluate(CHARTS))
        self.charts[event] = {"fits": fits, "charts": seen[-1]}

    def waited(self, condition: str, arg=None) -> bool:
        try:
            self.page.wait_for_function(condition, arg=arg, timeout=30_000)
            return True
        except TimeoutError:
            return False

    def save(self, path: Path) -> None:
        """Saves the notebook, and waits until its file is written."""
        before, end = path.stat().st_mtime_ns, time.monotonic() + 30
        self.menu("File", "Save Notebook")
        while path.stat().st_mtime_ns == before and time.monotonic() < end:
            self.page.wait_for_timeout(100)
        self.page.wait_for_timeout(1_000)

    def choose(self, entry: int) -> str:
        """Chooses an entry in a chart's menu, and returns the chart's title after the window's size has changed."""
        self.page.locator(".updatemenu-header").click()
        self.page.locator(".updatemenu-dropdown-button").nth(entry).click()
        for width in [1300, 1400]:
            self.page.set_viewport_size({"width": width, "height": 1000})
            self.page.wait_for_timeout(500)
            self.waited(FITS)
        return self.page.locator(".js-plotly-plot:has(.updatemenu-header) .gtitle").inner_html()

    def each_event(self, theme: str) -> dict:
        """Does to the charts what a reader may do, in a theme, and returns the contrasts in it."""
        self.menu("Settings", "Theme", theme)
        self.look(f"{theme}: chosen")
        self.page.locator(".updatemenu-header").click()
        self.page.locator(".updatemenu-dropdown-button").nth(1).hover()
        entries = self.page.locator(".updatemenu-dropdown-button").count()
        contrast = self.page.evaluate(CONTRAST)
        self.page.locator(".updatemenu-header").click()
        menu = {"entries": entries, "last": self.choose(-1), "first": self.choose(0)}
        for event in ["side bar hidden", "side bar shown"]:
            self.page.keyboard.press("Control+b")
            self.look(f"{theme}: {event}")
        for width in [900, 1400]:
            self.page.set_viewport_size({"width": width, "height": 1000})
            self.look(f"{theme}: window of {width} pixels")
        self.page.click("[data-command='launcher:create']")
        self.page.wait_for_selector(".jp-LauncherCard")
        cards = self.page.evaluate(CARDS)
        self.page.locator(".lm-TabBar-tab:has-text('Launcher') .lm-TabBar-tabCloseIcon").click()
        self.look(f"{theme}: tab hidden and shown")
        self.menu("View", "Collapse All Outputs")
        self.page.wait_for_timeout(500)
        self.menu("View", "Expand All Outputs")
        self.look(f"{theme}: outputs collapsed and expanded")
        self.open()
        charts = len(self.charts["run"]["charts"])
        self.waited("n => document.querySelectorAll('.gtitle').length === n", charts)
        self.look(f"{theme}: closed and opened")
        return {**contrast, "cards": cards, "menu": menu}


def changes(folder: Path) -> str:
    """What git says of a repository's files."""
    return git(folder, "status", "--porcelain") + git(folder, "diff", "--stat")


def results(path: Path) -> dict:
    """Counts the charts and the failed cells of a saved notebook."""
    outputs = [output for cell in nbformat.read(path, 4).cells for output in cell.get("outputs", [])]
    return {
        "outputs": sum(PLOTLY_MIME in output.get("data", {}) for output in outputs),
        "failed": [output.evalue for output in outputs if output.output_type == "error"],
    }


def explore(notebook: str) -> dict:
    with tempfile.TemporaryDirectory() as name, open_browser() as browser:
        folder = Path(name)
        os.environ["HARMONIANET_DATA"] = str(DATA) if DATA.exists() else "synthetic"
        repository(folder)
        with jupyter_lab(folder) as (address, token), watched(browser, address) as (page, errors, foreign):
            path = folder / f"notebooks/{notebook}.ipynb"
            reader = Reader(page, f"{address}/lab/tree/notebooks/{notebook}.ipynb?token={token}&reset")
            reader.open()
            kernel = page.locator(".jp-KernelName").first.inner_text()
            opened = {"kernel": kernel, "status": reader.status(), "unsaved": page.locator(".lm-TabBar-tab.jp-mod-dirty").count()}
            reader.save(path)
            opened["git"] = changes(folder)
            reader.menu("Run", "Run All Cells")
            kernel_is(page, "busy")
            kernel_is(page, "idle")
            reader.look("run")
            reader.save(path)
            ran = {"git": changes(folder), **results(path)}
            themes = {theme: reader.each_event(theme) for theme in ["JupyterLab Light", "JupyterLab Dark"]}
            return {
                "opened": opened,
                "ran": ran,
                "themes": themes,
                "charts": reader.charts,
                "errors": errors,
                "foreign": foreign,
            }


if __name__ == "__main__":
    print(json.dumps(explore(sys.argv[1])))
