"""An OpenID provider for tests: discovery, authorize, token and keys, with real RS256 signatures. It signs in whoever the test names."""
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey


class Provider:
    """`claims` are those of the next person who signs in; `change` alters an ID token's claims before it is signed, by `key`."""

    def __init__(self):
        self.key = self.published = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
        self.claims: dict = {}
        self.change = lambda claims: claims
        self.algorithm = "RS256"
        self.redirects: list[str] = []
        self._codes: dict[str, tuple[str, dict]] = {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def sign_in_next(self, **claims) -> None:
        self.claims, self.change, self.key, self.algorithm = claims, (lambda same: same), self.published, "RS256"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def metadata(self) -> dict:
        return {"issuer": self.issuer, "authorization_endpoint": self.issuer + "/authorize", "token_endpoint": self.issuer + "/token",
                "jwks_uri": self.issuer + "/keys", "response_types_supported": ["code"], "subject_types_supported": ["pairwise"],
                "id_token_signing_alg_values_supported": ["RS256"]}

    def authorize(self, asked: dict[str, str]) -> str:
        """The person is known at once: back to where they came from, with a code."""
        code = secrets.token_urlsafe(8)
        self._codes[code] = (asked.get("nonce", ""), dict(self.claims))
        self.redirects.append(asked["redirect_uri"])
        return asked["redirect_uri"] + "?" + urlencode({"code": code, "state": asked["state"]})

    def token(self, code: str) -> dict:
        nonce, person = self._codes.pop(code)
        now = int(time.time())
        claims = self.change({"iss": self.issuer, "aud": "spahc", "sub": "1", "iat": now, "exp": now + 300, "nonce": nonce} | person)
        signed = self._unsigned(claims) if self.algorithm == "none" else jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.key)
        # As long as those of a large organisation.
        return {"access_token": "access-" + "x" * 3000, "token_type": "Bearer", "expires_in": 300, "id_token": signed}

    @staticmethod
    def _unsigned(claims: dict) -> str:
        import base64

        return ".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in ({"alg": "none"}, claims)) + "."

    def _handler(self):
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                asked = urlsplit(self.path)
                if asked.path == "/authorize":
                    self.send_response(302)
                    self.send_header("Location", provider.authorize({name: values[0] for name, values in parse_qs(asked.query).items()}))
                    self.end_headers()
                elif asked.path == "/.well-known/openid-configuration":
                    self._say(provider.metadata())
                elif asked.path == "/keys":
                    self._say({"keys": [provider.published.as_dict(private=False)]})
                else:
                    self.send_error(404)

            def do_POST(self):
                form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                self._say(provider.token(form["code"][0]))

            def _say(self, what: dict) -> None:
                body = json.dumps(what).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        return Handler
