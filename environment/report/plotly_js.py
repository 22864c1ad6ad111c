"""Plotly's JavaScript, as the Python package brings it, and the type of its charts in a notebook."""

from pathlib import Path

import plotly

PLOTLY_JS = Path(plotly.__file__).parent / "package_data/plotly.min.js"
PLOTLY_MIME = "application/vnd.plotly.v1+json"
