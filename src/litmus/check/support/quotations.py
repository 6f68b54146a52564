"""Whether the words that a claim quotes stand in the paper, and whether their figures stand elsewhere in it too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rapidfuzz import fuzz

from litmus.check.figures.bounds import bound_of
from litmus.check.figures.figure import Figure
from litmus.check.figures.folding import Folded, fold
from litmus.check.figures.quantities import find_figures
from litmus.check.language.generality import generalities, has_exception
from litmus.check.language.quotes import Place, locate, normalise
from litmus.check.language.words import words_in
from litmus.check.paper.library import Library
from litmus.check.paper.occurrences import Occurrence
from litmus.check.paper.places import at, evidence, evidence_around, listed, short
from litmus.check.paper.standings import Deficit, deficits
from litmus.check.support.matching import Grade, is_telling, matches
from litmus.model import Claim, Evidence, Role, Status, Verdict, remark

_PLACES = 3  # named in a reason; further ones add nothing
_NEAR = 80.0  # percent of likeness from which words are somebody's copy of other words, not his own
_NEIGHBOURS = 6  # passages tried for likeness: those with the most of the quotation's words
_SHARED = 3  # words of a summary that a sentence of the body has before it may speak against it
_ASTRAY = Decimal("0.1")  # a figure that much off is the same one told otherwise, not another one
_LONGEST = 2_000  # characters of a quotation that likeness is computed for
# Where a paper sums itself up; figures there should come from its own body.
_SUMMARIES = frozenset({Role.ABSTRACT, Role.INTRODUCTION})


@dataclass(frozen=True, slots=True)
class _Backing:
    """A figure of a quotation, and where else the paper gives it."""

    figure: Figure
    text: str
    places: tuple[Occurrence, ...]

    @property
    def helps(self) -> bool:
        """Whether a reader learns something from where else it stands: of "half", "a second" and "7B" he does not."""
        return any(map(str.isdigit, self.text)) and len(self.figure.value.normalize().as_tuple().digits) > 1


def on_quote(claim: Claim, library: Library) -> Verdict:
    """Find the quoted words; where they are not, the nearest ones."""
    place = locate_in(claim, library)
    if place is None:
        return _on_near(claim, library)
    return quoted_at(claim, place, library)


def locate_in(claim: Claim, library: Library) -> Place | None:
    """Where the claim's text stands word for word, in the block that it cites or else anywhere."""
    blocks = library.document.blocks
    cited = {place.anchor for place in claim.evidence}
    first = [block for block in blocks if block.anchor in cited]
    rest = (block for block in blocks if block.anchor not in cited)
    return locate(claim.text, (*first, *rest), library.normal)


def quoted_at(claim: Claim, place: Place, library: Library) -> Verdict:
    """The verdict on words that were found: supported, with what else speaks for their figures."""
    document = library.document
    here = evidence(document, place.block, place.start, place.end)
    facts = at([here])
    backings = list(_backings(place, library))
    backed = [backing for backing in backings if backing.places]
    alone = [backing for backing in backings if not backing.places]
    others: list[Evidence] = []
    code = "quote_found"
    if hints := [backing for backing in backed if backing.helps]:
        chosen = list(_spread([backing.places for backing in hints], library))
        others = [evidence_around(document, one.passage, one.span) for one in chosen]
        facts |= {"figures": listed(backing.text for backing in hints)}
        facts |= {name.replace("places", "others"): said for name, said in at(others).items()}
        code = "quote_backed"
    if alone and document.route.is_full_text and document.role_of(place.block) in _SUMMARIES:
        facts["alone"] = listed(backing.text for backing in alone)
        if any(backing.helps for backing in alone):
            facts["alone"] = listed(backing.text for backing in alone if backing.helps)
            code = "quote_partly_backed" if hints else "quote_alone"
        if rival := _rival(alone, backed, place, library):
            other = evidence_around(document, rival.passage, rival.span)
            facts |= {name.replace("places", "others"): said for name, said in at([other]).items()}
            facts |= {"theirs": rival.words, "words": short(other.quote)}
            code, others = "quote_disputed", [other]
    if denied := _denied(place, library):
        other = evidence_around(document, denied[0].theirs.passage, denied[0].theirs.span)
        facts |= {name.replace("places", "others"): said for name, said in at([other]).items()}
        facts |= {"theirs": listed(deficit.text for deficit in denied)}
        code, others = "quote_denied", [other]
    return Verdict(
        claim_id=claim.id, status=Status.SUPPORTED, reason=remark(f"check.{code}", **facts), evidence=(here, *others)
    )


def _denied(place: Place, library: Library) -> tuple[Deficit, ...]:
    """Where a table of the paper denies that a win is one on all tests, as the quoted words have it."""
    text = fold(place.block.text[place.start : place.end]).text
    if has_exception(text):
        return ()
    return next(filter(None, (deficits(text, said, library) for said in generalities(text))), ())


def _backings(place: Place, library: Library) -> Iterator[_Backing]:
    """The figures of the quoted words that are worth finding again, each once."""
    text = place.block.text[place.start : place.end]
    folded = fold(text)
    words = words_in(text)
    seen = set()
    for figure in find_figures(folded.text):
        reading = figure.value, figure.unit
        if figure.is_in_name or figure.is_vague or not _is_result(figure) or reading in seen:
            continue
        seen.add(reading)
        found = matches(figure, bound_of(folded.text, figure.start, figure.end), library.occurrences)
        elsewhere = tuple(
            match.occurrence
            for match in found
            if match.occurrence.passage.block is not place.block
            and (match.grade > Grade.LOOSE or match.occurrence.is_in_table)
            and not match.occurrence.figure.is_vague
        )
        related = tuple(one for one in elsewhere if words & library.words.rare(library.tables.captioned(one.passage)))
        if related or not elsewhere:  # the same number beside other words says neither this nor that
            yield _Backing(figure, folded.words(figure.start, figure.end), related)


def _rival(alone: Sequence[_Backing], backed: Sequence[_Backing], place: Place, library: Library) -> Occurrence | None:
    """A figure of the paper's body that stands where the summary has another: the paper contradicts itself.

    The body's sentence must be about the same result: it has another of the summary's figures and several of its words.
    """
    text = fold(place.block.text[place.start : place.end]).text
    words = words_in(text)
    figures = {reading for figure in find_figures(text) for reading in figure.readings}
    for passage in dict.fromkeys(one.passage for backing in backed for one in backing.places):
        if library.document.role_of(passage.block) in _SUMMARIES or len(words & words_in(passage.text)) < _SHARED:
            continue
        for one in library.occurrences.of(passage):
            if any(_is_rival(one.figure, backing.figure, figures) for backing in alone):
                return one
    return None


def _is_rival(theirs: Figure, ours: Figure, figures: set[tuple[Decimal, str]]) -> bool:
    """Whether a figure is of the same measure and nearly as large, and none of the summary's own."""
    if theirs.is_in_name or theirs.is_vague or theirs.unit != ours.unit or figures & {*theirs.readings}:
        return False
    return _is_result(theirs) and abs(theirs.value - ours.value) <= _ASTRAY * abs(ours.value)


def _is_result(figure: Figure) -> bool:
    """Whether a figure is particular enough for its second place to be no accident."""
    return bool(figure.unit) or is_telling(figure.value)


def _spread(places: Sequence[tuple[Occurrence, ...]], library: Library) -> Iterator[Occurrence]:
    """A few places, in different blocks, the paper's results first: for each figure one, then further ones."""
    taken: set[str] = set()
    wanted = [sorted(found, key=lambda one: (_weight(one, library), one.passage.index)) for found in places]
    for found in wanted:
        for one in found[:1]:
            if one.passage.block.anchor not in taken and len(taken) < _PLACES:
                taken.add(one.passage.block.anchor)
                yield one


def _weight(one: Occurrence, library: Library) -> int:
    """Tables of results first, then the body, then where the paper sums itself up."""
    if one.is_in_table:
        return 0
    role = library.document.role_of(one.passage.block)
    return {Role.EXPERIMENTS: 1, Role.ABSTRACT: 4, Role.INTRODUCTION: 3, Role.CONCLUSION: 3}.get(role, 2)


def _on_near(claim: Claim, library: Library) -> Verdict:
    """The verdict on a quotation that stands nowhere: what the paper has that is most like it."""
    quote = normalise(claim.text[:_LONGEST])
    best, block, span = 0.0, None, (0, 0)
    for passage in library.words.closest(words_in(fold(claim.text[:_LONGEST]).text))[:_NEIGHBOURS]:
        alignment = fuzz.partial_ratio_alignment(quote, passage.text[:_LONGEST], score_cutoff=_NEAR)
        if alignment and alignment.score > best:
            best, block = alignment.score, passage.block
            span = (passage.start, passage.end)
    if block is None:
        return Verdict(claim_id=claim.id, status=Status.NOT_FOUND, reason=remark("check.quote_missing"))
    near = evidence(library.document, block, *span)
    facts = at([near]) | {"words": short(block.text[slice(*span)])}
    folded = fold(claim.text)
    if others := list(_other_figures(folded, block.text[slice(*span)])):
        spans = [folded.span(figure.start, figure.end) for figure in others]
        figures = listed(folded.words(figure.start, figure.end) for figure in others)
        reason = remark("check.quote_differs", figures=figures, **facts)
        return Verdict(
            claim_id=claim.id, status=Status.CONTRADICTED, reason=reason, evidence=(near,), spans=tuple(spans)
        )
    reason = remark("check.quote_altered", **facts)
    return Verdict(claim_id=claim.id, status=Status.NOT_FOUND, reason=reason, evidence=(near,))


def _other_figures(quote: Folded, theirs: str) -> Iterator[Figure]:
    """The figures of a quotation that the paper's words have not."""
    said = {reading for figure in find_figures(fold(theirs).text) for reading in figure.readings}
    return (figure for figure in find_figures(quote.text) if said.isdisjoint(figure.readings))
