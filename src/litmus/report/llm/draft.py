"""A report on its way: what a model has written so far, and what it was shown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from litmus.model import Claim, Evidence, FieldName, Provenance, Remark, Report, Usage
from litmus.report.llm.context import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A model's report before it is final."""

    report: Report
    context: Context
    prompt: str  # version
    unasked: tuple[FieldName, ...] = ()  # by that prompt
    usage: Usage = field(default_factory=Usage)
    trouble: tuple[Remark, ...] = ()

    def with_claims(self, changes: Mapping[str, Claim | None]) -> "Draft":
        """The draft with other claims in place of some, by id; None for one that goes."""
        fields = tuple(
            replace(
                one,
                claims=tuple(claim for old in one.claims if (claim := changes.get(old.id, old)) is not None),
            )
            for one in self.report.fields
        )
        return replace(self, report=replace(self.report, fields=fields))

    def claims(self) -> Iterator[tuple[FieldName, Claim]]:
        """Every claim with its field, in order."""
        return ((one.name, claim) for one in self.report.fields for claim in one.claims)

    def finished(self, provenance: Provenance) -> Report:
        """The report with how it came about."""
        return replace(self.report, provenance=provenance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What was found wrong with a claim, and the places of the paper that show it."""

    claim: Claim
    reason: Remark
    places: tuple[Evidence, ...] = ()
