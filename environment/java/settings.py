"""Maven's settings of the user, with the proxies that the environment names."""

import ipaddress
import re
import xml.etree.ElementTree as xml
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies_environment

LOCAL = ("localhost", "127.*", "[::1]")


def proxies() -> list[dict[str, str]]:
    """What HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY say, in upper or lower case, in Maven's words."""
    named = getproxies_environment()
    direct = [pattern for host in named.get("no", "").split(",") for pattern in patterns(host.strip().lower())]
    found = []
    for scheme in "http", "https":
        address = named.get(scheme) or named.get("all", "")
        parts = urlsplit(address if "://" in address else f"http://{address}")
        if parts.scheme != "http" or not parts.hostname:
            continue  # Maven reaches no proxy by https
        proxy = {"id": f"environment-{scheme}", "protocol": scheme, "host": parts.hostname, "port": str(parts.port or 80)}
        if parts.username:
            proxy |= {"username": unquote(parts.username), "password": unquote(parts.password or "")}
        found.append(proxy | {"nonProxyHosts": "|".join(dict.fromkeys([*LOCAL, *direct]))})
    return found


def patterns(host: str) -> list[str]:
    """An entry of NO_PROXY as Maven's patterns, in which * is any text."""
    if "/" in host:
        return networks(host)
    if re.fullmatch(r"[^:]+:\d+", host):
        host = host.split(":")[0]  # Maven knows no ports here
    if ":" in host:
        return [f"[{host.strip('[]')}]"]
    if host == "*" or re.fullmatch(r"[\d.]+", host):
        return [host]
    name = host.removeprefix("*").lstrip(".")
    return [name, f"*.{name}"] if name else []


def networks(block: str) -> list[str]:
    """The patterns of a block of addresses, such as 10.0.0.0/8; of IPv6 and of what is no block, none."""
    try:
        network = ipaddress.IPv4Network(block, strict=False)
    except ValueError:
        return []
    octets = -(-network.prefixlen // 8)
    if octets == 0:
        return ["*"]
    parts = [str(part.network_address).split(".")[:octets] for part in network.subnets(new_prefix=8 * octets)]
    return [".".join(part) + (".*" if octets < 4 else "") for part in parts]


def with_proxies(settings: Path, proxies: list[dict[str, str]]) -> bytes | None:
    """The user's settings with these proxies, or None if they name proxies of their own, or cannot be read."""
    root = xml.Element("settings")
    if settings.exists():
        try:
            root = xml.parse(settings).getroot()
        except (OSError, xml.ParseError):
            return None  # Maven says what is wrong with it
    for element in root.iter():
        element.tag = element.tag.rsplit("}", 1)[-1]
    if root.find("proxies/proxy") is not None:
        return None
    for old in root.findall("proxies"):
        root.remove(old)
    added = xml.SubElement(root, "proxies")
    for proxy in proxies:
        element = xml.SubElement(added, "proxy")
        for name, value in proxy.items():
            xml.SubElement(element, name).text = value
    return xml.tostring(root, encoding="utf-8")
