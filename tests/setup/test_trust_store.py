"""The trust store that the set-up makes for Java: python -m unittest tests/setup/test_trust_store.py."""

import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path += [str(ROOT / "environment/python"), str(ROOT / "environment/java")]
from network import NetworkError
from trust_store import trust_store


class TrustStoreTest(unittest.TestCase):
    """Connects Java to a TLS server of this machine, whose certificate Java does not know."""

    ASK = """
        class Ask { public static void main(String[] a) throws Exception {
          try (var s = javax.net.ssl.SSLSocketFactory.getDefault().createSocket("127.0.0.1", Integer.parseInt(a[0]))) {
            System.out.println(s.getInputStream().read()); } } }"""

    def test_java_trusts_the_users_certificates_and_its_own(self):
        with tempfile.TemporaryDirectory(prefix="a folder with spaces ") as name:
            folder = Path(name)
            key, pem = folder / "key.pem", folder / "own.pem"
            subprocess.run(
                ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", pem, "-days", "2",
                 "-subj", "/CN=own", "-addext", "subjectAltName=IP:127.0.0.1"], check=True, capture_output=True,
            )
            server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            server.load_cert_chain(pem, key)
            listener = socket.create_server(("127.0.0.1", 0))
            self.addCleanup(listener.close)
            threading.Thread(target=self.serve, args=(listener, server), daemon=True).start()
            pem.write_text(f"# a comment\n{pem.read_text()}\n# and broken:\n-----BEGIN CERTIFICATE-----\nMIIx\n-----END CERTIFICATE-----\n")
            store = trust_store([pem], folder / "work")
            self.assertEqual(store, trust_store([pem], folder / "work"))
            (folder / "Ask.java").write_text(self.ASK)
            ask = ["java", folder / "Ask.java", str(listener.getsockname()[1])]
            trusting = subprocess.run([ask[0], f"-Djavax.net.ssl.trustStore={store}", *ask[1:]], capture_output=True, text=True)
            self.assertEqual("42\n", trusting.stdout, trusting.stderr)
            self.assertIn("PKIX", subprocess.run(ask, capture_output=True, text=True).stderr)
            listed = subprocess.run(["keytool", "-list", "-keystore", store], input="\n", capture_output=True, text=True).stdout
            self.assertGreater(listed.count("trustedCertEntry"), 50)

            pem.write_text("no certificate")
            with self.assertRaisesRegex(NetworkError, "^no certificate in PEM is in .*own.pem: correct "):
                trust_store([pem], folder / "work")
            self.assertEqual([store], list((folder / "work").iterdir()))

    @staticmethod
    def serve(listener, server):
        while True:
            try:
                with server.wrap_socket(listener.accept()[0], server_side=True) as connection:
                    connection.sendall(bytes([42]))
            except ssl.SSLError:
                continue
            except OSError:
                return


if __name__ == "__main__":
    unittest.main()
