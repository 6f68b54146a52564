"""Which questions stand on which page, in which order, under which heading: one table for Markdown and HTML.

Every paper of a page has the same headings, whatever its report answers.
"""

from dataclasses import dataclass
from enum import StrEnum

from litmus.model import FieldName


class Shape(StrEnum):
    """How the statements that answer a question are set."""

    PARAGRAPH = "paragraph"
    BULLETS = "bullets"
    STEPS = "steps"  # numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Fields of the report that answer together; without a label where the heading asks already."""

    fields: tuple[FieldName, ...]
    label: str = ""  # a name in labels.toml
    shape: Shape = Shape.BULLETS


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with facts about the paper and questions to its report. Names are of labels.toml; "" for no heading."""

    heading: str = ""
    facts: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How one paper is set."""

    sections: tuple[Section, ...]
    is_numbered: bool = False  # whether headings are counted
    is_compact: bool = False  # bold labels in place of headings


def _ask(*names: FieldName) -> tuple[Question, ...]:
    return tuple(
        Question(
            fields=(name,),
            label=f"field.{name}",
            shape=Shape.STEPS if name in (FieldName.STEPS, FieldName.METHOD) else Shape.BULLETS,
        )
        for name in names
    )


_IN_AND_OUT = Question(fields=(FieldName.INPUT, FieldName.OUTPUT), label="field.usage.input_output")
_MEANS = _ask(FieldName.HARDWARE, FieldName.CODE, FieldName.DATA_ACCESS)
_COST = _ask(
    FieldName.COST_DATA,
    FieldName.COST_PARAMETERS,
    FieldName.COST_COMPUTE,
    FieldName.COST_DEPENDENCIES,
)
_EVIDENCE = _ask(FieldName.BENCHMARKS, FieldName.BASELINES, FieldName.RESULTS, FieldName.LIMITATIONS)
_TAKEAWAYS = _ask(FieldName.TRANSFER, FieldName.RISKS, FieldName.NEXT_STEP)
_FLOW = Question(fields=(FieldName.METHOD, FieldName.STEPS), label=f"field.{FieldName.METHOD}", shape=Shape.STEPS)
_TLDR = Question(fields=(FieldName.CONTRIBUTION,), label="fact.tldr")

DAILY = Layout(
    is_numbered=True,
    sections=(
        Section(facts=("links", "metadata", "read_from", "findings", "history", "writer", "check", "tried")),
        Section(heading="application", questions=(Question(fields=(FieldName.APPLICATION,), shape=Shape.PARAGRAPH),)),
        Section(heading="contribution", questions=(Question(fields=(FieldName.CONTRIBUTION,), shape=Shape.PARAGRAPH),)),
        Section(heading="usage", questions=(_IN_AND_OUT, *_ask(FieldName.STEPS), *_MEANS)),
        Section(heading="innovations", questions=(Question(fields=(FieldName.INNOVATIONS, FieldName.METHOD)),)),
        Section(heading="results", questions=(Question(fields=(FieldName.RESULTS,)),)),
    ),
)

DETAILED = Layout(
    sections=(
        Section(
            heading="meta",
            facts=(
                "title",
                "links",
                "authors",
                "date",
                "tags",
                "metadata",
                "rating",
                "reason",
                "score",
                "license",
                "read_from",
                "findings",
                "writer",
                "check",
                "tried",
            ),
            questions=(_TLDR,),
        ),
        Section(heading="problem", questions=_ask(FieldName.APPLICATION, FieldName.PROBLEM, FieldName.INNOVATIONS)),
        Section(heading="method", questions=(_FLOW, *_COST)),
        Section(heading="evidence", questions=_EVIDENCE),
        Section(heading="takeaways", questions=_TAKEAWAYS),
    ),
)

COMPACT = Layout(
    is_compact=True,
    sections=(
        Section(facts=("authors", "links", "topic", "findings", "writer", "check", "tried")),
        Section(heading="core", questions=(Question(fields=(FieldName.CONTRIBUTION,), shape=Shape.PARAGRAPH),)),
        Section(heading="findings", questions=(Question(fields=(FieldName.RESULTS,)),)),
        Section(facts=("rating", "reason")),
    ),
)

WHOLE = Layout(  # one paper alone: everything that its report answers
    sections=(
        Section(
            facts=(
                "links",
                "authors",
                "date",
                "tags",
                "metadata",
                "license",
                "read_from",
                "findings",
                "writer",
                "check",
                "tried",
            ),
            questions=(_TLDR,),
        ),
        Section(heading="problem", questions=_ask(FieldName.APPLICATION, FieldName.PROBLEM, FieldName.INNOVATIONS)),
        Section(heading="method", questions=(*_ask(FieldName.METHOD), *_COST)),
        Section(heading="usage", questions=(_IN_AND_OUT, *_ask(FieldName.STEPS), *_MEANS)),
        Section(heading="evidence", questions=_EVIDENCE),
        Section(heading="takeaways", questions=_TAKEAWAYS),
    ),
)
