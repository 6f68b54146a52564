"""A claim, the evidence for it, and the verdict on it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from litmus.model.remark import Remark


class Severity(StrEnum):
    """How much a verdict matters to whoever publishes the report."""

    ERROR = "error"  # what is printed is not what the paper says
    WARNING = "warning"  # the paper says less
    NOTE = "note"


class Status(StrEnum):
    """What the check found.

    Refines FEVER's labels (arXiv:1803.05355): `supported` and `derived` are its SUPPORTED, `contradicted` and
    `overstated` its REFUTED, `not_found` and `not_checkable` its NOT ENOUGH INFO.
    """

    SUPPORTED = "supported"  # the paper says so, there
    DERIVED = "derived"  # follows from what the paper says; the reason shows how
    OVERSTATED = "overstated"  # the paper says less
    CONTRADICTED = "contradicted"  # the paper says something else
    NOT_FOUND = "not_found"  # nothing in the paper that says so
    NOT_CHECKABLE = "not_checkable"  # no figure, quote or name to hold against the paper

    @property
    def holds(self) -> bool:
        """Whether a reader may rely on it; what cannot be checked is not held against the report."""
        return self.severity is Severity.NOTE

    @property
    def is_checked(self) -> bool:
        """Whether there was something to hold against the paper."""
        return self is not Status.NOT_CHECKABLE

    @property
    def severity(self) -> Severity:
        if self in (Status.CONTRADICTED, Status.NOT_FOUND):
            return Severity.ERROR
        return Severity.WARNING if self is Status.OVERSTATED else Severity.NOTE


class Bound(StrEnum):
    """How a quantity is meant."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"  # over, more than, at least, 超过
    AT_MOST = "at_most"  # under, less than, 不到
    UP_TO = "up_to"  # the best case, 高达


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure in a text, with what it counts."""

    text: str  # as written: "18.6x", "70 亿"
    start: int  # half-open range of code points in the claim's text
    end: int
    value: Decimal  # scaled to the unit: "70 亿" is 7000000000
    unit: str  # "%", "x", "h", "GB", … ; "" for a bare number
    bound: Bound = Bound.EXACT


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The place in one paper version that a claim rests on."""

    anchor: str  # the block's id in arXiv's own HTML, "S4.SS2.p3", so the link opens there
    quote: str  # a short piece of the block's text
    start: int  # half-open range of code points in the block's text
    end: int
    url: str  # opens at the block
    where: str  # for people: "§4.2", "Table 3", "abstract"


class ClaimKind(StrEnum):
    """How a claim was made, which decides how it is checked."""

    QUOTE = "quote"  # words copied from the paper
    STATEMENT = "statement"  # said in other words, by a model or a person
    ABSENCE = "absence"  # the report says that the paper lacks something
    OPINION = "opinion"  # what its writer thinks; its figures are the paper's all the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement of a report."""

    id: str  # unique within its report: "results.2"
    text: str
    kind: ClaimKind
    evidence: tuple[Evidence, ...] = ()  # where its writer says that it stands
    span: tuple[int, int] | None = None  # its place in somebody else's report, in code points


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedCell(Claim):
    """A cell of a table in somebody's report."""

    heads: tuple[str, ...]  # of its row and its column
    beside: tuple[str, ...]  # the other cells of its row
    above: tuple[str, ...] = ()  # and those over it in its column, from the top


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A change to a claim that would make it say what the paper says."""

    start: int  # half-open range of code points in the claim's text
    end: int
    text: str  # to stand there instead


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the check found about one claim."""

    claim_id: str
    status: Status
    reason: Remark
    evidence: tuple[Evidence, ...] = ()  # where the check found it
    spans: tuple[tuple[int, int], ...] = ()  # the parts of the claim's text that do not hold
    repairs: tuple[Repair, ...] = ()  # what would have to change, where the paper shows it; in order, none overlaps
    confidence: float | None = None  # the share of verdicts of this kind that are right, of 1; None where not measured

    @property
    def severity(self) -> Severity:
        return self.status.severity
