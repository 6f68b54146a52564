"""The structured reading of one paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from litmus.model.claim import Claim
from litmus.model.document import Route
from litmus.model.prompt import Usage
from litmus.model.remark import Language, Remark


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


OPINIONS = frozenset({FieldName.TRANSFER, FieldName.RISKS, FieldName.NEXT_STEP})  # a model says here what it thinks


class Unsupported(StrEnum):
    """What becomes of a statement that does not hold after all repairs."""

    MARK = "mark"  # it is published with its verdict
    DROP = "drop"
    REPLACE = "replace"  # by what the extractive writer quotes


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question and what the paper answers; no claims: the text that was read does not say."""

    name: FieldName
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many statements a report has, and how many of them the paper bears out."""

    statements: int
    holding: int  # no error, no warning
    supported: int  # supported or derived

    @property
    def share(self) -> float:
        """Of the statements, those that are supported; 0 to 1."""
        return self.supported / self.statements if self.statements else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one of several models brought to a report."""

    model: str
    offered: Tally  # of its own whole report
    kept: tuple[str, ...]  # its statements' ids in the report


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """How a model's report came about."""

    models: tuple[str, ...]  # that wrote it
    prompt: str  # version of its files
    written: date
    context: int  # tokens of the paper's text that the model saw, as estimated
    whole: int  # tokens of the whole text
    first: Tally  # before any repair
    last: Tally  # as published
    repairs: int  # rounds
    dropped: int  # statements
    replaced: int
    usage: Usage
    unasked: tuple[FieldName, ...] = ()  # what a short report does not ask; the paper may well say it
    shares: tuple[Share, ...] = ()  # of several models
    rendered_from: Language | None = None  # the edition that this one is a translation of
    trouble: tuple[Remark, ...] = ()  # models that were to be asked first and gave nothing


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
    provenance: Provenance | None = None  # of a model's report

    @property
    def claims(self) -> Iterator[Claim]:
        """Every statement, in order."""
        return (claim for field in self.fields for claim in field.claims)

    def field(self, name: FieldName) -> Field:
        return next((field for field in self.fields if field.name is name), Field(name=name))
