"""What a run works with: the archive, the way to the upstreams, the authors, the reader's profile, the clock."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path

from platformdirs import user_cache_path

from litmus.archive import Archive
from litmus.authors import NOBODY, QUOTING, Authors, open_authors
from litmus.collect import Upstream
from litmus.config import ModelSettings, Settings, utc_now
from litmus.curate import Meaning, load_profile, parse_profile, profile_of
from litmus.embeddings import Embeddings
from litmus.fetch import MANIFEST, AnswerStore, Exchange, Limit, Network, Patience, Replay
from litmus.library import read_library
from litmus.model import Get, Profile, Topic, Work
from litmus.model.errors import BadFile, ConfigError

Libraries = Mapping[tuple[str, str], tuple[Work, ...]]  # the works of topics, by the profile's name and the topic's
OnWait = Callable[[str, str, float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Everything that a run needs and does not decide."""

    archive: Archive
    get: Get
    upstream: Upstream
    categories: tuple[str, ...]
    profile: Profile  # the reader's; of several readers, the first's
    authors: Authors
    now: datetime  # UTC-aware; one clock for the whole run
    out: Path
    meaning: Meaning | None = None  # the reader's model of what texts mean
    site: str = ""  # base URL of where the pages are published; "" for nowhere
    begin_day: Callable[[], None] = lambda: None  # another day's work begins: the deadline counts anew
    recorded: date | None = None  # the day of the recording that goes for the network
    is_sample: bool = False
    copies: Mapping[str, Path] = field(default_factory=dict)  # web pages that nobody finds at their address
    others: tuple[Profile, ...] = ()  # of further readers, each with digests of their own
    libraries: Libraries = field(default_factory=dict)

    @property
    def readers(self) -> tuple["Desk", ...]:
        """The desk as each reader's own."""
        return tuple(replace(self, profile=profile, others=()) for profile in (self.profile, *self.others))


@contextmanager
def open_desk(
    settings: Settings,
    *,
    get: Get | None = None,
    replay: Path | None = None,
    own_profile: bool = False,
    models: Sequence[str] = (NOBODY,),
    on_wait: OnWait | None = None,
) -> Iterator[Desk]:
    """Lay out the desk, and clear it at the end.

    Args:
        settings: The settings in force.
        get: What answers URLs; None for the network.
        replay: A recorded day to use in place of the network. Its clock, its categories, its upstreams and its reader's
            profile go for ours, and it has an archive of its own.
        own_profile: Whether the settings' profiles are used with a recording all the same.
        models: Language models whose reports are merged into one, in place of those in the settings; none for those;
            "extract" for nobody, which is right where nothing is written. With a recording, only these are asked.
        on_wait: Told of waits between tries at an upstream, or at a model.

    Raises: ConfigError, ArchiveError, BadFile.

    """
    if replay is not None:
        with _recorded_desk(settings, Replay(replay), own_profile=own_profile, models=models, on_wait=on_wait) as desk:
            yield desk
        return
    with ExitStack() as stack:
        begin_day = None
        if get is None:
            get = asked = stack.enter_context(network(settings, on_wait))
            begin_day = asked.patience.begin
        archive = stack.enter_context(Archive(settings.archive_url))
        now, profiles = utc_now(settings), profiles_of(settings)
        yield Desk(
            archive=archive,
            get=get,
            upstream=upstream(settings),
            categories=settings.categories,
            profile=profiles[0],
            others=profiles[1:],
            libraries=libraries_of(settings, profiles),
            authors=stack.enter_context(_authors(settings.models, archive, now, models, on_wait)),
            now=now,
            out=settings.out,
            meaning=Embeddings(settings.embeddings) if settings.embeddings else None,
            site=settings.site,
            begin_day=begin_day or (lambda: None),
        )


@contextmanager
def _recorded_desk(
    settings: Settings, recording: Replay, *, own_profile: bool, models: Sequence[str], on_wait: OnWait | None
) -> Iterator[Desk]:
    said = recording.manifest
    own = own_profile or said.profile is None
    profiles = profiles_of(settings) if own else (profile_of(said.profile, str(recording.folder / MANIFEST)),)
    url = f"sqlite:///{settings.data / 'replays' / recording.edition / 'archive.sqlite'}"
    quoting = settings.models.model_copy(update={"write": (), "picks": ()})  # a recording asks nobody by itself
    with Archive(url) as archive, _authors(quoting, archive, said.now, models, on_wait) as authors:
        yield Desk(
            archive=archive,
            get=recording,
            upstream=Upstream(**said.upstream.model_dump()) if said.upstream else upstream(settings),
            categories=settings.categories if said.categories is None else said.categories,
            profile=profiles[0],
            others=profiles[1:],
            libraries=libraries_of(settings, profiles) if own else {},
            authors=authors,
            now=said.now,
            out=settings.out,
            meaning=Embeddings(settings.embeddings) if settings.embeddings else None,
            site=settings.site,
            recorded=said.day,
            is_sample=said.sample,
            copies=recording.pages if said.sample else {},
        )


@contextmanager
def _authors(
    settings: ModelSettings, archive: Archive, now: datetime, models: Sequence[str], on_wait: OnWait | None
) -> Iterator[Authors]:
    if tuple(models) == (NOBODY,):
        yield QUOTING
        return
    with open_authors(settings, archive, now.date(), several=models, on_wait=on_wait) as authors:
        yield authors


def profiles_of(settings: Settings) -> tuple[Profile, ...]:
    """The profiles of all readers, at least one.

    Raises: ConfigError.
    """
    found: dict[str, tuple[Path, Profile]] = {}
    for path in settings.profile:
        profile = load_profile(path)
        if profile.name in found:
            cause = f"it is called “{profile.name}” as {found[profile.name][0]} is"
            raise ConfigError(str(path), cause, "Give each a `name` of its own: folders and marks go by it.")
        found[profile.name] = (path, profile)
    return tuple(profile for _, profile in found.values()) or (default_profile(),)


def libraries_of(settings: Settings, profiles: Sequence[Profile]) -> Libraries:
    """What the libraries of the profiles' topics hold; each file lies where its profile says, seen from there.

    Raises: BadFile.
    """
    return {
        (profile.name, topic.name): _works_of(topic, path)
        for path, profile in zip(settings.profile, profiles, strict=False)  # the default one has none
        for topic in profile.topics
        if topic.library
    }


def _works_of(topic: Topic, profile: Path) -> tuple[Work, ...]:
    try:
        return read_library(profile.parent / topic.library).works
    except BadFile as error:
        cause = f"{error.cause} (the library of the topic “{topic.name}” in {profile})"
        raise BadFile(error.path, cause, error.advice) from None


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
        ar5iv=said.ar5iv,
        arxiv_api=said.arxiv_api,
        arxiv_rss=said.arxiv_rss,
        arxiv_oai=said.arxiv_oai,
    )


def network(settings: Settings, on_wait: OnWait | None = None) -> Network:
    """The way to the upstreams, with their rules."""
    said = settings.upstream
    store = AnswerStore(settings.data / "answers")
    store.sweep()
    return Network(
        store=store,
        exchange=Exchange(contact=settings.contact, timeout=said.timeout, longest=said.longest),
        limits=limits(settings),
        patience=Patience(first_wait=said.retry_wait, deadline=said.deadline),
        clock=lambda: utc_now(settings),
        on_wait=on_wait or (lambda _url, _cause, _seconds: None),
    )


def limits(settings: Settings) -> tuple[Limit, ...]:
    """The rules of the upstreams, and what is known of their hosts."""
    said, locks = settings.upstream, _locks(settings)
    arxiv = (said.arxiv, said.ar5iv, said.arxiv_api, said.arxiv_rss, said.arxiv_oai)
    return (
        Limit(service="arxiv", urls=arxiv, interval=said.arxiv_interval, folder=locks),
        Limit(service="huggingface", urls=(said.hugging_face,), interval=said.hugging_face_interval, folder=locks),
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
