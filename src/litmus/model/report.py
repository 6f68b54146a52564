"""The structured reading of one paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from litmus.model.claim import Claim
from litmus.model.document import Route
from litmus.model.remark import Language


class FieldName(StrEnum):
    """What a report answers. Layouts choose from these and order them; the dotted ones are parts of one heading."""

    APPLICATION = "application"
    CONTRIBUTION = "contribution"  # in one sentence
    PROBLEM = "problem"
    INNOVATIONS = "innovations"
    METHOD = "method"
    INPUT = "usage.input"
    OUTPUT = "usage.output"
    STEPS = "usage.steps"
    HARDWARE = "usage.hardware"
    CODE = "usage.code"
    DATA_ACCESS = "usage.data"
    COST_DATA = "cost.data"
    COST_PARAMETERS = "cost.parameters"
    COST_COMPUTE = "cost.compute"
    COST_DEPENDENCIES = "cost.dependencies"
    BENCHMARKS = "benchmarks"
    BASELINES = "baselines"
    RESULTS = "results"
    LIMITATIONS = "limitations"
    TRANSFER = "transfer"
    RISKS = "risks"
    NEXT_STEP = "next_step"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question and what the paper answers; no claims: the text that was read does not say."""

    name: FieldName
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one writer made of one paper version: every field once, in the order of `FieldName`."""

    arxiv_id: str
    version: int | None
    title: str
    language: Language  # of what the writer says itself; quotes stay as the paper has them
    writer: str  # "extract", or the model's name
    route: Route  # how the text was read
    fields: tuple[Field, ...]

    @property
    def claims(self) -> Iterator[Claim]:
        """Every statement, in order."""
        return (claim for field in self.fields for claim in field.claims)

    def field(self, name: FieldName) -> Field:
        return next((field for field in self.fields if field.name is name), Field(name=name))
