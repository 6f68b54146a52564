"""What pages say of a paper beside its report."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from litmus.model import FieldName, Outcome, Rating, Route, Score, Status
from litmus.publish.facts import Subject, fact
from litmus.publish.funnel import funnel
from litmus.publish.layouts import COMPACT, DAILY, DETAILED, WHOLE
from litmus.publish.sheet import sheet
from litmus.publish.statements import SYMBOLS, held, statements, tally
from litmus.words import label


def test_a_tally_counts_what_holds_and_how(digest):
    """In both languages, each verdict by its name."""
    assert tally(digest.entries[0], "en") == (
        "19 of 22 checked statements hold: 18 word for word, 1 derived, 1 overstated, 1 contradicted, 1 not found, "
        "1 not checkable"
    )
    assert tally(digest.entries[2], "zh") == "可核对的 2 条陈述全部成立：1 条逐字见于原文，1 条有据"


def test_what_cannot_be_checked_is_not_counted_as_holding(digest):
    """However many there are; where nothing can be checked, that is said."""
    verdicts = digest.entries[0].verdicts["en"]
    good = [verdict for verdict in verdicts if verdict.status is Status.SUPPORTED]
    still = [verdict for verdict in verdicts if verdict.status is Status.NOT_CHECKABLE]

    assert held(verdicts, "en") == "19 of 22 checked statements hold, 1 could not be checked"
    assert held([*good[:3], *still, *still], "en") == "All 3 checked statements hold, 2 could not be checked"
    assert held([*good[:3], *still], "zh") == "可核对的 3 条陈述全部成立，另有 1 条无从核对"
    assert held(good[:3], "en") == "All 3 checked statements hold"
    assert held([*still, *still], "en") == "None of the 2 statements could be checked"


def test_links_of_no_use_are_left_out(digest):
    """An address that is not the web's is no link; a paper that Hugging Face does not list has none there."""
    hostile = fact("links", Subject(entry=digest.entries[1], language="en"))
    thin = fact("links", Subject(entry=digest.entries[2], language="en"))

    assert [link.text for link in hostile.links] == ["arXiv:2603.00002v2", "Hugging Face", "Project"]
    assert [link.text for link in thin.links] == ["arXiv:2603.00003"]


def test_a_history_is_told_of_older_papers_alone(digest):
    """Where and when a paper stood before this day, and in which version."""
    old = Subject(entry=digest.entries[1], language="en", day=digest.date)

    assert fact("history", old).text.startswith("arXiv 2026-03-10 (cross-list), arXiv 2026-03-14 v2 (replaced), ")
    assert fact("history", replace(old, day=date(2026, 3, 10))) is None


def test_many_authors_are_counted(digest):
    """The first eight by name, the rest by number."""
    assert fact("authors", Subject(entry=digest.entries[1], language="en")).text.endswith("et al. (12 authors)")
    assert fact("authors", Subject(entry=digest.entries[1], language="zh")).text.endswith("等 12 人")
    assert fact("authors", Subject(entry=digest.entries[2], language="zh")).text == "未知"


def test_a_degraded_reading_says_why(digest):
    """What became of the better route stands beside the one that was taken."""
    said = fact("read_from", Subject(entry=digest.entries[2], language="en")).text

    assert said.startswith("abstract only; ")
    assert fact("read_from", Subject(entry=digest.entries[0], language="en")).text == "full text (HTML)"


def test_silence_is_said_once(digest):
    """One sentence for all that a section leaves open; where no more than the abstract was read, one for the sheet."""
    full = sheet(Subject(entry=digest.entries[0], language="en"), WHOLE)
    thin = sheet(Subject(entry=digest.entries[2], language="en"), WHOLE)
    said = {part.heading: part.silence for part in thin.parts}

    assert "No sentence was found that tells: training data, compute, dependencies." in [
        part.silence for part in full.parts
    ]
    assert said["Evidence"] == "The abstract does not say."
    assert said["How to use it"] == ""
    assert said[""] == "Not in the abstract: input and output, steps, hardware, data."


def test_layouts_ask_each_field_once_and_the_whole_report_asks_all():
    """No statement stands twice under one paper."""
    for layout in (DAILY, DETAILED, COMPACT, WHOLE):
        asked = [name for section in layout.sections for question in section.questions for name in question.fields]
        assert len(asked) == len(set(asked))
    assert {name for section in WHOLE.sections for question in section.questions for name in question.fields} == set(
        FieldName
    )


def test_every_name_of_a_noun_has_its_label():
    """In both languages."""
    groups = {"field": FieldName, "status": Status, "legend": Status, "tally": Status, "rating": Rating, "route": Route}
    for language in ("en", "zh"):
        for group, names in (*groups.items(), ("outcome", Outcome)):
            assert all(label(f"{group}.{name}", language) for name in names)
    assert set(SYMBOLS) == set(Status)
    assert len(set(SYMBOLS.values())) == len(Status)


def test_a_scores_terms_add_up_as_printed(digest):
    """Rounded to hundredths, the terms are still the sum that stands before them."""
    pick = digest.picks[0]
    part = pick.score.parts[0]
    parts = tuple(replace(part, value=value) for value in (1.6537, 1.0, 0.4444, 0.4, 0.7333, -0.1537))
    told = fact("score", Subject(entry=digest.entries[0], language="en", pick=replace(pick, score=Score(parts=parts))))
    total, terms = told.text.split(" = ")
    values = re.findall(r"(?:^|[+−] )\d\.\d\d(?= \()", terms)

    assert total == "4.08"
    assert sum(Decimal(value.replace("− ", "-").replace("+ ", "")) for value in values) == Decimal(total)
    assert len(values) == len(parts)


def test_places_in_the_metadata_are_said_in_the_pages_language(digest):
    """The abstract is 摘要, Table 1 is 表 1."""
    thin = statements(digest.entries[2], "zh")["contribution.1"].mark
    plain = statements(digest.entries[0], "zh")["results.1"].mark

    assert (thin.places[0].where, thin.reason) == ("摘要", "原文见摘要")
    assert plain.places[0].where == "表 1"


def test_left_out_papers_are_grouped_by_reason(digest):
    """An exclusion is one group, whichever word or category gave a paper away."""
    groups = funnel(digest.ledger, "zh").groups

    assert [(group.reason, len(group.papers)) for group in groups] == [
        ("被排除的方向：医学", 2),
        ("不属于所关注的任何方向", 1),
    ]
    assert groups[0].papers[0].reason == "按“医学”排除：标题含“tumour”"
