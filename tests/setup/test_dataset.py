"""The download of the dataset, against a server of this machine: python -m unittest tests/setup/test_dataset.py."""

import contextlib
import hashlib
import io
import os
import socket
import sys
import tempfile
import threading
import time
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]
sys.path += [str(ROOT / "environment/python"), str(ROOT / "environment/report")]
import dataset
import network
import report

CONTENT = b"a,b\n1,2\n"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        path = self.path.rsplit("/", 1)[-1]  # a proxy gets the whole address
        getattr(self, "answer_" + path.removesuffix(".csv"), lambda: self.send(404, 0))()

    def log_message(self, *arguments):
        pass

    def send(self, status, length, content=b"", **headers):
        self.send_response(status)
        for name, value in {"Content-Length": length, **headers}.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()
        self.wfile.write(content)
        self.wfile.flush()

    def answer_dataset(self):
        self.send(200, len(CONTENT), CONTENT)

    def answer_moved(self):
        self.send(302, 0, Location="/dataset.csv")

    def answer_fails(self):
        self.send(500, 0)

    def answer_broken(self):
        self.send(200, 10 * len(CONTENT), CONTENT)

    def answer_ends_early(self):
        """Hangs up before the last chunk, which has length 0."""
        self.protocol_version = "HTTP/1.1"
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(b"8\r\n" + CONTENT + b"\r\n")
        self.close_connection = True

    def answer_stalls(self):
        self.send(200, 10 * len(CONTENT), CONTENT)
        self.server.stopped.wait(20)

    def answer_slow(self):
        self.send(200, len(CONTENT))
        for byte in CONTENT:
            time.sleep(0.2)
            self.wfile.write(bytes([byte]))
            self.wfile.flush()

    def answer_nothing(self):
        """Hangs up at once, as a firewall may."""
        self.close_connection = True

    def answer_silent(self):
        self.server.stopped.wait(20)


class DatasetTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.file = self.root / "data/dataset.csv"
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.stopped = threading.Event()
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        redirect = contextlib.redirect_stdout(io.StringIO())
        self.output = redirect.__enter__()
        self.addCleanup(redirect.__exit__, None, None, None)

    def tearDown(self):
        self.server.stopped.set()
        self.server.shutdown()
        self.server.server_close()

    def find(self, path="dataset.csv", requested="", sha256=SHA256, timeout=10):
        url = path if "://" in path else f"http://127.0.0.1:{self.server.server_port}/{path}"
        return dataset.find(requested, self.root, url, sha256, timeout)

    def refusal(self, *arguments, **settings):
        with self.assertRaises(dataset.DatasetError) as refused:
            self.find(*arguments, **settings)
        self.assertEqual(1, len(str(refused.exception).splitlines()))
        return str(refused.exception)

    def assert_nothing_is_kept(self):
        self.assertEqual([], list(self.root.glob("data/*")))

    @staticmethod
    def nobody():
        with socket.create_server(("127.0.0.1", 0)) as free:
            return f"http://127.0.0.1:{free.getsockname()[1]}/dataset.csv"

    def test_downloads_once_and_follows_redirects(self):
        self.assertEqual(self.file, self.find("moved"))
        self.assertEqual(CONTENT, self.file.read_bytes())
        self.assertEqual([self.file], list(self.root.glob("data/*")))
        self.assertEqual(0o644, self.file.stat().st_mode & 0o777)
        self.assertIn("downloading http", self.output.getvalue())
        self.assertEqual(self.file, self.find(self.nobody()))

    def test_link_to_the_file_is_used(self):
        (self.root / "elsewhere.csv").write_bytes(CONTENT)
        self.file.parent.mkdir()
        self.file.symlink_to("../elsewhere.csv")
        self.assertEqual(self.file, self.find(self.nobody()))

    def test_download_with_wrong_checksum_is_not_kept(self):
        for requested in ("", "required"):
            said = self.refusal(requested=requested, sha256="0" * 64)
            self.assertIn(f"has checksum {SHA256[:8]}..., not the published 00000000...: nothing was kept", said)
            self.assert_nothing_is_kept()

    def test_download_that_breaks_off_is_not_kept(self):
        for path, reason in {
            "broken": "8 bytes read, 72 more expected",
            "ends_early": "ended prematurely",
            "stalls": "Read timed out",
        }.items():
            for requested in "", "required":
                with self.subTest(path=path, requested=requested):
                    message = self.refusal(path, requested=requested, timeout=0.5 if path == "stalls" else 10)
                    self.assertIn("broke off: nothing was kept, try again", message)
                    self.assertRegex(message, reason)
                    self.assert_nothing_is_kept()

    def test_slow_download_is_not_given_up(self):
        self.assertEqual(self.file, self.find("slow", timeout=1.5))

    def test_server_without_an_answer_counts_as_no_network(self):
        for path, reason in {"gone": "status 404", "fails": "status 500", "nothing": "Connection aborted",
                             "silent": "Read timed out"}.items():
            with self.subTest(path=path):
                timeout = 0.5 if path == "silent" else 10
                self.assertIsNone(self.find(path, timeout=timeout))
                self.assertIn(reason, self.output.getvalue().splitlines()[-1])
                self.assertIn(reason, self.refusal(path, requested="required", timeout=timeout))
                self.assert_nothing_is_kept()

    def test_without_network_the_synthetic_catalogue_is_used(self):
        self.assertIsNone(self.find(self.nobody()))
        said = self.output.getvalue().splitlines()[-1]
        self.assertRegex(said, r"^could not download the dataset from 127\.0\.0\.1 \(.*refused\): .* synthetic catalogue$")
        self.assertIsNone(self.find("http://host.invalid/dataset.csv"))

    def test_required_dataset_names_the_ways(self):
        message = self.refusal(self.nobody(), requested="required")
        for way in "data/dataset.csv", "HARMONIANET_DATA", "could not download", "run the same command again":
            self.assertIn(way, message)

    def test_proxy_is_asked(self):
        proxy = f"http://127.0.0.1:{self.server.server_port}"
        with mock.patch.dict(os.environ, {"http_proxy": proxy, "no_proxy": "", "NO_PROXY": ""}):
            self.assertEqual(self.file, self.find("http://host.invalid/dataset.csv"))

    def test_proxy_that_refuses_is_told_without_its_password(self):
        proxy = f"http://user:secret@127.0.0.1:{self.server.server_port}"
        with mock.patch.dict(os.environ, {"https_proxy": proxy, "no_proxy": "", "NO_PROXY": ""}):
            self.assertIsNone(self.find("https://host.invalid/dataset.csv"))
        said = self.output.getvalue().splitlines()[-1]
        self.assertRegex(said, r"from host\.invalid \(501 .*\): check the network and the proxy http://\*\*\*@127")
        self.assertNotIn("secret", self.output.getvalue())

    def test_no_proxy_with_stars_is_heeded(self):
        nobody = self.nobody().removesuffix("/dataset.csv")
        for direct in "*", "*.0.1", ".0.1, other":
            with mock.patch.dict(os.environ, {"http_proxy": nobody, "no_proxy": direct, "NO_PROXY": direct}):
                self.assertEqual(self.file, self.find())
            self.file.unlink()

    def test_certificates_that_are_not_there_are_named(self):
        with mock.patch.dict(os.environ, {"SSL_CERT_FILE": "/gone.pem", "REQUESTS_CA_BUNDLE": "", "CURL_CA_BUNDLE": ""}):
            with self.assertRaisesRegex(network.NetworkError, "^SSL_CERT_FILE names /gone.pem, which does not exist: "):
                self.find()
        self.assert_nothing_is_kept()

    def test_what_could_not_be_downloaded_is_tried_again(self):
        self.assertIsNone(self.find(self.nobody()))
        self.assertEqual(self.file, self.find())

    def test_report_ends_with_what_could_not_be_downloaded(self):
        self.assertIn("the dataset could not be downloaded: run make data", report.unwanted("synthetic", ""))
        for data, requested in ("synthetic", "synthetic"), ("real", ""), ("real", "required"):
            self.assertEqual("", report.unwanted(data, requested))

    def test_found_file_with_wrong_checksum_is_left(self):
        self.file.parent.mkdir()
        self.file.write_text("something else")
        self.assertTrue(self.refusal().startswith("data/dataset.csv has checksum "))
        self.assertEqual("something else", self.file.read_text())

    def test_what_a_killed_download_left_is_deleted(self):
        old = 2 * dataset.OLD
        for name, age in {"download-old.part": old, "download-new.part": 0, "mine.part": old}.items():
            folder = self.root / "data" / name
            folder.mkdir(parents=True)
            os.utime(folder, (time.time() - age,) * 2)
        self.find()
        left = sorted(path.name for path in self.root.glob("data/*"))
        self.assertEqual(["dataset.csv", "download-new.part", "mine.part"], left)

    def test_folder_that_cannot_be_written_is_named(self):
        (self.root / "data").write_text("a file, not a folder")
        self.assertIn("cannot write data/dataset.csv: ", self.refusal())

    def test_stop_leaves_nothing(self):
        with mock.patch("requests.models.Response.iter_content", side_effect=KeyboardInterrupt):
            with self.assertRaises(KeyboardInterrupt):
                self.find()
        self.assert_nothing_is_kept()
        with mock.patch("dataset.find", side_effect=KeyboardInterrupt), self.assertRaises(SystemExit) as stopped:
            dataset.main()
        self.assertEqual("the download was stopped: nothing was kept", stopped.exception.code)

    def test_named_file_is_used_as_it_is(self):
        (self.root / "mine.csv").write_text("x")
        self.assertEqual(self.root / "mine.csv", self.find(self.nobody(), requested="mine.csv"))
        self.assertEqual(
            "HARMONIANET_DATA names gone.csv, which is not a file", self.refusal(self.nobody(), requested="gone.csv")
        )

    def test_synthetic_catalogue_on_request(self):
        self.assertIsNone(self.find(requested="synthetic"))
        self.assertEqual("", self.output.getvalue())


if __name__ == "__main__":
    unittest.main()
