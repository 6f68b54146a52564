"""What the final choice takes from a report: what it says, as far as it holds."""

import pytest

from litmus.curate import Reading, Soundness
from litmus.model import (
    Claim,
    ClaimKind,
    Entry,
    Field,
    FieldName,
    Report,
    Route,
    Status,
    Verdict,
    remark,
)

NONE = Soundness(has_ablations=False, has_spread=False)


@pytest.fixture
def read(paper):
    """The reading of an entry with these statements: (field, text, status) each."""

    def reading_of(*said, route=Route.HTML, kind=ClaimKind.QUOTE, languages=("en",), soundness=NONE, **more):
        claims = [(name, Claim(id=f"c{n}", text=text, kind=kind)) for n, (name, text, _) in enumerate(said)]
        verdicts = tuple(
            Verdict(claim_id=f"c{n}", status=status, reason=remark("x")) for n, (*_, status) in enumerate(said)
        )
        fields = tuple(Field(name=name, claims=tuple(c for n, c in claims if n is name)) for name in FieldName)
        entry = Entry(
            paper=paper(1, **more),
            route=route,
            attempts=(),
            url="",
            warnings=(),
            history=(),
            reports={
                language: Report(
                    arxiv_id="2603.00001",
                    version=1,
                    title="",
                    language=language,
                    writer="test",
                    route=route,
                    fields=fields,
                )
                for language in languages
            },
            verdicts=dict.fromkeys(languages, verdicts),
        )
        return Reading.of(entry, soundness)

    return reading_of


def test_distinct_figures_of_the_results_count_if_they_were_found(read) -> None:
    reading = read(
        (
            FieldName.RESULTS,
            "From 51.2 to 58.7 % on MATH-500 with Qwen2.5-7B, in 3,000 steps; again 58.7.",
            Status.SUPPORTED,
        ),
        (FieldName.RESULTS, "A gain of 7.5 points.", Status.DERIVED),
        (FieldName.RESULTS, "A gain of 99 points.", Status.CONTRADICTED),
        (FieldName.PROBLEM, "80 % of prompts are lost.", Status.SUPPORTED),
    )

    assert reading.figures == 4
    assert reading.holding == 0.75


def test_a_link_is_code_and_a_promise_is_not(read) -> None:
    assert read((FieldName.CODE, "Code at https://github.com/a/b.", Status.SUPPORTED)).has_code
    assert not read((FieldName.CODE, "Code will be released.", Status.SUPPORTED)).has_code
    assert not read((FieldName.CODE, "Code at https://github.com/a/b.", Status.NOT_FOUND)).has_code
    assert read(code_url="https://example.org/x").has_code


def test_limitations_are_stated_only_by_the_paper(read) -> None:
    said = (FieldName.LIMITATIONS, "One seed only.", Status.SUPPORTED)

    assert read(said).has_limitations
    assert not read(said, kind=ClaimKind.ABSENCE).has_limitations
    assert not read().has_limitations


def test_what_the_text_shows_is_taken_over(read) -> None:
    reading = read(soundness=Soundness(has_ablations=True, has_spread=True))

    assert reading.has_ablations
    assert reading.has_spread


def test_nothing_stated_is_nothing_wrong(read) -> None:
    assert read(route=Route.ABSTRACT) == Reading(
        is_full_text=False,
        figures=0,
        has_code=False,
        has_limitations=False,
        has_ablations=False,
        has_spread=False,
        holding=1.0,
    )


def test_the_order_of_the_languages_does_not_matter(read) -> None:
    said = (FieldName.RESULTS, "We gain 3.4 %.", Status.SUPPORTED)

    assert read(said, languages=("en", "zh")) == read(said, languages=("zh", "en"))


def test_a_megabyte_of_figures_is_counted_to_the_end_of_patience(read) -> None:
    assert read((FieldName.RESULTS, " ".join(map(str, range(150_000))), Status.SUPPORTED)).figures == 99
    assert read((FieldName.RESULTS, "1." * 500_000, Status.SUPPORTED)).figures <= 1
