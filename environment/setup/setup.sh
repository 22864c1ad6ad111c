#!/bin/sh
# Finds the Python that the set-up is written in, and starts it: setup.sh [PART ...], see setup.py.
python=${PYTHON:-python3}
if ! command -v "$python" >/dev/null; then
  echo "Python is missing${PYTHON:+, at PYTHON=$PYTHON}: install Python 3.10 or newer with venv (Debian: python3-venv), or set PYTHON" >&2
  exit 1
elif ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))'; then
  echo "$("$python" --version 2>&1) is too old: install Python 3.10 or newer, or set PYTHON" >&2
  exit 1
fi
exec "$python" "$(dirname "$0")/setup.py" "$@"
