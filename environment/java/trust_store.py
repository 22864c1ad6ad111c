"""Java's own trust store with the user's certificates, made once for each JDK and state of the certificates."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from network import NetworkError

SOURCE = Path(__file__).with_name("TrustStore.java")


def trust_store(files: list[Path], folder: Path) -> Path:
    """Returns the trust store, which is made if it is not there; raises NetworkError if the files hold no certificate."""
    java = Path(os.environ["JAVA_HOME"], "bin/java") if os.environ.get("JAVA_HOME") else Path(shutil.which("java") or "java")
    home = java.resolve().parents[1]
    parts = [java.resolve(), home / "lib/security/cacerts", SOURCE, *files]
    name = hashlib.sha256("\n".join(state(path) for path in parts).encode()).hexdigest()[:16]
    store = folder / f"trusted-{name}.jks"
    if not store.exists():
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / f"trusted-{os.getpid()}.part"
        try:
            made = subprocess.run([java, SOURCE, part, *files], capture_output=True, text=True, errors="replace")
            if made.returncode:
                last = (made.stderr.strip().splitlines() or ["Java could not read the certificates"])[-1]
                raise NetworkError(f"{last}: correct REQUESTS_CA_BUNDLE or SSL_CERT_FILE, or unset it")
            for old in folder.glob("trusted-*.jks"):
                old.unlink(missing_ok=True)
            part.replace(store)
        finally:
            part.unlink(missing_ok=True)
    return store


def state(path: Path) -> str:
    """A path, and what changes if its content does."""
    try:
        found = path.stat()
    except OSError:
        return str(path)
    return f"{path.resolve()} {found.st_size} {found.st_mtime_ns}"
