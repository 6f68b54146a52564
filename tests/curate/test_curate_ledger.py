"""The ledger: every listed paper once, and it balances; the day's trends."""

from dataclasses import replace

import pytest
from hypothesis import given, settings, strategies as st

from litmus.curate import Reading, Unbalanced, choose, first_cut, ledger, to_read, trends
from litmus.model import ListingKind, Outcome, Source, SourceList
from litmus.words import say

READ = Reading(
    is_full_text=True,
    figures=4,
    has_code=False,
    has_limitations=False,
    has_ablations=False,
    has_spread=False,
    holding=1.0,
)
FEATURED = (Source.HUGGING_FACE, ListingKind.FEATURED)
ARXIV = [(Source.ARXIV, kind) for kind in ListingKind if kind is not ListingKind.FEATURED]
WAYS = [[FEATURED], *([way] for way in ARXIV), *([FEATURED, way] for way in ARXIV)]
TITLES = ["GRPO", "KV cache", "Medical GRPO", "A theorem", "Dogs"]


def made(day, profile):
    cut = first_cut(day, profile)
    readings = {paper.arxiv_id: READ for paper in to_read(cut, profile)}
    picks = choose(cut, readings, profile).picks
    return cut, picks, ledger(day, cut, frozenset(readings), picks)


@settings(max_examples=60)
@given(said=st.lists(st.tuples(st.sampled_from(TITLES), st.sampled_from(WAYS)), max_size=25))
def test_it_balances_whatever_the_day(paper, collection, profile, said) -> None:
    day = collection(*(paper(number, title, listed=ways) for number, (title, ways) in enumerate(said)))
    _, picks, balance = made(day, profile)

    assert sorted(entry.arxiv_id for entry in balance.entries) == sorted(one.arxiv_id for one in day.papers)
    assert len(balance.entries) == sum(count.listed for count in balance.sources) - balance.in_both
    for count in balance.sources:
        assert count.listed == sum(count.kinds.values()) == sum(count.outcomes.values())
    assert sum(entry.outcome is Outcome.PICKED for entry in balance.entries) == len(picks) <= profile.picks
    reported = {entry.arxiv_id for entry in balance.entries if entry.outcome is not Outcome.LEFT_OUT}
    assert {one.arxiv_id for one in day.papers if one.is_featured} <= reported
    assert all(say(entry.reason, "en") and say(entry.reason, "zh") for entry in balance.entries)


def test_each_outcome_has_its_reason(paper, collection, profile) -> None:
    day = collection(
        paper(1, "GRPO", listed=[FEATURED]),
        paper(2, "Dogs", listed=[FEATURED]),
        paper(3, "Clinical GRPO", listed=[FEATURED, (Source.ARXIV, ListingKind.NEW)]),
        paper(4, "GRPO and GRPO"),
        paper(5, "GRPO"),
        paper(6, "GRPO", listed=[(Source.ARXIV, ListingKind.CROSS)]),
        paper(7, "GRPO", listed=[(Source.ARXIV, ListingKind.REPLACE)]),
        paper(8, "Medical GRPO"),
        paper(9, "Cats"),
    )
    _, _, balance = made(day, profile)
    entries = {entry.arxiv_id[-1]: (entry.outcome.value, say(entry.reason, "en")) for entry in balance.entries}

    assert entries == {
        "1": ("picked", "picked as number 1"),
        "2": ("reported", "on none of the profile's topics"),
        "3": ("reported", "excluded as medicine: “clinical” in the title"),
        "4": ("picked", "picked as number 2"),
        "5": ("reported", "reported, but scored below the picks"),
        "6": ("left_out", "on topic, but number 4 of the first cut, below the shortlist"),
        "7": ("left_out", "only a new version of an older paper"),
        "8": ("left_out", "excluded as medicine: “medical” in the title"),
        "9": ("left_out", "on none of the profile's topics"),
    }
    assert balance.in_both == 1
    assert [dict(count.kinds) for count in balance.sources] == [
        {ListingKind.FEATURED: 3},
        {ListingKind.NEW: 5, ListingKind.CROSS: 1, ListingKind.REPLACE: 1},
    ]


def test_a_ledger_that_does_not_balance_is_not_made(paper, collection, profile) -> None:
    day = collection(paper(1, "GRPO"), paper(2, "Dogs", listed=[FEATURED]))
    cut, picks, _ = made(day, profile)
    stranger = replace(picks[0], arxiv_id="2603.99999")
    none = SourceList(source=Source.ARXIV, way="", listed=0, complete=False)

    for wrong in (
        (day, cut[1:], picks),
        (day, (*cut, cut[0]), picks),
        (day, cut, (stranger,)),
        (replace(day, lists=(day.lists[0], replace(day.lists[1], listed=3))), cut, picks),
        (replace(day, lists=day.lists[:1]), cut, picks),
        (replace(day, lists=(*day.lists, none)), cut, picks),
    ):
        with pytest.raises(Unbalanced):
            ledger(wrong[0], wrong[1], frozenset(), wrong[2])


def test_the_trends_say_what_the_day_was(paper, collection, profile) -> None:
    day = collection(
        paper(1, "GRPO", listed=[FEATURED], upvotes=3, code_url="https://example.org/x", categories=("cs.LG",)),
        paper(2, "Dogs", listed=[FEATURED], upvotes=7, categories=("cs.CV", "cs.LG")),
        paper(3, "KV cache and GRPO", categories=("cs.LG",)),
        paper(4, "Sparse attention"),
        paper(5, "Medical dogs", categories=("cs.CV",)),
        paper(6, "GRPO", listed=[(Source.ARXIV, ListingKind.REPLACE)]),
    )
    cut, picks, _ = made(day, profile)
    lines = trends(day, cut, picks, profile)

    assert [say(line, "en") for line in lines] == [
        "3 of 5 new papers are on the profile's topics: RLVR 2, Efficiency 1.",
        "Excluded by the profile: 1, among them medicine 1; what Hugging Face lists is reported all the same.",
        "Busiest primary categories: cs.CV 2, cs.LG 2.",
        "1 of the 2 papers on Hugging Face links its code (50%).",
        "Most upvoted (7): “Dogs”, not among the picks.",
    ]
    assert say(lines[0], "zh") == "5 篇新论文中有 3 篇属于所关注的方向：可验证奖励 2、效率 1。"


def test_an_empty_day_has_no_trends(collection, profile) -> None:
    assert trends(collection(), (), (), profile) == ()
