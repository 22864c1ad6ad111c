"""The report's Content-Security-Policy: a page runs its own scripts only, and loads nothing."""

import base64
import hashlib


def policy(*scripts: str) -> str:
    """The policy of a page that has these scripts, each as it stands between its tags."""
    hashes = " ".join(map(_hash, scripts)) or "'none'"
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {hashes}",
            "style-src 'unsafe-inline'",  # nbconvert's and Plotly's
            "img-src data: blob:",  # charts that are saved as pictures
            "font-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
