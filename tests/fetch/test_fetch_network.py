"""The network room against a real HTTP server with faults."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from threading import Thread
from time import sleep, time

import pytest

from litmus.fetch import AnswerStore, Exchange, Limit, Network, Patience
from litmus.fetch.patience import FAILURES, TRIES, UNREACHABLE_TRIES
from litmus.model.errors import ArchiveError, ConfigError, NotThere, UpstreamUnavailable

NOW = datetime(2026, 2, 24, 12, tzinfo=UTC)


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


def test_nothing_is_stored_of_a_failure(upstream, network) -> None:
    upstream.scripts["/a"] = [400, 200]
    with pytest.raises(UpstreamUnavailable):
        network(upstream.url + "/a")
    assert network(upstream.url + "/a").body == b"200 at /a"


def test_a_host_that_forbids_is_left_alone_at_once(upstream, network) -> None:
    """arXiv: after 403, stop."""
    upstream.scripts["/a"] = [403]
    for path in ("/a", "/b"):
        with pytest.raises(UpstreamUnavailable):
            network(upstream.url + path)
    assert [path for path, _ in upstream.log] == ["/a"]


def test_a_host_that_cannot_be_reached_costs_little(network) -> None:
    """Offline, every host fails: two tries for one page, and none for the next."""
    waits: list[float] = []
    network.on_wait = lambda _url, _cause, seconds: waits.append(seconds)
    for path in ("/a", "/b", "/c"):
        with pytest.raises(UpstreamUnavailable):
            network("http://127.0.0.1:1" + path)
    assert len(waits) == UNREACHABLE_TRIES - 1


def test_after_the_deadline_nothing_is_asked(upstream, program) -> None:
    """What is here is given all the same, and a new piece of work has its own time."""
    network = program(patience=Patience(deadline=1e-9))
    program()(upstream.url + "/a")
    network.patience.begin()
    assert network(upstream.url + "/a")
    with pytest.raises(UpstreamUnavailable, match=r"upstream\.deadline"):
        network(upstream.url + "/b")

    network.patience.deadline = 60
    network.patience.begin()
    assert network(upstream.url + "/b")


def test_no_wait_goes_beyond_the_deadline(upstream, program) -> None:
    network = program(patience=Patience(deadline=30, first_wait=60))
    upstream.scripts["/a"] = [503]
    with pytest.raises(UpstreamUnavailable, match=r"HTTP 503\."):
        network(upstream.url + "/a")
    assert len(upstream.log) == 1


def test_a_bare_too_often_is_waited_out_longer(upstream, network) -> None:
    waits: list[float] = []
    network.on_wait = lambda _url, _cause, seconds: waits.append(seconds)
    upstream.scripts["/a"] = [429, 503, 200]
    network(upstream.url + "/a")
    assert waits == [0.04, 0.02]


def test_slow_answers_are_given_up(upstream, tmp_path) -> None:
    """Not a byte for so long, or the whole of it not in time."""
    upstream.drip = 0.1
    for how in ({"timeout": 0.05}, {"longest": 0.15}):
        network = Network(store=AnswerStore(tmp_path), exchange=Exchange(**how), patience=Patience(tries=1))
        with network, pytest.raises(UpstreamUnavailable, match=r"no answer in time|took more than"):
            network(upstream.url + "/a")


def test_a_host_that_fails_again_and_again_is_left_alone(upstream, network) -> None:
    """A service that is down must not cost every paper of the day all its tries."""
    upstream.scripts = {f"/{number}": [400] for number in range(FAILURES + 2)}
    for number in range(FAILURES + 2):
        with pytest.raises(UpstreamUnavailable):
            network(f"{upstream.url}/{number}")

    assert len(upstream.log) == FAILURES
    with pytest.raises(UpstreamUnavailable, match="left alone in this run"):
        network(upstream.url + "/fine")


def test_one_answer_among_failures_keeps_a_host_in_use(upstream, network) -> None:
    for number in range(FAILURES + 1):
        upstream.scripts[f"/{number}"] = [400]
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
    with Network(store=AnswerStore(tmp_path), exchange=Exchange(contact="mailto:reader@example.org")) as network:
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


def test_an_upstream_that_sends_on_to_another_has_not_got_it(upstream, tmp_path) -> None:
    """ar5iv leads to arXiv's abstract where it has no page: the other one is not asked, nor is the first one again."""
    upstream.hops["/ar5iv/a"] = "/arxiv/abs"
    bases = (f"{upstream.url}/arxiv", f"{upstream.url}/ar5iv")
    limit = Limit(service="s", urls=bases, interval=0, folder=tmp_path / "locks")
    with Network(store=AnswerStore(tmp_path), limits=(limit,)) as network:
        for _ in range(2):
            with pytest.raises(NotThere):
                network(upstream.url + "/ar5iv/a")

    assert [path for path, _ in upstream.log] == ["/ar5iv/a"]


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
