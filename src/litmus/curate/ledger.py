"""The ledger: every listed paper once, with what became of it and why."""

from collections import Counter
from collections.abc import Iterable

from litmus.curate.cut import Candidate
from litmus.model import (
    Collection,
    Ledger,
    LedgerEntry,
    Outcome,
    Pick,
    Remark,
    SourceCount,
    SourceList,
    remark,
)


class Unbalanced(AssertionError):
    """The ledger does not add up: a bug of ours, or a collection that contradicts itself."""


def ledger(collection: Collection, cut: Iterable[Candidate], read_ids: frozenset[str], picks: Iterable[Pick]) -> Ledger:
    """The day's ledger, its entries in the order of the first cut.

    Args:
        collection: The day.
        cut: Its first cut.
        read_ids: Identifiers of the papers that were read and reported.
        picks: The day's picks.

    Raises: Unbalanced. It balances, or it is not made.

    """
    picked = {pick.arxiv_id: pick for pick in picks}
    entries = []
    for rank, candidate in enumerate(cut, start=1):
        paper = candidate.paper
        outcome, reason = _became(candidate, rank, picked, paper.arxiv_id in read_ids)
        entries.append(
            LedgerEntry(
                arxiv_id=paper.arxiv_id,
                version=paper.version,
                title=paper.title,
                listed=tuple((listing.source, listing.kind) for listing in paper.listings),
                outcome=outcome,
                reason=reason,
                score=candidate.score.total,
            )
        )
    made = Ledger(
        sources=tuple(_count(collection, said, entries) for said in collection.lists),
        entries=tuple(entries),
        in_both=sum(len({source for source, _ in entry.listed}) > 1 for entry in entries),
    )
    _balance(made, collection, picked)
    return made


def _became(candidate: Candidate, rank: int, picked: dict[str, Pick], is_read: bool) -> tuple[Outcome, Remark]:
    if pick := picked.get(candidate.paper.arxiv_id):
        return Outcome.PICKED, remark("curate.picked", rank=pick.rank)
    if is_read:
        return Outcome.REPORTED, candidate.left_out or remark("curate.rated_lower")
    return Outcome.LEFT_OUT, candidate.left_out or remark("curate.below_shortlist", rank=rank)


def _count(collection: Collection, said: SourceList, entries: Iterable[LedgerEntry]) -> SourceCount:
    kinds = collection.count(said.source)
    outcomes = Counter(entry.outcome for entry in entries if said.source in {source for source, _ in entry.listed})
    return SourceCount(
        source=said.source,
        way=said.way,
        listed=said.listed,
        kinds={kind: kinds[kind] for kind in sorted(kinds)},
        outcomes={outcome: outcomes[outcome] for outcome in Outcome},
        complete=said.complete,
        note=said.note,
    )


def _balance(made: Ledger, collection: Collection, picked: dict[str, Pick]) -> None:
    ids = [entry.arxiv_id for entry in made.entries]
    if len(set(ids)) != len(ids) or set(ids) != {paper.arxiv_id for paper in collection.papers}:
        raise Unbalanced("the entries are not the collection's papers, each once")
    if not picked.keys() <= set(ids):
        raise Unbalanced("a pick is not among the listed papers")
    for count in made.sources:
        if not count.listed == sum(count.kinds.values()) == sum(count.outcomes.values()):
            raise Unbalanced(f"{count.source}: listed {count.listed}, kinds {count.kinds}, outcomes {count.outcomes}")
    unknown = {source for entry in made.entries for source, _ in entry.listed} - {said.source for said in made.sources}
    if unknown or len({said.source for said in made.sources}) != len(made.sources):
        raise Unbalanced(f"papers listed by {sorted(unknown)}, or a source counted twice")
    if len(made.entries) != sum(count.listed for count in made.sources) - made.in_both:
        raise Unbalanced(f"{len(made.entries)} entries, {made.in_both} in both, lists {made.sources}")
