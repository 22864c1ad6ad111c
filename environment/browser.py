"""The machine's Chromium, driven by Playwright, and charts as pictures."""

import base64
import contextlib
import shutil
from pathlib import Path

import plotly
from playwright.sync_api import Browser, Page, sync_playwright

PLOTLY_JS = Path(plotly.__file__).parent / "package_data/plotly.min.js"
PLOTLY_MIME = "application/vnd.plotly.v1+json"
WIDTH = 900


def chromium() -> str | None:
    """The path of a Chromium or Chrome, if there is one."""
    names = ["chromium", "chromium-browser", "google-chrome"]
    return next(filter(None, map(shutil.which, names)), None)


@contextlib.contextmanager
def open_browser():
    """A headless browser that asks nobody outside for anything."""
    path = chromium()
    if path is None:
        raise SystemExit("Chromium is missing: install it (Debian: chromium)")
    arguments = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        browser: Browser = playwright.chromium.launch(executable_path=path, args=arguments)
        try:
            yield browser
        finally:
            browser.close()


def picture(page: Page, figure: dict) -> bytes:
    """Draws a Plotly figure; the page must have plotly.js loaded.

    Returns a PNG, 900 points wide at 1.25 pixels a point.
    """
    height = figure["layout"].get("height", 450)
    options = {"format": "png", "width": WIDTH, "height": height, "scale": 1.25}
    url = page.evaluate("([figure, options]) => Plotly.toImage(figure, options)", [figure, options])
    return base64.b64decode(url.split(",", 1)[1])
