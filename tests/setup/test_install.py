"""What the set-up makes of pip's troubles: python -m unittest tests/setup/test_install.py."""

import os
import socket
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "environment/python"))
import install

PROXIES = {"http_proxy", "https_proxy", "all_proxy", "no_proxy"}
KEEP = {name: value for name, value in os.environ.items() if name.lower() not in PROXIES}


def environment(**variables):
    return mock.patch.dict(os.environ, KEEP | variables, clear=True)


class PipTest(unittest.TestCase):
    def test_pip_is_explained(self):
        refused = "NewConnectionError('<pip._vendor.HTTPSConnection object at 0x7>: Failed to connect: [Errno 111] Connection refused')"
        pool = "HTTPSConnectionPool(host='files.example', port=443): Max retries exceeded with url: /a/six-1.17.0-py2.py3-none-any.whl"
        proxy = "ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 407 Proxy Authentication Required'))"
        none = "ERROR: No matching distribution found for six==1.17.0"
        page = "Could not fetch URL https://index.example/simple/six/: "
        for said, log, expected in [
            (none, f"{page}connection error: {pool} (Caused by {refused}) - skipping", "six from index.example (Failed to connect: [Errno 111] Connection refused): check the network, or"),
            (none, f"{page}connection error: Failed to resolve 'x' (no such name) - skipping", "six from index.example (connection error: Failed to resolve 'x' (no such name)): "),
            (none, f"{page}ssl certificate: [SSL: CERTIFICATE_VERIFY_FAILED] self-signed (_ssl.c:1) - skipping", "(_ssl.c:1)): set SSL_CERT_FILE "),
            (f"{pool} (Caused by {proxy})", f"{pool} (Caused by {proxy})", "six 1.17.0 from files.example (Tunnel connection failed: 407 Proxy Authentication Required): set HTTPS_PROXY to "),
            ("Connection broken: IncompleteRead", 'x https://files.example:443 "GET /a/six-1.17.0.tar.gz HTTP/1.1" 200 9', "six 1.17.0 from files.example (the connection broke off): "),
        ]:
            with self.subTest(log), environment():
                self.assertIn("could not download six", install.explain(said, log))
                self.assertIn(expected, install.explain(said, log))
        self.assertIsNone(install.explain("ERROR: [Errno 28] No space left on device", f"{page}x - skipping"))

    def test_changed_package_is_named(self):
        said = "    six==1.17.0 from https://files.example/six.whl (from -r r.txt):\n        Expected sha256 572103915a\n             Got        4721f391ed\n"
        expected = "could not install six==1.17.0: files.example gave checksum 4721f391..., not the locked 57210391..."
        self.assertEqual(expected, install.explain(said, ""))

    def test_pip_itself_is_understood(self):
        with tempfile.TemporaryDirectory() as folder:
            wanted = Path(folder, "requirements.txt")
            wanted.write_text("not-there==1.0 --hash=sha256:" + "0" * 64 + "\n")
            with socket.create_server(("127.0.0.1", 0)) as free:
                index = f"http://127.0.0.1:{free.getsockname()[1]}/simple"
            with environment(PIP_INDEX_URL=index, PIP_RETRIES="0", PIP_FIND_LINKS="", PIP_CONFIG_FILE=os.devnull):
                done = subprocess.run([sys.executable, "environment/python/install.py", wanted], cwd=ROOT, capture_output=True, text=True)
        self.assertEqual(1, done.returncode)
        self.assertRegex(done.stderr.splitlines()[-1], r"^could not download not-there from 127\.0\.0\.1 \(.*Connection refused\): check ")


if __name__ == "__main__":
    unittest.main()
