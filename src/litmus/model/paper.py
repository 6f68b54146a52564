"""A paper: who wrote what under which identifier, and which sources listed it."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from litmus.model.errors import BadIdentifier

_NEW = r"\d\d(?:0[1-9]|1[0-2])\.\d{4,5}"
_OLD = r"(?P<archive>[a-z]{2,8}(?:-[a-z]{2,6})?)(?:\.[a-z]{2})?(?:/|%2F)(?P<number>\d\d(?:0[1-9]|1[0-2])\d{3})"
_PAGES = (  # whose addresses carry an identifier, up to it
    r"(?:(?:[a-z]{2,10}\.)?arxiv\.org|xxx\.lanl\.gov)"
    r"/(?:abs|pdf|html|format|e-print|src|ps|other|tb|show-email|ftp/arxiv/papers/\d{4})"
    r"|ar5iv(?:\.labs\.arxiv)?\.org(?:/(?:abs|pdf|html))?"
    r"|alphaxiv\.org(?:/[a-z]{2})?/(?:abs|pdf|html|overview|resources|audio|slides|models|benchmarks)"
    r"|(?:huggingface\.co|hf\.co)/papers|(?:dx\.)?doi\.org/10\.48550|arxiv-vanity\.com/papers"
    r"|(?:scirate\.com|papers\.cool|semanticscholar\.org)/arxiv|api\.semanticscholar\.org|emergentmind\.com/papers"
)
_PASTED = re.compile(
    rf"(?:(?:https?://[^\s?#]{{1,200}}/)?(?:https?:/{{1,2}})?(?:www\.)?(?:{_PAGES})/(?P<page>)|/?(?:abs|pdf)/)?"
    r"(?:(?:doi:\s?)?10\.48550/|oai:)?(?:arxiv(?:\.org)?\s?[.:：/]?\s?)?"
    rf"(?:(?P<new>{_NEW})|{_OLD})(?:v(?P<version>[1-9]\d{{0,3}}))?"
    r"(?:(?(page)(?:\.(?:pdf|html?|md|ps|gz)){0,2}(?:/[\w.~-]{0,80}){0,4})(?:[?#]\S{0,500})?"
    r"|\s*\[[\w.-]{2,20}(?:\]\s{0,3}(?:\d{1,2}\s\w{3,9}\s\d{4})?)?)",  # the stamp on the page
    re.IGNORECASE,
)
_BLANKS = " \t\r\n\u00a0\u3000\u200b\ufeff"
_AROUND = _BLANKS + "<>()[]{}\"'`*“”‘’「」《》（）.,;:!，。；：、"
_MARKDOWN = re.compile(r"\[[^\[\]]{0,300}\]\((?P<target>[^()\s]{1,500})(?:\s[^()]{0,200})?\)")
_LONGEST = 1_000  # characters

_WITHDRAWN = re.compile(  # as authors and arXiv's administrators write; other sentences speak of other papers
    r"(?:^|[.;:!?)\]]\s)[(\[*\s]{0,9}"
    r"(?:(?:(?:this|the|our)\s+)?(?:arxiv\s+)?(?:paper|article|manuscript|submission|preprint|work|version|note|report)"
    r"\s+(?:(?:is|was|has\s+been|had\s+to\s+be|is\s+being)\s+)?(?:temporarily\s+|hereby\s+|now\s+)?(?:withdrawn|retracted)"
    r"|(?:(?:we,\s+)?the\s+authors?\s+(?:have|has)|we\s+have|i\s+have|we\s+are|i\s+am)"
    r"\s+(?:decided\s+to\s+)?withdraw(?:n|ing)?\s+(?:this|the)\s+(?:paper|article|manuscript|submission|preprint|work)"
    r"|withdrawn)"
    r"(?=[.,;:!)\]]|\s*$|\s+(?:by|due|because|as|since|for|until|pending|from\s+arxiv|owing)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArxivId:
    """An arXiv identifier, new style (since 2007-04) or old, with or without a version.

    Source: https://info.arxiv.org/help/arxiv_identifier.html
    """

    base: str  # without the version: "2602.12675", "hep-th/9901001"
    version: int | None = None  # None: the newest

    @classmethod
    def parse(cls, text: str) -> "ArxivId":
        """Read an identifier in any form that people paste.

        Bare; "arXiv:…", with what the stamp on a paper says after it; a DOI; the address of a page, a file or a place
        on arXiv, its mirrors and those sites that name papers by their identifiers; any of them as a Markdown link, in
        quotation marks or brackets. The subject class of an old one goes: math.GT/0309136 is math/0309136.

        Raises: BadIdentifier.
        """
        said = text[: _LONGEST + 1].strip(_BLANKS)
        if link := _MARKDOWN.fullmatch(said):
            said = link["target"]
        found = _PASTED.fullmatch(said.strip(_AROUND)) if len(text) <= _LONGEST else None
        if found is None:
            raise BadIdentifier(text)
        base = found["new"] or f"{found['archive'].lower()}/{found['number']}"
        return cls(base=base, version=int(found["version"]) if found["version"] else None)

    def __str__(self) -> str:
        return self.base if self.version is None else f"{self.base}v{self.version}"


class Source(StrEnum):
    """Who lists papers."""

    HUGGING_FACE = "huggingface"
    ARXIV = "arxiv"

    @property
    def label(self) -> str:
        """Its name for people, in every language."""
        return "Hugging Face" if self is Source.HUGGING_FACE else "arXiv"


class ListingKind(StrEnum):
    """How a source lists a paper. The last four are arXiv's announcement types, relative to the asked categories."""

    FEATURED = "featured"  # on the Hugging Face day
    NEW = "new"  # announced first on this day, with an asked category as its primary one
    CROSS = "cross"  # an asked category is a further one
    REPLACE = "replace"  # a later version of a paper announced before
    REPLACE_CROSS = "replace-cross"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A paper's entry in one source's list of one day."""

    source: Source
    date: date  # the day that the source gives the list, not the day of submission
    kind: ListingKind
    version: int | None = None  # that arXiv's list shows; None on Hugging Face's, which does not say

    @property
    def is_candidate(self) -> bool:
        """Whether the listing brings a paper to read; a replacement only renews one."""
        return self.kind not in (ListingKind.REPLACE, ListingKind.REPLACE_CROSS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper's identity and metadata, merged from the sources that know it.

    Times are UTC-aware. Text is as the source has it, white space collapsed; abstracts keep their LaTeX.
    """

    arxiv_id: str  # without version
    version: int | None  # newest that a source named; None where only Hugging Face, which does not say, knows it
    title: str
    abstract: str
    authors: tuple[str, ...]
    categories: tuple[str, ...] = ()  # primary first; empty where only Hugging Face knows the paper
    submitted: datetime | None = None  # first version
    updated: datetime | None = None  # this version
    comment: str | None = None  # the authors' own, "20 pages, accepted at …"
    license: str | None = None  # a URL
    code_url: str | None = None
    project_url: str | None = None
    upvotes: int | None = None  # on Hugging Face
    stars: int | None = None  # of the code repository, as Hugging Face shows them
    keywords: tuple[str, ...] = ()  # Hugging Face's, made by a model
    organization: str | None = None  # Hugging Face's
    listings: tuple[Listing, ...] = ()

    @property
    def name(self) -> str:
        """The identifier with the version where it is known."""
        return str(ArxivId(base=self.arxiv_id, version=self.version))

    @property
    def missing(self) -> tuple[str, ...]:
        """What arXiv tells of every paper and no source has told of this one; such metadata is thin."""
        told = {
            "version": self.version,
            "submitted": self.submitted,
            "categories": self.categories,
            "abstract": self.abstract,
        }
        return tuple(name for name, value in told.items() if not value)

    @property
    def is_candidate(self) -> bool:
        """Whether a list brings it as a paper to read."""
        return any(listing.is_candidate for listing in self.listings)

    @property
    def is_withdrawn(self) -> bool:
        """Whether this version withdraws the paper.

        arXiv has no field for it: the comment says so in any of its sentences ("This paper has been withdrawn by the
        authors due to …"), or the abstract in its first, since there are papers about withdrawals.
        """
        return bool(_WITHDRAWN.search(self.comment or "") or _WITHDRAWN.match(self.abstract))

    @property
    def sources(self) -> frozenset[Source]:
        return frozenset(listing.source for listing in self.listings)

    @property
    def is_featured(self) -> bool:
        """Whether Hugging Face lists it."""
        return Source.HUGGING_FACE in self.sources
