"""Two editions of a text held against each other, one a rendering of the other: which facts did not survive.

English against Chinese, or either against itself. Only what can be told from the words is: figures, how they are meant
and whose they are, names and links, and whether a sentence is turned round, denied or weakened. The rest is style.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from litmus.check.editions.discrepancy import Discrepancy, Kind
from litmus.check.editions.edition import Edition
from litmus.check.editions.exchanges import exchanged
from litmus.check.editions.pairing import Pairing
from litmus.check.editions.senses import turned
from litmus.check.editions.values import meant_otherwise, unmatched
from litmus.check.language.kept import lost_names
from litmus.check.support.addresses import bare

__all__ = ["Discrepancy", "Kind", "compare_editions"]


def compare_editions(original: str, rendering: str) -> tuple[Discrepancy, ...]:
    """The facts of a text that did not survive its rendering in another language, or that this adds; none if all did.

    Args:
        original: A sentence, or a few, in English or Chinese; formatting does not matter.
        rendering: The same in the other language, or in the same one.

    """
    both = Pairing.of(Edition.of(original), Edition.of(rendering))
    found = (
        *_links(both.ours, both.theirs),
        *unmatched(both),
        *meant_otherwise(both),
        *exchanged(both),
        *_names(both.ours, both.theirs),
        *turned(both),
    )
    return tuple(dict.fromkeys(found))


def _links(ours: Edition, theirs: Edition) -> Iterator[Discrepancy]:
    mine, others = ({bare(link): link for link in edition.links} for edition in (ours, theirs))
    lost, added = ([one[link] for link in one if link not in other] for one, other in ((mine, others), (others, mine)))
    yield from _unlike(Kind.LINK, lost, added)


def _names(ours: Edition, theirs: Edition) -> Iterator[Discrepancy]:
    lost, added = lost_names(ours.text, theirs.text), lost_names(theirs.text, ours.text)
    yield from _unlike(Kind.NAME, lost.proper, added.proper)
    for one, other in zip(lost.common, added.common, strict=False):
        yield Discrepancy(kind=Kind.NAME, original=one, rendering=other)


def _unlike(kind: Kind, lost: Sequence[str], added: Sequence[str]) -> Iterator[Discrepancy]:
    """What only one edition has, each beside what may stand for it in the other."""
    for one, other in zip_longest(lost, added, fillvalue=""):
        yield Discrepancy(kind=kind, original=one, rendering=other)
