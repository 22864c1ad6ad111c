"""Prints the report's pages as PDF files beside them."""

import sys
from pathlib import Path

from browser import open_browser
from failures import in_one_line
from whole_file import writing


def main(folder: Path) -> None:
    with open_browser() as browser:
        for html in sorted(folder.glob("*.html")):
            # A page of A4's proportions; charts are drawn for its width less the margins of half an inch.
            page = browser.new_page(viewport={"width": 1240 - 96, "height": 1754})
            page.goto(html.resolve().as_uri())
            pdf = page.pdf(width="1240px", height="1754px", print_background=True)
            with writing(html.with_suffix(".pdf")) as part:
                part.write_bytes(pdf)
            page.close()
            print(html.with_suffix(".pdf"))


if __name__ == "__main__":
    with in_one_line():
        main(Path(sys.argv[1]))
