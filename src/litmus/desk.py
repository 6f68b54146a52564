"""What a run works with: the archive, the way to the upstreams, the writer, the reader's profile, the clock."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from importlib.resources import files
from pathlib import Path

from platformdirs import user_cache_path

from litmus.archive import Archive
from litmus.collect import Upstream
from litmus.config import Settings, utc_now
from litmus.curate import load_profile, parse_profile
from litmus.fetch import AnswerStore, Limit, Network, Replay
from litmus.model import Get, Profile
from litmus.report import Extractive, Writer

OnWait = Callable[[str, str, float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Everything that a run needs and does not decide."""

    archive: Archive
    get: Get
    upstream: Upstream
    categories: tuple[str, ...]
    profile: Profile
    writer: Writer
    now: datetime  # UTC-aware; one clock for the whole run
    out: Path
    is_sample: bool = False
    copies: Mapping[str, Path] = field(default_factory=dict)  # web pages that nobody finds at their address


@contextmanager
def open_desk(
    settings: Settings, *, replay: Path | None = None, is_sample: bool = False, on_wait: OnWait | None = None
) -> Iterator[Desk]:
    """Lay out the desk, and clear it at the end.

    Args:
        settings: The settings in force.
        replay: A recorded day to use in place of the network; its clock goes for ours.
        is_sample: Whether its papers are invented, for the pages to say.
        on_wait: Told of waits between tries at an upstream.

    Raises: ConfigError, ArchiveError, BadFile.

    """
    with ExitStack() as stack:
        get: Get
        now, copies = utc_now(settings), {}
        if replay is not None:
            get = recording = Replay(replay)
            now, copies = recording.now, recording.pages if is_sample else {}
        else:
            get = stack.enter_context(network(settings, on_wait))
        yield Desk(
            archive=stack.enter_context(Archive(settings.archive_url)),
            get=get,
            upstream=upstream(settings),
            categories=settings.categories,
            profile=load_profile(settings.profile) if settings.profile else default_profile(),
            writer=Extractive(),
            now=now,
            out=settings.out,
            is_sample=is_sample,
            copies=copies,
        )


def default_profile() -> Profile:
    """The profile that comes with Litmus."""
    file = files("litmus") / "defaults" / "profile.toml"
    return parse_profile(file.read_text("utf-8"), "the default profile")


def upstream(settings: Settings) -> Upstream:
    """The upstreams' addresses as `collect` wants them."""
    said = settings.upstream
    return Upstream(
        hugging_face=said.hugging_face,
        arxiv=said.arxiv,
        arxiv_api=said.arxiv_api,
        arxiv_rss=said.arxiv_rss,
        arxiv_oai=said.arxiv_oai,
    )


def network(settings: Settings, on_wait: OnWait | None = None) -> Network:
    """The way to the upstreams, with their rules."""
    said, locks = settings.upstream, _locks(settings)
    arxiv = (said.arxiv, said.arxiv_api, said.arxiv_rss, said.arxiv_oai)
    return Network(
        store=AnswerStore(settings.data / "answers"),
        limits=(
            Limit(service="arxiv", urls=arxiv, interval=said.arxiv_interval, folder=locks),
            Limit(service="huggingface", urls=(said.hugging_face,), interval=said.hugging_face_interval, folder=locks),
        ),
        contact=settings.contact,
        first_wait=said.retry_wait,
        clock=lambda: utc_now(settings),
        on_wait=on_wait or (lambda _url, _cause, _seconds: None),
    )


def _locks(settings: Settings) -> Path:
    """Where the turns at the upstreams are kept: one place for all programs of this user.

    Where there is no such place (no home, or one that cannot be written, as in some containers), the data folder: then
    only programs that share it wait for each other.
    """
    shared = user_cache_path("litmus") / "limits"
    try:
        if shared.is_absolute():  # it is "~/…" for a user without a home
            shared.mkdir(parents=True, exist_ok=True)
    except OSError:
        return settings.data / "limits"
    return shared if os.access(shared, os.W_OK) else settings.data / "limits"
