"""Tries a page with a network as a reader does, and prints what it shows as JSON.

try_it.py PAGE    sets each of its means, and moves a slider by the keyboard
"""

import json
import sys
from pathlib import Path

from browse import open_browser, watched

STATE = """() => ({
    values: [...document.querySelectorAll('.hn-slider input')].map(slider => slider.valueAsNumber),
    texts: [...document.querySelectorAll('.hn-slider input')].map(slider => slider.ariaValueText),
    shown: [...document.querySelectorAll('.hn-slider .hn-value')].map(value => value.textContent),
    probabilities: [...document.querySelectorAll('.hn-result li')]
        .map(bar => Number(bar.style.getPropertyValue('--probability'))),
    widths: [...document.querySelectorAll('.hn-bar i')].map(bar => bar.clientWidth / bar.parentElement.clientWidth),
    percents: [...document.querySelectorAll('.hn-result li .hn-value')].map(value => value.textContent),
    best: document.querySelector('.hn-best').textContent,
    pressed: [...document.querySelectorAll('[aria-pressed=true]')].map(button => button.textContent),
    status: document.querySelector('[role=status]').textContent,
})"""

COUNT = """() => {
    window.announcements = 0;
    new MutationObserver(changes => announcements += changes.length)
        .observe(document.querySelector('[role=status]'), {childList: true, characterData: true, subtree: true});
}"""


def state(page) -> dict:
    """What the page shows once its bars have come to rest."""
    page.wait_for_function("() => document.getAnimations().length === 0")
    return page.evaluate(STATE)


def main(path: str) -> dict:
    with open_browser() as browser, watched(browser, "file:") as (page, errors, foreign):
        page.goto(Path(path).resolve().as_uri())
        labels = page.locator(".hn-slider label").all_inner_texts()
        genres = page.locator(".hn-result li > :first-child").all_inner_texts()
        means = {}
        for button in page.locator(".hn-presets button").all():
            button.click()
            means[button.inner_text()] = state(page)
        page.evaluate(COUNT)
        page.keyboard.press("Tab")  # from the last button to the first slider
        outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
        for _ in range(12):
            page.keyboard.press("ArrowRight")
        moved = state(page)
        page.wait_for_function("() => announcements > 0", timeout=10_000)
        page.wait_for_timeout(1000)
        return {
            "labels": labels,
            "genres": genres,
            "means": means,
            "moved": moved,
            "outline": outline,
            "announcements": page.evaluate("() => announcements"),
            "told": state(page)["status"],
            "errors": errors,
            "foreign": foreign,
        }


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1])))
