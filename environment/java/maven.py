"""Runs Maven with the network's settings of the environment, which Maven itself does not heed.

    maven.py ARGUMENT...

The proxies become a part of Maven's settings, and the certificates that SSL_CERT_FILE or REQUESTS_CA_BUNDLE names a
part of Java's trust store. What the user says in Maven's own words, in settings.xml or MAVEN_OPTS, wins. With -q, trouble
with the network is told in the last line.
"""

import contextlib
import os
import pwd
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "environment/python"))
from network import NetworkError, bundles, not_downloaded
from settings import proxies, with_proxies
from trust_store import trust_store

WORK = Path(".venv/maven")  # Maven splits its options at spaces, which the project's own path may have
OPTIONS = ("MAVEN_OPTS", "MAVEN_ARGS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")
TROUBLE = re.compile(
    r"(?P<artifact>[\w.-]+(?::[\w.-]+){2,4}) (?:\(\w+\) )?(?:from/to|in) \S+ \((?P<url>https?://[^)\s]+)\)(?:: (?P<reason>.*))?"
)
# What stands around the reason: Maven's own words, and names of Java's classes.
AROUND = re.compile(r"ProxyInfo\{.*?\}: |[Tt]ransfer failed for \S+ |[\w.]+Exception: | -> \[Help.*|: Failed to read artifact descriptor.*|for https?://\S+ ")


def given(environ: Mapping[str, str], option: str) -> bool:
    """Whether the user gives Java or Maven this option."""
    return any(option in environ.get(name, "") for name in OPTIONS)


@contextlib.contextmanager
def proxy_arguments(environ: Mapping[str, str]) -> Iterator[list[str]]:
    """Settings with the proxies, in a file that nobody else may read, for they may have passwords."""
    found = [] if given(environ, ".proxyHost=") else proxies()
    settings = found and with_proxies(Path(pwd.getpwuid(os.getuid()).pw_dir, ".m2/settings.xml"), found)
    if not settings:
        yield []
        return
    WORK.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=WORK, prefix="settings-") as file:
        file.write(settings)
        file.flush()
        yield ["-s", os.path.join(WORK, os.path.basename(file.name))]


def options(environ: Mapping[str, str]) -> str:
    """MAVEN_OPTS, with what Java needs before the user's own."""
    added, files = [], bundles(environ)
    if files and not given(environ, "javax.net.ssl.trustStore="):
        added.append(f"-Djavax.net.ssl.trustStore={trust_store(files, WORK)}")
    if any("password" in proxy for proxy in proxies()):
        # Maven 4 sends a proxy's password only with the first, and Maven 3.9 not always without the second.
        added += ["-Djdk.http.auth.tunneling.disabledSchemes=", "-Dmaven.artifact.threads=1"]
    return " ".join([*added, environ.get("MAVEN_OPTS", "")]).strip()


def explain(said: str) -> str | None:
    """One line for the first trouble with the network in what Maven said; None if there is none."""
    found = TROUBLE.search(said)
    if not found:
        return None
    reason = AROUND.sub("", found["reason"] or "it is not there").strip()
    return not_downloaded(found["artifact"], found["url"], reason)


def main(arguments: list[str]) -> int:
    os.chdir(ROOT)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    quiet = "-q" in arguments
    output = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT} if quiet else {}
    try:
        with proxy_arguments(os.environ) as settings:
            environ = os.environ | {"MAVEN_OPTS": options(os.environ)}
            # -U asks again for what is remembered as missing.
            command = ["mvn", *settings, *(["-U"] if quiet else []), *arguments]
            with subprocess.Popen(command, env=environ, text=True, errors="replace", **output) as maven:
                try:
                    said = maven.communicate()[0] or ""
                except SystemExit:
                    maven.terminate()
                    raise
    except NetworkError as e:
        raise SystemExit(str(e)) from None
    except KeyboardInterrupt:
        return 130
    sys.stderr.write(said.replace("\x1b[0m", ""))  # some Mavens end even an empty output so
    line = explain(said) if maven.returncode else None
    if line:
        print(line, file=sys.stderr)
    return maven.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
