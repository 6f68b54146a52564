"""A name that another one of the paper might replace: what speaks for it."""

from collections.abc import Collection, Sequence

from litmus.check.language.measures import KEYS
from litmus.check.misreadings.owners.alignment import Alignment
from litmus.check.misreadings.owners.bearers import Bearer
from litmus.check.misreadings.owners.spots import Spot
from litmus.check.misreadings.owners.surroundings import Surroundings
from litmus.check.misreadings.owners.suspicions import Suspicion

_CLAUSE, _LISTED = 3.0, 2.0  # what a clause's sentence, and a common list, add to how well another name fits
_PARTS = ("on", "model")  # that tell names apart


def renamed(bearer: Bearer, named: Sequence[Bearer], around: Surroundings, alignment: Alignment) -> Suspicion[Spot]:
    """That the likeliest of the other names should stand in a name's place."""
    name, title = bearer.name, around.beside.library.vocabulary.title_names
    listed = _listed(bearer)

    def likelihood(spot: Spot) -> float:
        clause = _CLAUSE * alignment.share(name, [spot])
        return around.score(name, spot) + clause + _LISTED * (spot.name.key in listed) + around.bonds(name, [spot])

    spot = max(bearer.others, key=likelihood)
    theirs = [other for other in bearer.others if other.name.key == spot.name.key]
    own_score, own = around.best(name, bearer.own)
    score = around.score(name, spot)
    gain = max(-8.0, min(8.0, score - own_score))
    is_measure, is_nowhere, is_listed = name.key in KEYS, own is None, spot.name.key in listed
    clause = alignment.share(name, theirs) - alignment.share(name, bearer.own)
    sentence = alignment.share(name, theirs, is_whole=True) - alignment.share(name, bearer.own, is_whole=True)
    is_unbound, is_bound_otherwise = around.bonds(name, bearer.own) < 0, around.bonds(name, theirs) > 0
    signs = {
        "1": 1.0,
        "gain": gain,
        "gain, carries": gain * around.carries(name),
        "gain, nowhere": gain * is_nowhere,
        "gain, same sentence": gain * (own is not None and own.sentence == spot.sentence),
        "fit of the other": score,
        "nowhere": is_nowhere,
        "measures": is_measure,
        "clause of the other": alignment.share(name, theirs),
        "clause, measures": clause * is_measure,
        "sentence": sentence,
        "listed": is_listed,
        "listed, gain": gain * is_listed,
        "listed, clause": clause * is_listed,
        "own bonds below 0": is_unbound,
        "others' bonds above 0": is_bound_otherwise,
        "bonds crossed": is_unbound and is_bound_otherwise,
        "in the title, other": spot.name.key in title,
        "in the title alone": name.key in title and spot.name.key not in title,
        "said": any(other.name.key == spot.name.key for other in named),
        **{f"part {part}": around.part(part, name, bearer.own) - around.part(part, name, theirs) for part in _PARTS},
    }
    return Suspicion(kind="name_borrowed", spans=(bearer.span,), places=(spot,), signs=signs)


def _listed(bearer: Bearer) -> Collection[str]:
    """The names that stand in one list with a name somewhere: what is compared, or measured on, side by side."""
    lists = {spot.list for spot in bearer.own} - {None}
    return {spot.name.key for spot in bearer.others if spot.list in lists}
