"""The network room against a real HTTP server with faults."""

import gzip
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from threading import Thread
from time import sleep, time

import httpx2
import pytest

from litmus.fetch import AnswerStore, Limit, Network
from litmus.fetch.network import PATIENCE, TRIES, asked_wait
from litmus.model.errors import ArchiveError, ConfigError, NotThere, UpstreamUnavailable

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
        if status == 0:
            self.connection.shutdown(socket.SHUT_RDWR)
        elif status == 302 or self.path in self.server.hops:
            self.send_response(302)
            self.send_header("Location", self.server.hops.get(self.path, self.path))
            self.end_headers()
        else:
            body = f"{status} at {self.path}".encode()
            self.send_response(status)
            for name, value in self.server.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.send_header("Content-Length", str(len(body) + (10 if self.path == "/half" else 0)))
            self.end_headers()
            with suppress(OSError):
                self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def upstream() -> Iterator[Upstream]:
    with Upstream() as server:
        Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def network(tmp_path: Path) -> Iterator[Network]:
    with Network(store=AnswerStore(tmp_path / "answers"), first_wait=0.01, clock=lambda: NOW) as network:
        yield network


def test_an_answer_is_fetched_once(upstream, network) -> None:
    first, second = network(upstream.url + "/a"), network(upstream.url + "/a")

    assert first == second
    assert first.body == b"200 at /a"
    assert first.content_type == "text/plain"
    assert len(upstream.log) == 1


def test_an_old_answer_is_fetched_anew(upstream, network, tmp_path) -> None:
    """`keep` bounds the age of a stored answer."""
    later = Network(store=AnswerStore(tmp_path / "answers"), clock=lambda: NOW + timedelta(hours=2))
    network(upstream.url + "/a")

    later(upstream.url + "/a", keep=timedelta(hours=3))
    assert len(upstream.log) == 1
    later(upstream.url + "/a", keep=timedelta(hours=1))
    assert len(upstream.log) == 2


def test_what_is_not_there_is_asked_once_a_day(upstream, network, tmp_path) -> None:
    upstream.scripts["/a"] = [404]
    for _ in range(2):
        with pytest.raises(NotThere):
            network(upstream.url + "/a")
    assert len(upstream.log) == 1

    tomorrow = Network(store=AnswerStore(tmp_path / "answers"), clock=lambda: NOW + timedelta(days=1, seconds=1))
    upstream.scripts["/a"] = [200]
    assert tomorrow(upstream.url + "/a").body == b"200 at /a"


@pytest.mark.parametrize("fault", [429, 500, 503, 0])
def test_a_passing_fault_is_survived(upstream, network, fault) -> None:
    upstream.scripts["/a"] = [fault, fault, 200]

    assert network(upstream.url + "/a").body == b"200 at /a"
    assert len(upstream.log) == 3


@pytest.mark.parametrize(("fault", "tries"), [(429, TRIES), (0, TRIES), (403, 1), (400, 1)])
def test_a_lasting_fault_ends_in_a_plain_sentence(upstream, network, fault, tries) -> None:
    """A refusal is not asked again; a failure a bounded number of times; nothing of it is stored."""
    upstream.scripts["/a"] = [fault]
    with pytest.raises(UpstreamUnavailable, match="nothing that is already here is fetched again"):
        network(upstream.url + "/a")
    assert len(upstream.log) == tries

    upstream.scripts["/a"] = [200]
    assert network(upstream.url + "/a").body == b"200 at /a"


def test_a_host_that_fails_again_and_again_is_left_alone(upstream, network) -> None:
    """A service that is down must not cost every paper of the day all its tries."""
    upstream.scripts = {f"/{number}": [403] for number in range(PATIENCE + 2)}
    for number in range(PATIENCE + 2):
        with pytest.raises(UpstreamUnavailable):
            network(f"{upstream.url}/{number}")

    assert len(upstream.log) == PATIENCE
    with pytest.raises(UpstreamUnavailable, match="left alone in this run"):
        network(upstream.url + "/fine")


def test_one_answer_among_failures_keeps_a_host_in_use(upstream, network) -> None:
    for number in range(PATIENCE + 1):
        upstream.scripts[f"/{number}"] = [403]
        with pytest.raises(UpstreamUnavailable):
            network(f"{upstream.url}/{number}")
        assert network(f"{upstream.url}/fine/{number}").body


@pytest.mark.parametrize("path", ["/half", "/round"])
def test_half_an_answer_and_a_redirect_loop_are_no_answers(upstream, network, path) -> None:
    upstream.scripts["/round"] = [302]
    with pytest.raises(UpstreamUnavailable):
        network(upstream.url + path)


@pytest.mark.parametrize("url", ["ftp://example.org/x", "http://", "no url", "http://127.0.0.1:1/closed"])
def test_a_url_that_cannot_be_asked_is_named(network, url) -> None:
    with pytest.raises(UpstreamUnavailable) as raised:
        network(url)
    assert raised.value.url == url


def test_retry_after_is_obeyed(upstream, network) -> None:
    """The wait told is the one asked for, not our own; more than two minutes is not waited for."""
    waits: list[float] = []
    network.on_wait = lambda _url, _cause, seconds: waits.append(seconds)
    upstream.headers = {"Retry-After": "1"}
    upstream.scripts["/a"] = [503, 200]
    network(upstream.url + "/a")
    assert waits == [1.0]
    (_, first), (_, second) = upstream.log
    assert second - first >= 1.0

    upstream.headers = {"Retry-After": "3600"}
    upstream.scripts["/b"] = [429]
    with pytest.raises(UpstreamUnavailable):
        network(upstream.url + "/b")
    assert [path for path, _ in upstream.log].count("/b") == 1


def test_both_forms_of_retry_after_are_read() -> None:
    assert asked_wait(httpx2.Headers({"Retry-After": "7"}), NOW) == 7
    assert asked_wait(httpx2.Headers({"Retry-After": format_datetime(NOW + timedelta(seconds=90))}), NOW) == 90
    assert asked_wait(httpx2.Headers({"Retry-After": "soon"}), NOW) is None
    assert asked_wait(httpx2.Headers({"RateLimit": '"api";r=0;t=42'}), NOW) == 42
    assert asked_wait(httpx2.Headers({"RateLimit": '"api";r=499;t=300'}), NOW) is None


def test_requests_of_one_service_keep_their_distance(upstream, tmp_path) -> None:
    """Over two programs, and over all hosts of the service: one at a time, the interval between them."""
    programs = [
        Network(
            store=AnswerStore(tmp_path / str(number)),
            limits=(Limit(service="s", urls=(upstream.url,), interval=0.15, folder=tmp_path / "locks"),),
        )
        for number in range(2)
    ]
    threads = [
        Thread(target=lambda program=program, n=n: [program(f"{upstream.url}/{n}/{m}") for m in range(3)])
        for n, program in enumerate(programs)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    times = sorted(time for _, time in upstream.log)
    assert len(times) == 6
    assert min(after - before for before, after in pairwise(times)) >= 0.15
    for program in programs:
        program.__exit__(None, None, None)


def test_the_user_agent_names_program_and_contact(upstream, tmp_path) -> None:
    with Network(store=AnswerStore(tmp_path), contact="mailto:reader@example.org") as network:
        network(upstream.url + "/a")
    (agent,) = upstream.agents
    assert agent.startswith("litmus-papers/")
    assert agent.endswith("(mailto:reader@example.org)")


def test_a_spoilt_file_in_the_store_counts_as_none(upstream, network, tmp_path) -> None:
    network(upstream.url + "/a")
    (file,) = (tmp_path / "answers").rglob("*.gz")
    file.write_bytes(file.read_bytes()[:-12])

    assert network(upstream.url + "/a").body == b"200 at /a"
    assert len(upstream.log) == 2


def test_a_redirect_is_a_request_of_its_own(upstream, tmp_path) -> None:
    """arXiv counts requests, not pages: after a redirect the interval passes too."""
    upstream.hops["/a"] = "/b"
    limit = Limit(service="s", urls=(upstream.url,), interval=0.15, folder=tmp_path / "locks")
    with Network(store=AnswerStore(tmp_path), limits=(limit,)) as network:
        answer = network(upstream.url + "/a")

    assert answer.final_url == upstream.url + "/b"
    (_, first), (_, second) = upstream.log
    assert second - first >= 0.15


def test_two_programs_ask_once_for_the_same_thing(upstream, tmp_path) -> None:
    """The one that waited for its turn finds the other's answer."""
    rule = Limit(service="s", urls=(upstream.url,), interval=0.1, folder=tmp_path / "locks")
    programs = [Network(store=AnswerStore(tmp_path / "answers"), limits=(rule,)) for _ in range(3)]
    with ThreadPoolExecutor(3) as together, rule.turn():
        answers = [together.submit(program, upstream.url + "/a") for program in programs]
        sleep(0.1)  # so that all of them have found nothing stored

    assert {answer.result().body for answer in answers} == {b"200 at /a"}
    assert len(upstream.log) == 1
    for program in programs:
        program.__exit__(None, None, None)


def test_a_request_counts_from_its_beginning_if_its_program_is_killed(tmp_path) -> None:
    rule = Limit(service="s", urls=("http://a.example",), interval=60, folder=tmp_path)
    with rule.turn(), rule.request():
        assert rule._wait(time()) > 59


def test_a_clock_that_was_set_back_makes_no_answer_fresh(upstream, network, tmp_path) -> None:
    """Nor does it make anybody wait longer than the interval."""
    network(upstream.url + "/a")
    earlier = Network(store=AnswerStore(tmp_path / "answers"), clock=lambda: NOW - timedelta(days=2))
    earlier(upstream.url + "/a", keep=timedelta(hours=1))
    assert len(upstream.log) == 2

    rule = Limit(service="s", urls=(upstream.url,), interval=3, folder=tmp_path)
    with rule.turn(), rule.request():
        pass
    assert rule._wait(time() - 1000) == 3


def test_answers_that_cannot_be_kept_are_an_error_that_says_where(upstream, tmp_path) -> None:
    (tmp_path / "answers").write_text("a file where a folder should be")
    with (
        Network(store=AnswerStore(tmp_path / "answers")) as network,
        pytest.raises(ArchiveError, match=r"answers cannot be used: .*Free some space"),
    ):
        network(upstream.url + "/a")


def test_locks_that_cannot_be_written_are_an_error_that_says_where(upstream, tmp_path) -> None:
    (tmp_path / "locks").write_text("a file where a folder should be")
    rule = Limit(service="s", urls=(upstream.url,), interval=0, folder=tmp_path / "locks")
    with (
        Network(store=AnswerStore(tmp_path), limits=(rule,)) as network,
        pytest.raises(ArchiveError, match=r"locks cannot be used: .*Make the folder writable"),
    ):
        network(upstream.url + "/a")


@pytest.mark.parametrize("head", [b"[]\n", b"5\n", b'{"at": 1, "status": 200, "final_url": "", "content_type": ""}\n'])
def test_a_foreign_file_in_the_store_counts_as_none(upstream, network, tmp_path, head) -> None:
    file = AnswerStore(tmp_path / "answers").path(upstream.url + "/a")
    file.parent.mkdir(parents=True)
    file.write_bytes(gzip.compress(head + b"body"))

    assert network(upstream.url + "/a").body == b"200 at /a"


def test_a_proxy_of_the_environment_is_not_asked_for_this_machine(upstream, network, monkeypatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert network(upstream.url + "/a").body == b"200 at /a"


def test_a_proxy_that_cannot_be_used_is_named_without_its_password(network, monkeypatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "gopher://user:secret@proxy.example")
    with pytest.raises(ConfigError, match="HTTP_PROXY") as raised:
        network("http://a.example/")
    assert "secret" not in str(raised.value)
