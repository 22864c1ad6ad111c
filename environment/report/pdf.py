"""Prints the report's pages as PDF files beside them."""

import sys
from pathlib import Path

from browser import open_browser


def main(folder: Path) -> None:
    with open_browser() as browser:
        for html in sorted(folder.glob("*.html")):
            # A page of A4's proportions; charts are drawn for its width less the margins of half an inch.
            page = browser.new_page(viewport={"width": 1240 - 96, "height": 1754})
            page.goto(html.resolve().as_uri())
            page.pdf(path=html.with_suffix(".pdf"), width="1240px", height="1754px", print_background=True)
            page.close()
            print(html.with_suffix(".pdf"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
