"""The licences of what the notebooks run on, as each jar's and Python package's own metadata names them.

As a program, prints them as a table, tabs between the columns.
"""

import importlib.metadata
import sys
import xml.etree.ElementTree
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

UNKNOWN = "unknown"
JARS = Path(sys.prefix) / "share/jupyter/kernels/harmonianet/lib"


@dataclass(frozen=True)
class Component:
    kind: str  # Java or Python
    name: str
    version: str
    licence: str


def java() -> list[Component]:
    """Every jar beside the kernel; licenses.xml, which the set-up has Maven write there, has what the POMs say."""
    named = {}
    for dependency in xml.etree.ElementTree.parse(JARS / "licenses.xml").iter("dependency"):
        group, artifact, version = (dependency.findtext(tag) for tag in ("groupId", "artifactId", "version"))
        licences = [name.text.strip() for name in dependency.iterfind("licenses/license/name") if name.text]
        component = Component("Java", f"{group}:{artifact}", version, " / ".join(licences) or UNKNOWN)
        named[f"{artifact}-{version}"] = component
    return _sorted(jar_component(jar.stem, named) for jar in JARS.glob("*.jar") if jar.name != "harmonianet.jar")


def jar_component(jar: str, named: dict[str, Component]) -> Component:
    """The one of those named that a jar's name, which may end with a classifier, starts with."""
    known = (named[start] for start in named if f"{jar}-".startswith(f"{start}-"))
    return next(known, Component("Java", jar, "", UNKNOWN))


def python() -> list[Component]:
    """Every package of the environment."""
    found = [distribution.metadata for distribution in importlib.metadata.distributions()]
    return _sorted({Component("Python", data["Name"], data["Version"], licence(data)) for data in found})


def _sorted(components: Iterable[Component]) -> list[Component]:
    return sorted(components, key=lambda component: component.name.lower())


def licence(data) -> str:
    """Of a package's metadata: its expression, or else its classifiers, or else what it calls its licence."""
    if data.get("License-Expression"):
        return data["License-Expression"]
    classifiers = data.get_all("Classifier", [])
    kinds = [line.split(" :: ")[-1] for line in classifiers if line.startswith("License :: ")]
    kinds = [kind for kind in kinds if kind != "OSI Approved"]
    if kinds:
        return " / ".join(kinds)
    text = data.get("License", "").strip()
    return text.splitlines()[0] if text and text.upper() != "UNKNOWN" else UNKNOWN


if __name__ == "__main__":
    for component in java() + python():
        print(*astuple(component), sep="\t")
