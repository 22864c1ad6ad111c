"""Writes the bill of materials of what the project runs on, in CycloneDX's form: sbom.py JAVA.json PYTHON SBOM.json

JAVA.json is what Maven's plugin has written. PYTHON is the project's environment, whose packages name their licences.
Their checksums are those of requirements.txt.
"""

import json
import subprocess
import sys
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

REQUIREMENTS = Path(__file__).with_name("requirements.txt")
VERSION = SchemaVersion.V1_6


def listed(kind: str, source: str) -> dict:
    """What cyclonedx-py finds in an environment, or in a file of requirements."""
    command = [sys.executable, "-m", "cyclonedx_py", kind, "--output-reproducible", "--spec-version", VERSION.to_version(), source]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)


def python(environment: str) -> dict:
    """The installed packages that are locked, thus without the environment's own pip, with the checksums of their files."""
    bom = listed("environment", environment)
    locked = {package["purl"]: package for package in listed("requirements", str(REQUIREMENTS))["components"]}
    bom["components"] = [package for package in bom["components"] if package["purl"] in locked]
    for package in bom["components"]:
        package["externalReferences"] = package.get("externalReferences", []) + locked[package["purl"]]["externalReferences"]
        package.setdefault("licenses", [{"license": {"name": told(package, environment)}}])
    return bom


def told(package: dict, environment: str) -> str:
    """What a package calls its licence, if that is no licence that CycloneDX knows."""
    ask = "import importlib.metadata, sys; print(importlib.metadata.metadata(sys.argv[1])['License'])"
    return subprocess.run([environment, "-c", ask, package["name"]], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def merged(java: dict, python: dict) -> dict:
    """One bill; the project itself, which Maven's plugin describes, depends on the packages that nothing else needs."""
    known = {package["bom-ref"] for package in python["components"]}
    edges = [edge for edge in python.get("dependencies", []) if edge["ref"] in known]
    for edge in edges:
        edge["dependsOn"] = [ref for ref in edge.get("dependsOn", []) if ref in known]
    needed = {ref for edge in edges for ref in edge["dependsOn"]}
    project = java["metadata"]["component"]["bom-ref"]
    for edge in java["dependencies"]:
        if edge["ref"] == project:
            edge["dependsOn"] = edge.get("dependsOn", []) + sorted(known - needed)
    tools = java["metadata"]["tools"]["components"] + python["metadata"]["tools"]["components"]
    java["metadata"]["tools"]["components"] = tools
    return java | {"components": java["components"] + python["components"], "dependencies": java["dependencies"] + edges}


def checksums(component: dict) -> list:
    """Those of a jar, or of the files of a Python package."""
    return component.get("hashes", []) + [one for place in component.get("externalReferences", []) for one in place.get("hashes", [])]


def main(java: str, environment: str, target: str) -> None:
    bom = merged(json.loads(Path(java).read_text(encoding="utf-8")), python(environment))
    text = json.dumps(bom, indent=2) + "\n"
    lacking = [part["purl"] for part in bom["components"] if not (part.get("licenses") and checksums(part))]
    if lacking:
        raise SystemExit(f"no licence or no checksum is known of {', '.join(lacking)}")
    problem = JsonStrictValidator(VERSION).validate_str(text)
    if problem:
        raise SystemExit(f"{target} does not follow CycloneDX's schema: {str(problem).splitlines()[0]}")
    Path(target).write_text(text, encoding="utf-8")
    print(f"{target}: {len(bom['components'])} components")


if __name__ == "__main__":
    main(*sys.argv[1:])
