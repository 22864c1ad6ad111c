"""What the downloads of the set-up share: how the network is reached, and one line for trouble with it."""

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import getproxies_environment

BUNDLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")  # requests, thus pip, knows only the first two
CERTIFICATE = re.compile("certif|PKIX|trustAnchors", re.IGNORECASE)
PASSWORD = re.compile(r"(?<=://)[^/\s]+@|^[^/\s]+@")


class NetworkError(Exception):
    """Why nothing can be downloaded, in one line."""


def bundles(environ: Mapping[str, str]) -> list[Path]:
    """The files, or folders, of certificates that the user names; requests takes the first."""
    named = {name: Path(environ[name]) for name in BUNDLES if environ.get(name)}
    for name, path in named.items():
        if not path.exists():
            raise NetworkError(f"{name} names {path}, which does not exist: correct it or unset it")
    return list(dict.fromkeys(named.values()))


def variables(environ: Mapping[str, str]) -> dict[str, str]:
    """What pip and requests have to find in the environment to do as the user's variables say."""
    changed = {"REQUESTS_CA_BUNDLE": str(path) for path in bundles(environ)[:1]}
    for name in "no_proxy", "NO_PROXY":
        if "*." in environ.get(name, ""):
            changed[name] = environ[name].replace("*.", ".")
    return changed


def not_downloaded(what: str, url: str, reason: str) -> str:
    """Says what could not be downloaded, from which host, why, and what to do."""
    host = urlsplit(url if "://" in url else f"//{url}").hostname
    return f"could not download {what} from {host} ({without_password(reason)}): {advice(reason)}"


def advice(reason: str) -> str:
    """What to do."""
    named = getproxies_environment()
    proxy = named.get("https") or named.get("all")
    if CERTIFICATE.search(reason):
        first = "set SSL_CERT_FILE to a PEM file with the certificates of your network"
    elif "407" in reason:
        first = "set HTTPS_PROXY to http://user:password@host:port"
    elif proxy:
        first = f"check the network and the proxy {without_password(proxy)}"
    else:
        first = "check the network, or set HTTPS_PROXY if there is a proxy"
    return f"{first}, then run the same command again"


def without_password(text: str) -> str:
    """Replaces users and passwords in addresses."""
    return PASSWORD.sub("***@", text)
