"""Where the machine's Chromium or Chrome is; as a program, prints that, or says that there is none."""

import shutil


def chromium() -> str:
    """Its path; where there is none, the program ends with one line."""
    names = ["chromium", "chromium-browser", "google-chrome"]
    for path in filter(None, map(shutil.which, names)):
        return path
    raise SystemExit("Chromium is missing: install it (Debian: chromium)")


if __name__ == "__main__":
    print(chromium())
