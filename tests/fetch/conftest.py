"""A real HTTP server with faults, for the network room."""

import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import sleep, time

import pytest

from litmus.fetch import AnswerStore, Limit, Network, Patience

NOW = datetime(2026, 2, 24, 12, tzinfo=UTC)


class Upstream(ThreadingHTTPServer):
    """Answers each path by a script of statuses, the last one for ever; 0 drops the connection."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.scripts: dict[str, list[int]] = {}
        self.hops: dict[str, str] = {}  # redirects
        self.headers: dict[str, str] = {}
        self.log: list[tuple[str, float]] = []  # path and time of arrival
        self.agents: set[str] = set()
        self.asked_with: list[dict[str, str]] = []  # the validators of each request
        self.drip = 0.0  # seconds between the bytes of a body
        self.bodies: dict[str, bytes] = {}  # in place of one that names status and path
        self.etag = ""  # of every answer; one that is asked with it is unchanged

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request, client_address) -> None:
        """A client that hangs up is part of these tests."""


class Handler(BaseHTTPRequestHandler):
    server: Upstream

    def do_GET(self) -> None:
        self.server.log.append((self.path, time()))
        script = self.server.scripts.get(self.path, [200])
        status = script.pop(0) if len(script) > 1 else script[0]
        self.server.agents.add(self.headers["User-Agent"])
        names = ("If-None-Match", "If-Modified-Since")
        self.server.asked_with.append({name: self.headers[name] for name in names if name in self.headers})
        if status == 200 and self.server.etag and self.headers["If-None-Match"] == self.server.etag:
            self.send_response(304)
            self.end_headers()
        elif status == 0:
            self.connection.shutdown(socket.SHUT_RDWR)
        elif status == 302 or self.path in self.server.hops:
            self.send_response(302)
            self.send_header("Location", self.server.hops.get(self.path, self.path))
            self.end_headers()
        else:
            body = self.server.bodies.get(self.path, f"{status} at {self.path}".encode())
            self.send_response(status)
            for name, value in self.server.headers.items():
                self.send_header(name, value)
            if self.server.etag:
                self.send_header("ETag", self.server.etag)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.send_header("Content-Length", str(len(body) + (10 if self.path == "/half" else 0)))
            self.end_headers()
            with suppress(OSError):
                for byte in [body[at : at + 1] for at in range(len(body))] if self.server.drip else [body]:
                    self.wfile.write(byte)
                    sleep(self.server.drip)

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def upstream() -> Iterator[Upstream]:
    with Upstream() as server:
        Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def network(tmp_path: Path) -> Iterator[Network]:
    with Network(
        store=AnswerStore(tmp_path / "answers"), patience=Patience(first_wait=0.01), clock=lambda: NOW
    ) as network:
        yield network


@pytest.fixture
def program(tmp_path: Path, upstream: Upstream) -> Iterator[Callable[..., Network]]:
    """Programs of one user, each with its own `Network`, that share the answers and what is known of the host."""
    rule = Limit(service="s", urls=(upstream.url,), interval=0, folder=tmp_path / "limits")
    made: list[Network] = []

    def make(**how: object) -> Network:
        how = {"patience": Patience(first_wait=0.0), "clock": lambda: NOW, **how}
        made.append(Network(store=AnswerStore(tmp_path / "answers"), limits=(rule,), **how))
        return made[-1]

    yield make
    for network in made:
        network.__exit__(None, None, None)
