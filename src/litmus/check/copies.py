"""A statement that copies a sentence of the paper but for a figure or a word, and by that says something else.

Its figures may all stand in the paper, somewhere; but where nine words in ten are the paper's own, in its order, the
tenth is not the reporter's to choose.
"""

from dataclasses import replace
from decimal import Decimal

from litmus.check.figures.quantities import find_quantities
from litmus.check.language.clauses import is_chinese
from litmus.check.language.names import key
from litmus.check.language.words import words_in
from litmus.check.paper.library import Library
from litmus.check.paper.passages import Passage
from litmus.check.paper.places import at, evidence_around, short
from litmus.check.redline import Redline
from litmus.model import Claim, Difference, Quantity, Status, Verdict, remark

# Set on the sentences of the development papers, each changed in one place, and on true renderings of them.
_COPY = 0.8  # of the statement's telling words, in order
_DENSE = 0.7  # of the sentence's between the first and the last of them
_WORDS = 5  # telling words of a statement; shorter ones are like many sentences
_SIGNS = frozenset("≤<>")
_TRIED = 6  # passages: those with the most of the statement's words


def on_copy(claim: Claim, verdict: Verdict, library: Library) -> Verdict:
    """The verdict on a statement that holds so far; another one if it copies a sentence and changes what it says.

    If any sentence that is as near bears it out, it holds: papers say the same of one data set and the next.
    """
    if not verdict.status.holds or is_chinese(claim.text) or len(words_in(claim.text)) < _WORDS:
        return verdict
    near = [(redline, passage) for redline, passage in _compared(claim, library) if _is_copy(redline)]
    if not near or any(not _turns(redline) for redline, _ in near):
        return verdict
    redline, passage = max(near, key=lambda one: one[0].likeness + one[0].density / 10)
    differences = _turns(redline)
    if len(differences) > 1:
        return verdict  # another sentence after the same pattern
    [difference] = differences
    place = evidence_around(library.document, passage)
    code = "copy_differs" if redline.status is Status.CONTRADICTED else "copy_weaker"
    facts = {"ours": difference.old, "theirs": difference.new or "∅", "words": short(place.quote), **at([place])}
    start = claim.text.find(difference.old)
    return replace(
        verdict,
        status=redline.status,
        reason=remark(f"check.{code}", **facts),
        evidence=(place,),
        spans=((start, start + len(difference.old)),) if start >= 0 else (),
        repairs=(),
        confidence=None,
    )


def _compared(claim: Claim, library: Library) -> list[tuple[Redline, Passage]]:
    """The nearest sentences, and how the statement differs from each."""
    closest = library.words.closest(words_in(claim.text))[:_TRIED]
    return [(Redline.between(claim.text, passage.text), passage) for passage in closest]


def _is_copy(redline: Redline) -> bool:
    return redline.likeness >= _COPY and redline.density >= _DENSE


def _turns(redline: Redline) -> tuple[Difference, ...]:
    """What the statement says otherwise; not what it leaves out, with its hedge or denial, nor what means the same."""
    if redline.status not in (Status.CONTRADICTED, Status.OVERSTATED):
        return ()
    told = (one for one in redline.differences if one.old and not _is_rounded(one) and not _is_renamed(one))
    if redline.status is Status.OVERSTATED:  # by a bound; stronger words are judged where senses are
        return tuple(one for one in told if one.new[:1] in _SIGNS)
    return tuple(told)


def _is_rounded(difference: Difference) -> bool:
    """Whether a figure is the other one, rounded, or the same one said otherwise."""
    ours, theirs = _figure(difference.old), _figure(difference.new)
    if ours is None or theirs is None or (ours.unit and theirs.unit and ours.unit != theirs.unit):
        return False
    if difference.new[:1] in _SIGNS:
        return False  # the figure is the same, and meant otherwise
    place = Decimal(1).scaleb(int(ours.value.as_tuple().exponent))  # of its last digit; papers cut as well as round
    return ours.value - place / 2 <= theirs.value < ours.value + place


def _is_renamed(difference: Difference) -> bool:
    """Whether one is the other's name in full, "ada-002" for "text-embedding-ada-002"."""
    if _figure(difference.old) or _figure(difference.new):
        return False
    ours, theirs = key(difference.old), key(difference.new)
    return bool(ours and theirs) and (ours in theirs or theirs in ours)


def _figure(words: str) -> Quantity | None:
    return next(iter(find_quantities(words)), None)
