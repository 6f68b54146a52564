"""The writer that needs no language model: it quotes the paper, and cannot invent."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from litmus.model import Claim, ClaimKind, Document, Evidence, Field, FieldName, Language, Link, Report
from litmus.report.extract.availability import Saying, on_code, on_data, on_next_step, own_links
from litmus.report.extract.choice import choose
from litmus.report.extract.passages import Passage, passages
from litmus.report.extract.scoring import answers
from litmus.report.extract.subjects import named, subjects_block
from litmus.report.extract.work import Work
from litmus.words import say

_LINKED = (FieldName.CODE, FieldName.DATA_ACCESS)


@dataclass(frozen=True, slots=True)
class _Said:
    """A claim that has no number yet."""

    text: str
    kind: ClaimKind
    evidence: tuple[Evidence, ...]


class Extractive:
    """Reports by quoting: each question is answered with sentences of the paper, or not at all."""

    name = "extract"

    def write(self, document: Document, language: Language) -> Report:
        """Report on a paper; the quotes are the same in every language."""
        work = Work.of(document)
        chosen, own = choose(answers(passages(document), work)), own_links(document, work.names)
        return Report(
            arxiv_id=document.arxiv_id,
            version=document.version,
            title=document.title,
            language=language,
            writer=self.name,
            route=document.route,
            fields=tuple(_field(name, document, chosen.get(name, ()), own, language) for name in FieldName),
        )


def _field(
    name: FieldName, document: Document, quotes: Sequence[Passage], own: tuple[Link, ...], language: Language
) -> Field:
    said = [_quoted(document, quote) for quote in quotes]
    if name is FieldName.APPLICATION:
        said += _subjects(document, language)
    said += _sayings(name, document, own, " ".join(one.text for one in said), language)
    return Field(name=name, claims=tuple(_numbered(name, said)))


def links_of(document: Document, language: Language) -> dict[FieldName, tuple[Claim, ...]]:
    """What Litmus itself says of the links to code, models and data, whoever writes the rest: by field.

    Their ids are "usage.code.link.1" and so on, see `is_on_link`.
    """
    own = own_links(document, Work.of(document).names)
    return {name: tuple(_numbered(f"{name}.link", _sayings(name, document, own, "", language))) for name in _LINKED}


def is_on_link(claim: Claim) -> bool:
    """Whether a claim is what Litmus itself says of a link, in another writer's report."""
    return ".link." in claim.id


def _numbered(name: str, said: Iterable[_Said]) -> Iterator[Claim]:
    for number, one in enumerate(said, 1):
        yield Claim(id=f"{name}.{number}", text=one.text, kind=one.kind, evidence=one.evidence)


def _quoted(document: Document, passage: Passage) -> _Said:
    evidence = document.evidence(passage.block, passage.start, passage.end)
    return _Said(passage.text, ClaimKind.QUOTE, (evidence,))


def _subjects(document: Document, language: Language) -> Iterator[_Said]:
    block = subjects_block(document)
    if block and (names := named(block.text, language)):
        yield _Said(names, ClaimKind.STATEMENT, (document.evidence(block, 0, len(block.text)),))


def _sayings(
    name: FieldName, document: Document, own: tuple[Link, ...], quoted: str, language: Language
) -> Iterator[_Said]:
    for saying in _on_links(name, document, own, quoted):
        yield _Said(say(saying.remark, language), saying.kind, saying.evidence)


def _on_links(name: FieldName, document: Document, own: tuple[Link, ...], quoted: str) -> Iterator[Saying]:
    match name:
        case FieldName.CODE:
            yield from on_code(document, own, quoted)
        case FieldName.DATA_ACCESS:
            yield from on_data(document, own, quoted)
        case FieldName.NEXT_STEP:
            yield from on_next_step(document, own)
