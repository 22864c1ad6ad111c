"""Finds the dataset for the notebooks, and downloads it if it is not there: the last step of the set-up."""

import contextlib
import os
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

from network import NetworkError, not_downloaded, variables

ROOT = Path(__file__).resolve().parents[2]
URL = "https://huggingface.co/datasets/maharshipandya/spotify-tracks-dataset/resolve/main/dataset.csv"
SHA256 = "b202fa49909b2d5cef71a04b1d21243cfeb36414535f2ca9272aa646721177bd"
TIMEOUT = (10, 30)  # seconds until the server answers, and until the next byte comes
OLD = 3600  # seconds after which a folder of a download belongs to a program that was killed


class DatasetError(Exception):
    """Why the set-up cannot go on, in one line."""


class NotDownloaded(Exception):
    """Why there is no download, in one line: no network, or a server that does not have the file."""


def find(requested: str, root: Path, url: str = URL, sha256: str = SHA256, timeout=TIMEOUT) -> Path | None:
    """Finds or downloads the dataset; returns None if the synthetic catalogue is to be used.

    `requested` is HARMONIANET_DATA: empty, "required", "synthetic", or a file, which is used as it is.
    Raises DatasetError if that file is missing, if data/dataset.csv or the download is not the published
    file, if the download breaks off, or if the dataset is required and cannot be downloaded.
    """
    if requested == "synthetic":
        return None
    if requested not in ("", "required"):
        if not (root / requested).is_file():
            raise DatasetError(f"HARMONIANET_DATA names {requested}, which is not a file")
        return root / requested
    target = root / "data/dataset.csv"
    if target.is_file():
        check(target, sha256)
        return target
    try:
        download(target, url, sha256, timeout)
        return target
    except NotDownloaded as e:
        if requested == "required":
            raise DatasetError(
                f"HARMONIANET_DATA=required, but {e}, or put it at data/dataset.csv, or name a file in HARMONIANET_DATA"
            ) from e
        print(f"{e}; until then the notebooks use the synthetic catalogue")
        return None


def check(file: Path, sha256: str) -> None:
    """Refuses a file that is not the published one; it is never deleted."""
    import pooch

    found = pooch.file_hash(str(file))
    if found != sha256:
        raise DatasetError(
            f"data/dataset.csv has checksum {found[:8]}..., not the published {sha256[:8]}...: delete it to have it"
            " downloaded again, or set HARMONIANET_DATA to its path to use it as it is"
        )


def download(target: Path, url: str, sha256: str, timeout) -> None:
    """Downloads to a folder of its own, and moves the file into place if its checksum is right."""
    print(f"downloading {url}", flush=True)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        for old in target.parent.glob("download-*.part"):
            with contextlib.suppress(FileNotFoundError):  # another set-up may just have deleted its own
                if time.time() - old.stat().st_mtime > OLD:
                    shutil.rmtree(old, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix="download-", suffix=".part", dir=target.parent) as folder:
            part = retrieve(url, sha256, folder, timeout)
            os.chmod(part, 0o644)
            os.replace(part, target)
    except OSError as e:
        raise DatasetError(f"cannot write data/dataset.csv: {e}") from e


def retrieve(url: str, sha256: str, folder: str, timeout) -> str:
    """Downloads to a folder; returns the path of the file, whose checksum is right."""
    import pooch
    from requests.exceptions import ChunkedEncodingError, ReadTimeout, RequestException
    from urllib3.exceptions import ReadTimeoutError

    os.environ |= variables(os.environ)
    pooch.get_logger().setLevel("WARNING")
    fetch = pooch.HTTPDownloader(progressbar=sys.stderr.isatty(), chunk_size=1 << 16, timeout=timeout)
    try:
        return pooch.retrieve(url, f"sha256:{sha256}", "dataset.csv", folder, downloader=fetch)
    except ValueError as e:
        found = re.findall("[0-9a-f]{64}", str(e))
        if not found:
            raise
        raise DatasetError(
            f"the download from {url} has checksum {found[-1][:8]}..., not the published {sha256[:8]}...:"
            " nothing was kept, try again"
        ) from e
    except RequestException as e:
        reason = e.args[0] if e.args else e
        if e.response is not None:
            status = f"the server answered with status {e.response.status_code}"
            raise NotDownloaded(not_downloaded("the dataset", url, status)) from e
        stalled = isinstance(reason, ReadTimeoutError) and not isinstance(e, ReadTimeout)
        if stalled or isinstance(e, ChunkedEncodingError):
            raise DatasetError(f"the download from {url} broke off: nothing was kept, try again ({text(reason)})") from e
        raise NotDownloaded(not_downloaded("the dataset", url, text(reason))) from e


def text(error) -> str:
    """The last part of the message of an error of urllib3, which begins with its objects."""
    error = getattr(error, "reason", error)
    error = getattr(error, "original_error", error)  # what was wrong with the proxy
    message = str(error.args[0] if getattr(error, "args", None) else error)
    return message.rsplit(": ", 1)[-1].splitlines()[0]


def main() -> None:
    try:
        file = find(os.environ.get("HARMONIANET_DATA", "").strip(), ROOT)
    except (DatasetError, NetworkError) as e:
        raise SystemExit(str(e)) from None
    except KeyboardInterrupt:
        raise SystemExit("the download was stopped: nothing was kept") from None
    if file is None:
        print("data: the synthetic catalogue")
    else:
        print(f"data: {file.relative_to(ROOT) if file.is_relative_to(ROOT) else file}")


if __name__ == "__main__":
    main()
