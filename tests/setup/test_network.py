"""How the set-up's downloads reach the network, without one: python -m unittest tests/setup/test_network.py."""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]
sys.path += [str(ROOT / "environment/python"), str(ROOT / "environment/java")]
import maven
import network
import settings

PROXY_VARIABLES = [name for one in ("http_proxy", "https_proxy", "all_proxy", "no_proxy") for name in (one, one.upper())]
KEEP = {name: value for name, value in os.environ.items() if name not in [*PROXY_VARIABLES, *network.BUNDLES, *maven.OPTIONS]}


def environment(**variables):
    return mock.patch.dict(os.environ, KEEP | variables, clear=True)


class ProxyTest(unittest.TestCase):
    def proxies(self, **variables):
        with environment(**variables):
            return {p["protocol"]: f"{p.get('username')} {p.get('password')} {p['host']} {p['port']}" for p in settings.proxies()}

    def test_proxies_are_read_as_others_read_them(self):
        for variables, expected in [
            ({}, {}),
            ({"HTTPS_PROXY": "http://proxy:3128"}, {"https": "None None proxy 3128"}),
            ({"https_proxy": "http://lower:1", "HTTPS_PROXY": "http://upper:1"}, {"https": "None None lower 1"}),
            ({"HTTPS_PROXY": "proxy:3128"}, {"https": "None None proxy 3128"}),
            ({"HTTPS_PROXY": "http://proxy/"}, {"https": "None None proxy 80"}),
            ({"HTTPS_PROXY": "http://[::1]:9"}, {"https": "None None ::1 9"}),
            ({"HTTP_PROXY": "http://proxy:1"}, {"http": "None None proxy 1"}),
            ({"ALL_PROXY": "http://proxy:1"}, {"http": "None None proxy 1", "https": "None None proxy 1"}),
            ({"HTTPS_PROXY": "http://us%20er:p%40%3A%26@proxy:1"}, {"https": "us er p@:& proxy 1"}),
            ({"HTTPS_PROXY": "socks5://proxy:1"}, {}),
        ]:
            with self.subTest(variables):
                self.assertEqual(expected, self.proxies(**variables))

    def test_no_proxy_becomes_patterns(self):
        for entry, expected in {
            "example.org": ["example.org", "*.example.org"],
            ".example.org": ["example.org", "*.example.org"],
            "*.Example.org": ["example.org", "*.example.org"],
            "host:8080": ["host", "*.host"],
            "10.1.2.3": ["10.1.2.3"],
            "fd00::1": ["[fd00::1]"],
            "10.0.0.0/8": ["10.*"],
            "192.168.4.0/23": ["192.168.4.*", "192.168.5.*"],
            "10.1.2.3/32": ["10.1.2.3"],
            "fe80::/10": [],
            "*": ["*"],
            "": [],
        }.items():
            with self.subTest(entry), environment(HTTPS_PROXY="http://proxy:1", NO_PROXY=f" {entry} ,"):
                self.assertEqual("|".join([*settings.LOCAL, *expected]), settings.proxies()[0]["nonProxyHosts"])

    def test_settings_of_the_user_are_kept(self):
        mine = '<settings xmlns="http://maven.apache.org/SETTINGS/1.2.0"><offline>true</offline>{}</settings>'
        proxy = [{"id": "one", "host": "a&b"}]
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "settings.xml")
            added = b"<proxies><proxy><id>one</id><host>a&amp;b</host></proxy></proxies></settings>"
            self.assertEqual(b"<settings>" + added, settings.with_proxies(file, proxy))
            for content, expected in {
                mine.format(""): b"<settings><offline>true</offline>" + added,
                mine.format("<proxies/>"): b"<settings><offline>true</offline>" + added,
                mine.format("<proxies><proxy><host>mine</host></proxy></proxies>"): None,
                "no settings": None,
            }.items():
                file.write_text(content)
                self.assertEqual(expected, settings.with_proxies(file, proxy))


class MavenTest(unittest.TestCase):
    """Runs a fake Maven, which is asked what it was given."""

    def run_maven(self, script, *arguments, **variables):
        with tempfile.TemporaryDirectory() as folder:
            fake = Path(folder, "mvn")
            fake.write_text(f"#!/bin/sh\n{script}\n")
            fake.chmod(0o755)
            with environment(PATH=f"{folder}:{os.environ['PATH']}", **variables):
                command = [sys.executable, "environment/java/maven.py", *arguments]
                return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    def test_password_is_only_in_a_file_that_nobody_else_reads(self):
        script = 'echo "$MAVEN_OPTS|$@"; while [ "$1" != -s ]; do shift; done; stat -c %a "$2" || stat -f %Lp "$2"; cat "$2"'
        said = self.run_maven(script, "-B", "verify", HTTPS_PROXY="http://me:secret@proxy:1", MAVEN_OPTS="-Xmx1g").stdout
        command, mode, content = said.split("\n", 2)
        self.assertRegex(command, r"^-Djdk\.http\.auth\.tunneling\.disabledSchemes= -Dmaven\.artifact\.threads=1 -Xmx1g\|-s \.venv/maven/settings-\w+ -B verify$")
        self.assertEqual("600", mode)
        self.assertIn("<username>me</username><password>secret</password>", content)
        self.assertFalse((ROOT / command.split()[4]).exists())

    def test_nothing_is_added_without_need(self):
        for variables in {}, {"MAVEN_OPTS": "-Dhttps.proxyHost=mine", "HTTPS_PROXY": "http://proxy:1"}:
            done = self.run_maven('echo "$MAVEN_OPTS|$@"', "verify", **variables)
            self.assertEqual(f"{variables.get('MAVEN_OPTS', '')}|verify\n", done.stdout)

    def test_trouble_is_told_in_the_last_line(self):
        central = "Could not transfer artifact a.b:c-d:pom:1.0 from/to central (https://repo.example/maven2): "
        for said, expected in {
            central + "Transfer failed for https://repo.example/c.pom: Connect to h:1 failed: Connection refused -> [Help 1]":
                "(Connect to h:1 failed: Connection refused): check the network, or set HTTPS_PROXY",
            central + "PKIX path building failed: sun.x.BuilderException: unable to find valid certification path":
                "(PKIX path building failed: unable to find valid certification path): set SSL_CERT_FILE to a PEM file",
            central + "status code: 407, reason phrase: Proxy Authentication Required (407)":
                "(status code: 407, reason phrase: Proxy Authentication Required (407)): set HTTPS_PROXY to http://user:password@",
            "Could not find artifact a.b:c-d:pom:1.0 in central (https://repo.example/maven2)": "(it is not there): check",
        }.items():
            done = self.run_maven(f"echo '[ERROR] {said}'; echo '[ERROR] see the wiki'; exit 1", "-q", "package")
            self.assertEqual(1, done.returncode)
            self.assertIn(f"could not download a.b:c-d:pom:1.0 from repo.example {expected}", done.stderr.splitlines()[-1])
        done = self.run_maven("echo '[ERROR] COMPILATION ERROR'; exit 1", "-q", "package")
        self.assertEqual("[ERROR] COMPILATION ERROR\n", done.stderr)

    def test_certificates_that_are_not_there_are_one_line(self):
        done = self.run_maven("echo not run", "verify", SSL_CERT_FILE="/gone.pem")
        self.assertEqual("SSL_CERT_FILE names /gone.pem, which does not exist: correct it or unset it\n", done.stderr)
        self.assertEqual("", done.stdout)


if __name__ == "__main__":
    unittest.main()
