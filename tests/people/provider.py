"""A small OpenID Connect provider: a real server that signs its tokens and asks for PKCE."""

import json
import secrets
import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

CLIENT, SECRET = "corcom", "a secret between two programs"


class Provider:
    """`says`: the claims about whoever signs in there; a test changes them. `audience`: for whom tokens are."""

    def __init__(self) -> None:
        self.key = generate_private_key(public_exponent=65537, key_size=2048)
        self.says: dict[str, object] = {"sub": "somebody"}
        self.audience = CLIENT
        self.challenges: dict[str, str] = {}
        self.address = ""

    def configuration(self) -> dict[str, object]:
        """What the provider tells of itself."""
        names = ("authorization", "token", "userinfo")
        return {
            "issuer": self.address,
            "jwks_uri": f"{self.address}/keys",
            **{f"{name}_endpoint": f"{self.address}/{name}" for name in names},
        }

    def authorize(self, asked: dict[str, str]) -> str:
        """Whoever comes is signed in at once and sent back with a code."""
        code = secrets.token_urlsafe(8)
        self.challenges[code] = asked["code_challenge"]
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, asked: dict[str, str]) -> dict[str, object]:
        """A code is good once, for whoever asked for it."""
        proof = urlsafe_b64encode(sha256(asked["code_verifier"].encode()).digest()).decode().rstrip("=")
        assert self.challenges.pop(asked["code"]) == proof
        assert (asked["client_id"], asked["client_secret"]) == (CLIENT, SECRET)
        claims = {**self.says, "iss": self.address, "aud": self.audience, "exp": time.time() + 60}
        signed = jwt.encode(claims, self.key, "RS256", headers={"kid": "1"})
        return {"access_token": "access", "token_type": "Bearer", "expires_in": 60, "id_token": signed}


@contextmanager
def provider() -> Iterator[Provider]:
    """A provider that runs."""
    made = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = urlsplit(self.path)
            if address.path == "/authorization":
                asked = {name: values[0] for name, values in parse_qs(address.query).items()}
                self.send_response(302)
                self.send_header("Location", made.authorize(asked))
                self.end_headers()
            elif address.path == "/userinfo":
                self.tell(made.says)
            else:
                self.tell(made.configuration())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.tell(made.token({name: values[0] for name, values in parse_qs(body).items()}))

        def tell(self, content: object) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(content).encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        made.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield made
        server.shutdown()
        thread.join()
