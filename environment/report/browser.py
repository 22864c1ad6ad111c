"""The machine's Chromium, driven by Playwright, and charts as pictures."""

import base64
import contextlib
import os

from playwright.sync_api import Browser, BrowserType, Error, Page, sync_playwright

from chromium import chromium

WIDTH = 900


@contextlib.contextmanager
def open_browser():
    """A headless browser that asks nobody outside for anything."""
    path = chromium()
    with sync_playwright() as playwright:
        browser = _launch(playwright.chromium, path)
        try:
            yield browser
        finally:
            browser.close()


def _launch(kind: BrowserType, path: str) -> Browser:
    """In its sandbox, except as root, where it refuses that, and in a container that has no means for it."""
    arguments = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    if os.geteuid() != 0:
        try:
            return kind.launch(executable_path=path, args=arguments, chromium_sandbox=True)
        except Error as problem:
            if "sandboxing failed" not in problem.message:
                raise
    return kind.launch(executable_path=path, args=arguments, chromium_sandbox=False)


def picture(page: Page, figure: dict) -> bytes:
    """Draws a Plotly figure, without its menus, which a picture cannot open; the page must have plotly.js loaded.

    Returns a PNG, 900 points wide at 1.25 pixels a point.
    """
    layout = figure["layout"]
    if "updatemenus" in layout:
        layout = {**layout, "updatemenus": [], "margin": {**layout.get("margin", {}), "t": 60}}
    figure, height = {**figure, "layout": layout}, layout.get("height", 450)
    options = {"format": "png", "width": WIDTH, "height": height, "scale": 1.25}
    url = page.evaluate("([figure, options]) => Plotly.toImage(figure, options)", [figure, options])
    return base64.b64decode(url.split(",", 1)[1])
