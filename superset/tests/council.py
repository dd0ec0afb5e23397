"""The dashboards as a council runs them: behind nginx with TLS, sign-in at an OpenID provider. On ports of their own, beside the demo."""
import datetime
import ipaddress
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from conftest import ROOT, Client
from provider import Provider

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
SITE = ROOT / "schedules" / "nginx-dashboards.conf"


class Council:
    """Its servers; without nginx, gunicorn serves TLS itself."""

    def __init__(self, folder: Path, demo: dict):
        self.folder, self.provider, self.running = folder, Provider(), []
        self.address = f"https://localhost:{free_port()}"
        self.certificate = make_certificate(folder)
        self._write(folder / "oidc.json", {"issuer": self.provider.issuer, "client_id": "spahc", "client_secret": "of no worth",
                                           "roles": {"members": ["Viewer"], "analysts": ["Viewer", "Analyst"]}})
        self._write(folder / "settings.json", demo | {"address": self.address, "https": True, "oidc": str(folder / "oidc.json")})

    def start(self) -> "Council":
        port = int(self.address.rsplit(":", 1)[1])
        behind = free_port() if NGINX else port
        tls = [] if NGINX else ["--certfile", str(self.certificate), "--keyfile", str(self.folder / "key.pem")]
        environment = os.environ | {"SPAHC_DASHBOARDS_SETTINGS": str(self.folder / "settings.json"), "PYTHONPATH": str(ROOT / "superset")}
        self._run([sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{behind}", "--worker-class", "gthread", "--threads", "4", "--no-control-socket", *tls,
                   "superset.app:create_app()"], environment)
        if NGINX:
            self._run([NGINX, "-c", str(self.nginx_settings(port, behind)), "-p", str(self.folder)], os.environ)
        self._wait()
        return self

    def nginx_settings(self, port: int = 8443, behind: int = 8088) -> Path:
        """The site that is shipped, with this machine's ports, name and certificate, in the smallest nginx around it."""
        site = SITE.read_text()
        for shipped, ours in ((r"listen 443 ssl", f"listen 127.0.0.1:{port} ssl"), (r"Port 443", f"Port {port}"), (r"127\.0\.0\.1:8088", f"127.0.0.1:{behind}"),
                              (r"hate-crime\.council\.example", "localhost"), (r"/etc/ssl/hate-crime\.pem", str(self.certificate)),
                              (r"/etc/ssl/private/hate-crime\.key", str(self.folder / "key.pem"))):
            assert len(re.findall(shipped, site)) == 1, f"{SITE.name} no longer says {shipped}"
            site = re.sub(shipped, ours, site)
        # nginx gives these folders to the user that its workers run as.
        folders = "".join(f"{kind}_temp_path {self.folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        file = self.folder / "nginx.conf"
        file.write_text(f"daemon off; pid {self.folder}/nginx.pid; error_log {self.folder}/nginx.log;\nevents {{}}\nhttp {{ access_log off; {folders}\n{site}}}\n")
        return file

    def client(self) -> Client:
        client = Client(self.address)
        client.session.verify = str(self.certificate)
        # Neither a proxy nor certificates that this machine's environment names.
        client.session.trust_env = False
        # Over HTTPS the check of the CSRF token asks for the referer.
        client.session.headers["Referer"] = self.address + "/"
        return client

    def signed_in(self, client: Client | None = None, **claims) -> tuple[Client, requests.Response]:
        """By way of the provider and back; the answer is that of our own address to which the provider led."""
        client = client or self.client()
        self.provider.claims = claims
        return client, client.get(self.return_address(client))

    def return_address(self, client: Client) -> str:
        """Path and query with which the provider sends somebody back."""
        away = client.get("/login/oidc")
        assert away.headers["Location"].startswith(self.provider.issuer), away.text[:300]
        back = requests.get(away.headers["Location"], allow_redirects=False, timeout=30).headers["Location"]
        assert back.startswith(self.address + "/"), back
        return back.removeprefix(self.address)

    def stop(self) -> None:
        for process in reversed(self.running):
            process.terminate()
        for process in self.running:
            process.wait(30)
        self.provider.close()

    def _run(self, command: list[str], environment) -> None:
        with (self.folder / "servers.log").open("ab") as log:
            self.running.append(subprocess.Popen(command, cwd=self.folder, env=environment, stdout=log, stderr=log))

    def _wait(self) -> None:
        end = time.time() + 90
        while time.time() < end:
            try:
                if self.client().get("/health").status_code == 200:
                    return
            except requests.ConnectionError:
                pass
            time.sleep(0.5)
        raise AssertionError((self.folder / "servers.log").read_text()[-3000:])

    @staticmethod
    def _write(file: Path, what: dict) -> None:
        file.touch(0o600)
        file.write_text(json.dumps(what))


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def make_certificate(folder: Path) -> Path:
    """For localhost, of a day, signed by itself."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.timezone.utc)
    names = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now - datetime.timedelta(hours=1), now + datetime.timedelta(days=1))
    certificate = made.add_extension(names, critical=False).add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True).sign(key, hashes.SHA256())
    (folder / "key.pem").touch(0o600)
    (folder / "key.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    file = folder / "certificate.pem"
    file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return file
