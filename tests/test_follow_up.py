"""What becomes of papers after their day: real days of the stand-in, and new versions that differ."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from litmus import follow_up
from litmus.config import Settings
from litmus.day import DayRun, run_day
from litmus.desk import Desk, open_desk
from litmus.lists import lists_of
from litmus.model import Answer, Erratum, Evidence, Remark, Route, Sequel, Status
from litmus.model.errors import UpstreamUnavailable

from .conftest import upstream_at

pytestmark = pytest.mark.shared

SHARED = Path(__file__).parents[2] / "shared"
FIRST, THEN, LATER = date(2026, 2, 12), date(2026, 2, 19), date(2026, 2, 20)
REPLACED = "2602.10975"  # reported on FIRST; its second version is announced on THEN
WITHDRAWN = "2602.10675"  # so is this one's
REASON = "This paper has been withdrawn by the authors due to an error."
OpenDesk = Callable[..., AbstractContextManager[Desk]]


class Silent:
    """A watch for nobody."""

    def begin(self, stage: str, total: int | None = None) -> None: ...
    def step(self, what: str) -> None: ...
    def end(self, said: Remark) -> None: ...


def settings(url: str, folder: Path, now: datetime) -> Settings:
    return Settings(
        data=folder / "data",
        out=folder / "pages",
        now=now,
        categories=("cs.CV", "cs.SE"),
        upstream=upstream_at(url),
    )


@pytest.fixture(scope="module")
def published(stand_in: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a reader who has the digest of the first day."""
    folder = tmp_path_factory.mktemp("published")
    with desk_in(stand_in, folder, FIRST) as desk:
        run_day(desk, FIRST, Silent())
    return folder


@pytest.fixture
def desk_on(upstream: Any, published: Path, tmp_path: Path) -> OpenDesk:
    """Opens that reader's desk on the evening of a day; what is done stays from one day to the next."""
    copytree(published, tmp_path, dirs_exist_ok=True)
    return partial(desk_in, upstream, tmp_path)


@contextmanager
def desk_in(upstream: Any, folder: Path, day: date, **changed: Any) -> Iterator[Desk]:
    now = datetime(day.year, day.month, day.day, 23, tzinfo=UTC)
    upstream.control(now=now.isoformat())
    with open_desk(settings(upstream.url, folder, now)) as desk:
        modest = replace(desk, profile=replace(desk.profile, languages=("en",), shortlist=2))
        yield replace(modest, **{name: value(modest) for name, value in changed.items()})


def made(desk: Desk, day: date) -> DayRun:
    run = run_day(desk, day, Silent())
    assert run.digest is not None
    return run


def told(run: DayRun) -> dict[str, Erratum]:
    return {erratum.arxiv_id: erratum for erratum in run.digest.errata}


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Revised:
    """The upstreams, where two papers have second versions that differ, as the stand-in's do not."""

    def __init__(self, desk: Desk) -> None:
        self._get = desk.get

    def __call__(self, url: str, **options: Any) -> Answer:
        answer = self._get(url, **options)
        if "id_list" not in url:
            return answer
        entries = re.split(rb"(?=<entry>)", answer.body)
        return replace(answer, body=b"".join(self._changed(entry) for entry in entries))

    def _changed(self, entry: bytes) -> bytes:
        if REPLACED.encode() in entry:
            return entry.replace(b"74.4%", b"47.4%").replace(b"FeatureBench: ", b"FeatureBench II: ")
        if WITHDRAWN.encode() in entry:
            return re.sub(rb"(<arxiv:comment.*?>).*?(?=</)", rb"\1" + REASON.encode(), entry)
        return entry


class Failing(Revised):
    """Answers the first question about identifiers, and no other one."""

    asked = 0

    def __call__(self, url: str, **options: Any) -> Answer:
        self.asked += "id_list" in url
        if self.asked > 1:
            raise UpstreamUnavailable(url, "HTTP 503")
        return super().__call__(url, **options)


class Stopping:
    """The archive of a run that is stopped when the digest is to be kept."""

    def __init__(self, desk: Desk) -> None:
        self._archive = desk.archive

    def __getattr__(self, name: str) -> Any:
        return getattr(self._archive, name)

    def keep_digest(self, *_given: object) -> None:
        raise KeyboardInterrupt


def test_papers_that_were_replaced_are_told_in_the_next_digest(desk_on, upstream) -> None:
    """The stand-in's have the same text: quiet lines, one request for all of them, and none for a second run."""
    with desk_on(THEN) as desk:
        before = bytes_in(desk.out / FIRST.isoformat())
        run = made(desk, THEN)
        asked = [row for row in upstream.log if "id_list" in row["query"] and REPLACED in row["query"]]
        pages = bytes_in(desk.out)
        upstream.control(reset=True)
        again = made(desk, THEN)

        assert {REPLACED, WITHDRAWN} <= told(run).keys()
        for erratum in run.digest.errata:
            assert (erratum.sequel, erratum.published, erratum.noticed) == (Sequel.REPLACED, FIRST, THEN)
            assert (erratum.old, erratum.new, erratum.final) == (1, 2, True)
            assert not erratum.matters
            assert all(recheck.compared for recheck in erratum.rechecks.values())
        assert len(asked) == 1
        assert again.digest == run.digest
        assert bytes_in(desk.out) == pages
        assert upstream.log == []
        assert bytes_in(desk.out / FIRST.isoformat()) == before
        assert made(desk, FIRST).digest.errata == ()


def test_what_no_longer_holds_and_what_was_withdrawn_stands_in_front(desk_on) -> None:
    """With the old figure and the new one, the authors' reason, on every page and in the feed; and not once more."""
    with desk_on(THEN, get=Revised) as desk:
        run = made(desk, THEN)
        pages = {path.name: path.read_text("utf-8") for path in (desk.out / THEN.isoformat()).iterdir()}
        feed = (desk.out / "feed.xml").read_text("utf-8")
    with desk_on(LATER) as desk:
        later = made(desk, LATER)

    changed, withdrawn = told(run)[REPLACED], told(run)[WITHDRAWN]
    changes = changed.rechecks["en"].changes
    assert {(one.old, one.new) for change in changes for one in change.differences} == {("74.4%", "47.4%")}
    assert {change.after.status for change in changes} == {Status.CONTRADICTED}
    assert changed.former_title.startswith("FeatureBench: ")
    assert withdrawn.sequel is Sequel.WITHDRAWN
    assert (withdrawn.route, withdrawn.comment, withdrawn.rechecks) == (None, REASON, {})
    for page in ("digest.en.md", "daily.en.md", "brief.en.md", "digest.en.html", "daily.en.html", "index.html"):
        assert "Withdrawn since our report of 12 February 2026" in pages[page], page
    assert "~~74.4%~~ → **47.4%**" in pages["digest.en.md"]
    assert pages["digest.en.md"].index("## Corrections") < pages["digest.en.md"].index("## Preview")
    assert feed.count("<entry>") == 4  # two digests, one corrected, one withdrawn
    assert not told(run).keys() & told(later).keys()


def test_a_day_whose_lists_were_collected_without_a_digest_is_looked_through_by_the_next(desk_on) -> None:
    with desk_on(THEN) as desk:
        lists_of(desk, THEN)
    with desk_on(LATER) as desk:
        assert REPLACED in told(made(desk, LATER))


def test_a_run_that_is_stopped_after_the_follow_up_loses_nothing(desk_on) -> None:
    """Noticed and kept, then killed before the digest is; the next run tells it, though arXiv is down by then."""
    with desk_on(THEN, get=Revised, archive=Stopping) as desk, pytest.raises(KeyboardInterrupt):
        made(desk, THEN)
    with desk_on(THEN) as desk:
        run = made(desk, THEN)

    assert told(run)[REPLACED].matters
    assert told(run)[WITHDRAWN].matters


def test_a_profile_that_published_nothing_has_nothing_to_correct(desk_on) -> None:
    """And its feed is its own."""
    with desk_on(THEN, profile=lambda desk: replace(desk.profile, name="vision", languages=("zh",))) as desk:
        run = made(desk, THEN)
        feeds = {path.name: path.read_text("utf-8") for path in desk.out.glob("*.xml")}

    assert run.digest.errata == ()
    assert "2026-02-19-vision/index.html" in feeds["feed-vision.xml"]
    assert "2026-02-19" not in feeds["feed.xml"]


def test_asking_arxiv_finds_what_no_list_brought(desk_on) -> None:
    """Found once, and told by the next digest."""
    with desk_on(THEN, get=Revised) as desk:
        asked = follow_up.ask(desk, FIRST)
        errata = {case.paper.arxiv_id: follow_up.follow(desk, case, THEN) for case in asked.cases}

        assert errata[REPLACED].matters
        assert errata[WITHDRAWN].sequel is Sequel.WITHDRAWN
        assert asked.papers == len(desk.archive.published("default", FIRST))
        assert (asked.unasked, asked.failure) == (0, None)
        assert follow_up.ask(desk, FIRST).cases == ()
        waiting = desk.archive.errata_for("default", THEN)
        assert {erratum.arxiv_id: erratum for erratum in waiting} == errata


def test_an_upstream_that_fails_leaves_what_was_found(desk_on) -> None:
    """Of a digest with more papers than one request asks for, the first request's are known though the second fails."""
    with desk_on(THEN, get=Failing) as desk:
        digest = desk.archive.digest(FIRST, "default")
        entry = digest.entries[0]
        more = [replace(entry, paper=replace(entry.paper, arxiv_id=f"2602.{90_000 + number}")) for number in range(100)]
        desk.archive.keep_digest(replace(digest, entries=(*digest.entries, *more)), "inputs")
        asked = follow_up.ask(desk, FIRST)

    assert isinstance(asked.failure, UpstreamUnavailable)
    assert (asked.papers, asked.unasked) == (len(digest.entries) + 100, 100)


def test_while_arxiv_is_silent_a_list_is_enough_to_say_that_there_is_something(desk_on, upstream) -> None:
    """Nothing is compared with what a list tells; it is followed up later, and told then."""
    upstream.control(host="arxiv-api", fault="503")
    with desk_on(THEN) as desk:
        first = told(made(desk, THEN))
    upstream.control(reset=True)
    with desk_on(LATER, get=Revised) as desk:
        later = told(made(desk, LATER))

    assert not first[WITHDRAWN].final
    assert not first[WITHDRAWN].matters
    assert first[WITHDRAWN].rechecks["en"].compared == 0
    assert later[WITHDRAWN].sequel is Sequel.WITHDRAWN
    assert later[REPLACED].matters


def test_a_version_that_nobody_knew_makes_no_false_alarm(desk_on) -> None:
    """Hugging Face alone told of the paper: nothing is said of a version that may be the one that was read."""
    with desk_on(THEN) as desk:
        entry = desk.archive.digest(FIRST, "default").entry(REPLACED)
        unknown = replace(entry, paper=replace(entry.paper, version=None))
        paper = replace(entry.paper, version=2, updated=datetime(2026, 2, 11, tzinfo=UTC))
        same = follow_up.Case(entry=unknown, published=FIRST, paper=paper, is_later=False)
        other = replace(same, paper=replace(paper, version=3, abstract="We measured nothing."))

        assert follow_up.follow(desk, same, THEN) is None
        assert follow_up.follow(desk, other, THEN).matters


class Converted(Revised):
    """arXiv, when the new version's HTML is there."""

    def __call__(self, url: str, **options: Any) -> Answer:
        if f"/html/{REPLACED}v2" in url:
            page = (SHARED / "papers" / "2310.06825.html").read_bytes()
            return Answer(url=url, final_url=url, content_type="text/html", body=page)
        return super().__call__(url, **options)


def test_a_new_version_without_its_text_is_followed_up_again_until_it_is_there(desk_on) -> None:
    """What stood in the full text is not gone, it was not read; and that is said."""

    def case(desk: Desk) -> follow_up.Case:
        entry = desk.archive.digest(FIRST, "default").entry(REPLACED)
        report = replace(entry.reports["en"], route=Route.HTML)
        place = Evidence(anchor="S4.p1", quote="", start=0, end=0, url="", where="§4")
        verdicts = tuple(replace(verdict, evidence=(place,)) for verdict in entry.verdicts["en"])
        read = replace(entry, route=Route.HTML, reports={"en": report}, verdicts={"en": verdicts})
        paper = replace(entry.paper, version=2, updated=datetime(2026, 2, 18, tzinfo=UTC))
        return follow_up.Case(entry=read, published=FIRST, paper=paper)

    with desk_on(THEN) as desk:
        thin = [follow_up.follow(desk, case(desk), THEN) for _ in range(2)]
        late = follow_up.follow(desk, case(desk), date(2026, 3, 19))
    with desk_on(LATER, get=Converted) as desk:
        whole = follow_up.follow(desk, case(desk), LATER)

    assert [(one.final, one.matters, one.route) for one in thin] == [(False, False, Route.ABSTRACT)] * 2
    assert thin[0].rechecks["en"].compared == 0
    assert thin[0].rechecks["en"].unread > 0
    assert late.final  # nobody waits for ever
    assert (whole.final, whole.route) == (True, Route.HTML)
    assert whole.rechecks["en"].unread == 0
