"""Looks at HarmoniaNet in a real browser, as its readers do, and prints what was found as JSON.

    browse.py figures FILE    draws each of the Plotly specifications in a JSON file
    browse.py outputs FILE    opens a page of the report that shows a JSON file's table and charts
    browse.py pages FOLDER    opens each page of a report from disk
    browse.py report FOLDER   the same, and looks for what keeps readers out of it, on a desktop and on a phone
    browse.py exports NOTEBOOK makes each format that JupyterLab offers for a notebook
"""

import contextlib
import json
import os
import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "environment/report"))
from access import PHONE, faults, grave  # noqa: E402
from browser import open_browser, picture  # noqa: E402
from chart import label  # noqa: E402
from lab import jupyter_lab  # noqa: E402
from plotly_js import PLOTLY_JS, PLOTLY_MIME  # noqa: E402
from report import converter  # noqa: E402

# The drawn titles of charts: svg.main-svg is Plotly's picture.
TITLES = """() => [...document.querySelectorAll('.js-plotly-plot')]
    .filter(plot => plot.querySelector('svg.main-svg'))
    .map(plot => plot.querySelector('.gtitle')?.textContent ?? '')"""

POLICY = "() => document.querySelector('meta[http-equiv=Content-Security-Policy]')?.content ?? ''"


# What a page with a table and charts shows; of charts, also what they show where the mouse is.
TEXTS = """async names => {
    const texts = (place, selector) => [...place.querySelectorAll(selector)].map(found => found.textContent);
    const charts = {};
    for (const [i, plot] of [...document.querySelectorAll('.js-plotly-plot')].entries()) {
        const hover = [];
        for (const [t, trace] of [...plot.data.entries()].filter(entry => entry[1].hovertemplate)) {
            const point = trace.type === 'heatmap' ? {xval: t, yval: t} : [{curveNumber: t, pointNumber: t}];
            Plotly.Fx.hover(plot, point, (trace.xaxis ?? 'x') + (trace.yaxis ?? 'y'));
            await new Promise(done => setTimeout(done, 80));  // Plotly looks at the mouse every 50 ms
            hover.push(texts(plot, '.hoverlayer text').join(' '));
        }
        charts[names[i]] = {
            titles: texts(plot, '.gtitle, .xtitle, .ytitle, .x2title'),
            ticks: texts(plot, '.xtick text, .ytick text, .y2tick text'),
            legend: texts(plot, '.legendtext'),
            links: texts(plot, 'a[href], svg a'),
            label: plot.closest('[role=img]')?.ariaLabel,
            hover,
        };
    }
    return {charts, table: texts(document, '.dataframe td:first-child'), header: texts(document, '.dataframe th'),
            hacked: 'hacked' in window};
}"""


@contextlib.contextmanager
def watched(browser, own_address):
    """A page with two lists: its console errors, and its requests to elsewhere."""
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    errors, foreign = [], []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))

    def requested(request):
        if not request.url.startswith((own_address, "data:", "blob:")):
            foreign.append(request.url)

    page.on("request", requested)
    yield page, errors, foreign
    page.close()


def figures(file: str) -> dict:
    found, labels, menus = {}, {}, []
    with open_browser() as browser, watched(browser, "about:") as (page, errors, _):
        page.add_script_tag(path=PLOTLY_JS)
        for name, figure in json.loads(Path(file).read_text()).items():
            page.set_content("")
            page.evaluate(
                """figure => Plotly.newPlot(document.body.appendChild(document.createElement('div')),
                    figure.data, figure.layout).then(() => 0)""",
                figure,
            )
            found[name] = page.evaluate(TITLES)
            labels[name] = label(figure)
            if "updatemenus" in figure["layout"]:
                bare = {name: value for name, value in figure["layout"].items() if name != "updatemenus"}
                bare["margin"] = {**bare["margin"], "t": 60}
                menus.append(picture(page, figure) == picture(page, {**figure, "layout": bare}))
        return {"titles": found, "labels": labels, "pictures_without_menu": menus, "errors": errors}


def outputs(file: str) -> dict:
    made = json.loads(Path(file).read_text(encoding="utf-8"))
    table, expected = made.pop("table"), made.pop("names")
    bundles = [{"text/html": table}, *({PLOTLY_MIME: figure} for figure in made.values())]
    shown = [nbformat.v4.new_output("display_data", data=bundle) for bundle in bundles]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(outputs=shown)])
    with tempfile.TemporaryDirectory() as folder, open_browser() as browser:
        html = Path(folder) / "outputs.html"
        html.write_text(converter(["outputs"])(notebook, "outputs"), encoding="utf-8")
        with watched(browser, "file:") as (page, errors, foreign):
            page.goto(html.as_uri())
            found = page.evaluate(TEXTS, list(made))
            if "BROWSE_SCREENSHOT" in os.environ:
                page.screenshot(path=os.environ["BROWSE_SCREENSHOT"], full_page=True)
            return {**found, "names": expected, "errors": errors, "foreign": foreign}


def page_facts(page) -> dict:
    """What a page of the report has, and whether its code is shown on request; then the code stays shown."""
    found = {
        "titles": page.evaluate(TITLES),
        "chosen": [choose_last(chart) for chart in page.locator(".js-plotly-plot:has(.updatemenu-header)").all()],
        "policy": page.evaluate(POLICY),
        "links": page.evaluate("() => [...document.links].map(link => link.getAttribute('href'))"),
    }
    code = page.locator(".jp-CodeCell .jp-Cell-inputWrapper").first
    if code.count():
        folded = not code.is_visible()
        page.check("#hn-switch")
        found["code_switch"] = folded and code.is_visible()
    return found


def choose_last(chart) -> str:
    """Chooses the last entry in a chart's menu, and returns the chart's title."""
    chart.locator(".updatemenu-header").click()
    chart.locator(".updatemenu-dropdown-button").last.click()
    return chart.locator(".gtitle").inner_html()


def pages(folder: str) -> dict:
    found = {}
    with open_browser() as browser:
        for path in sorted(Path(folder).glob("*.html")):
            with watched(browser, "file:") as (page, errors, foreign):
                page.goto(path.as_uri())
                found[path.stem] = {**page_facts(page), "errors": errors, "foreign": foreign}
    return found


def report(folder: str) -> dict:
    found = {}
    with open_browser() as browser:
        for path in sorted(Path(folder).glob("*.html")):
            with watched(browser, "file:") as (page, errors, foreign):
                page.goto(path.as_uri())
                desktop = faults(page)
                facts = {**page_facts(page), "errors": list(errors), "foreign": foreign}
                desktop += grave(page)
            with browser.new_context(**PHONE) as context:
                page = context.new_page()
                page.goto(path.as_uri())
                phone = faults(page) + grave(page)
            found[path.stem] = {**facts, "desktop": desktop, "phone": phone}
    return found


def exports(notebook: str) -> dict:
    """The status of JupyterLab's answer for each format in its menu, which leaves out "custom"."""
    with jupyter_lab() as (address, token):

        def answer(path: str) -> tuple[int, bytes]:
            request = urllib.request.Request(f"{address}/{path}", headers={"Authorization": f"token {token}"})
            try:
                with urllib.request.urlopen(request, timeout=120) as response:
                    return response.status, response.read()
            except urllib.error.HTTPError as problem:
                return problem.code, b""

        formats = json.loads(answer("api/nbconvert")[1])
        return {name: answer(f"nbconvert/{name}/{notebook}")[0] for name in formats if name != "custom"}


if __name__ == "__main__":
    looks = {"figures": figures, "outputs": outputs, "pages": pages, "report": report, "exports": exports}
    look = looks[sys.argv[1]]
    print(json.dumps(look(sys.argv[2])))
