"""Looks for what keeps readers out of a page: those on a phone, at the keyboard, or with a screen reader."""

from axe_playwright_python.sync_playwright import Axe

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}

# What is wrong with the text, the links, the headings and the tables of a page that is so many pixels wide.
TEXT_FAULTS = r"""width => {
    const faults = [];
    const all = (selector, place = document) => [...place.querySelectorAll(selector)];
    const wider = document.documentElement.scrollWidth - width;
    if (wider > 0) faults.push(`the page is ${wider} px wider than the screen`);
    if (all('main, [role=main]').length !== 1) faults.push(`${all('main, [role=main]').length} main landmarks`);
    for (const cell of all('th').filter(cell => !cell.textContent.trim())) faults.push('an empty table header');
    for (const heading of all('h1, h2, h3').filter(heading => heading.textContent.includes('¶'))) {
        faults.push(`the heading "${heading.textContent}" has a pilcrow`);
    }
    for (const link of all('main :is(p, li, td) a[href]')) {
        if (!getComputedStyle(link).textDecorationLine.includes('underline')) {
            faults.push(`the link "${link.textContent}" has no underline`);
        }
    }
    for (const box of all('body *').filter(box => box.clientWidth && box.scrollWidth > box.clientWidth)) {
        if (/auto|scroll/.test(getComputedStyle(box).overflowX) && box.tabIndex < 0) {
            faults.push(`the keyboard does not reach "${box.className}", which scrolls`);
        }
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode;
        if (text.parentElement.closest('code, svg, script, style, .jp-InputArea')) continue;
        for (const word of text.data.matchAll(/[\p{L}\p{N}]+/gu)) {
            const range = document.createRange();
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            if (range.getClientRects().length > 1) faults.push(`the word "${word[0]}" is broken`);
        }
    }
    return faults;
}"""

# What is wrong with a chart that the mouse is on.
CHART_FAULTS = """chart => {
    const faults = [];
    const boxes = selector => [...chart.querySelectorAll(selector)].map(found => found.getBoundingClientRect());
    const meet = (a, b) => a.width && b.width
        && a.right > b.left + 1 && b.right > a.left + 1 && a.bottom > b.top + 1 && b.bottom > a.top + 1;
    const title = chart.querySelector('.gtitle')?.textContent;
    const label = chart.closest('[role=img]')?.ariaLabel ?? '';
    const named = title ? label.includes(title) : chart.closest('.card'); // a card's picture has no title of its own
    if (!named || !label.includes('. This ')) faults.push(`is called "${label}"`);
    const numbers = boxes('.heatmap-label text');
    if (numbers.some((box, i) => i && meet(box, numbers[i - 1]))) faults.push('has numbers that overlap');
    const bars = boxes('.barlayer path');
    if (boxes('.ytick text, .y2tick text').some(tick => bars.some(bar => meet(bar, tick)))) {
        faults.push('has names on its bars');
    }
    if (boxes('.modebar-group').some(bar => boxes('.gtitle').some(text => meet(text, bar)))) {
        faults.push('has its tool bar on its title');
    }
    for (const menu of boxes('.updatemenu-header')) {
        if (boxes('.gtitle, .modebar-group, .legend, .cartesianlayer').some(part => meet(part, menu))) {
            faults.push('has its menu on something else');
        }
        if (menu.left < 0 || menu.right > innerWidth) faults.push('has its menu beside the screen');
    }
    if (chart.querySelector('[data-title^=Share]')) faults.push('has a button that uploads it');
    return faults.map(fault => `the chart "${title}" ${fault}`);
}"""


def faults(page) -> list[str]:
    """The faults of an open page that this file's own looks find."""
    return [*_text(page), *_keyboard(page), *_images(page), *_charts(page)]


def _text(page) -> list[str]:
    return page.evaluate(TEXT_FAULTS, page.viewport_size["width"])


def _keyboard(page) -> list[str]:
    """The first stop of a page with links before its content is a visible link to the content."""
    if page.locator("nav a").count() < 2:
        return []
    page.keyboard.press("Tab")
    focus = page.locator(":focus")
    first, place = focus.inner_text(), focus.bounding_box()
    hidden = focus.evaluate("link => getComputedStyle(link).clipPath !== 'none'") or place["y"] < 0
    page.keyboard.press("Enter")
    skipped = page.evaluate("() => document.activeElement.matches('main')")
    return [] if skipped and not hidden else [f'the first stop of the keyboard is "{first}", hidden: {hidden}']


def _images(page) -> list[str]:
    """A screen reader finds a name for each image, and nothing inside it."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    nodes = {node["nodeId"]: node for node in nodes}

    def inside(node: dict) -> list[dict]:
        children = [nodes[child] for child in node.get("childIds", []) if child in nodes]
        return children + [found for child in children for found in inside(child)]

    found = []
    for node in nodes.values():
        if not node["ignored"] and node["role"]["value"] in ("image", "img"):
            name, parts = node["name"]["value"], [part for part in inside(node) if not part["ignored"]]
            found += [] if name else ["a screen reader finds an image without a name"]
            found += [f'a screen reader finds {len(parts)} parts of the image "{name}"'] if parts else []
    return found


def _charts(page) -> list[str]:
    found = []
    for chart in page.locator(".js-plotly-plot").all():
        stops = chart.locator("button:visible, a[href]:visible, [tabindex='0']:visible").count()
        found += [f"the keyboard stops {stops} times in a chart"] if stops else []
        chart.scroll_into_view_if_needed()
        box = chart.bounding_box()
        chart.hover(position={"x": min(250, box["width"] / 2), "y": min(100, box["height"] / 2)})
        found += chart.evaluate(CHART_FAULTS)
    return found


def grave(page) -> list[str]:
    """What axe-core calls serious or critical in an open page."""
    violations = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    found = [violation for violation in violations if violation["impact"] in ("serious", "critical")]
    return [f"{violation['id']}: {violation['nodes'][0]['html'][:200]}" for violation in found]
