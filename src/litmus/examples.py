"""The examples that a reader's topics name: from the archive, the reader's libraries, or asked of arXiv and kept."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from litmus import collect, curate
from litmus.desk import Desk
from litmus.model import Paper, Remark, Topic, Work, remark
from litmus.model.errors import ConfigError, UpstreamError

MOST = 1_000  # papers that are asked for at once, ten requests; a library may name more


def known_examples(desk: Desk) -> list[curate.Named]:
    """Every example that can be had without asking anybody, those of a topic together.

    What the archive has of a paper goes before what a library has of it. Raises: ArchiveError.
    """
    works = {topic.name: desk.libraries.get((desk.profile.name, topic.name), ()) for topic in desk.profile.topics}
    named = [name for topic in desk.profile.topics for name in topic.examples]
    kept = [work.arxiv_id for there in works.values() for work in there if work.arxiv_id]
    papers = desk.archive.papers([*named, *kept])
    found: list[curate.Named] = []
    for topic in desk.profile.topics:
        told = {name: _work(papers[name]) for name in topic.examples if name in papers}
        for work in works[topic.name]:
            name = work.arxiv_id or work.title
            told.setdefault(name, _work(papers[name]) if name in papers else work)
        found.extend((topic, work) for work in told.values())
    return found


def ask_for_examples(desk: Desk) -> tuple[Remark, ...]:
    """See to it that the archive has the examples that can be had; what cannot be had is told, and fails nothing.

    Of a library's works those are asked for that have no abstract there. Raises: ArchiveError.
    """
    examples = [name for topic in desk.profile.topics for name in topic.examples]
    cause = ask_for(desk, [*examples, *_without_abstract(desk)])
    here = desk.archive.papers(examples)
    return tuple(
        remark(
            "curate.example_unasked", paper=name, topic=topic.name, topic_zh=topic.name_zh or topic.name, cause=cause
        )
        if cause
        else remark("curate.example_unknown", paper=name, topic=topic.name, topic_zh=topic.name_zh or topic.name)
        for topic in desk.profile.topics
        for name in topic.examples
        if name not in here
    )


def ask_for(desk: Desk, names: Iterable[str]) -> str:
    """See to it that the archive has the papers of these identifiers; why some could not be asked for, "" if all were.

    Raises: ArchiveError.
    """
    wanted = dict.fromkeys(names)
    known = desk.archive.papers(wanted)
    unknown = [name for name in wanted if name not in known][:MOST]
    try:
        for answer in collect.newest(unknown, get=desk.get, upstream=desk.upstream):
            for paper in answer.values():
                desk.archive.keep_paper(paper)
    except UpstreamError as error:
        return error.cause
    return ""


def without_libraries(desk: Desk) -> Desk:
    """The desk for one who does not have the libraries: their papers on arXiv are examples, the rest is left out.

    Raises: ConfigError, if no topic is left.
    """
    topics = [
        replace(topic, library="", examples=tuple(dict.fromkeys([*topic.examples, *_on_arxiv(desk, topic)])))
        for topic in desk.profile.topics
    ]
    left = [
        topic for topic in topics if topic.terms or topic.categories or topic.authors or topic.groups or topic.examples
    ]
    if not left:
        cause = "all its topics are libraries without a paper that arXiv has"
        raise ConfigError(f"profile “{desk.profile.name}”", cause, "Give a topic terms, or an example.")
    return replace(desk, profile=replace(desk.profile, topics=tuple(left)), libraries={})


def _on_arxiv(desk: Desk, topic: Topic) -> Iterator[str]:
    return (work.arxiv_id for work in desk.libraries.get((desk.profile.name, topic.name), ()) if work.arxiv_id)


def _without_abstract(desk: Desk) -> Iterator[str]:
    for topic in desk.profile.topics:
        for work in desk.libraries.get((desk.profile.name, topic.name), ()):
            if work.arxiv_id and not work.abstract:
                yield work.arxiv_id


def _work(paper: Paper) -> Work:
    return Work(title=paper.title, abstract=paper.abstract, arxiv_id=paper.arxiv_id)
