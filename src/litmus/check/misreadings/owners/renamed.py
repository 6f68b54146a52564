"""A name that another one of the paper might replace: what speaks for it."""

from collections.abc import Collection, Sequence

from litmus.check.language.measures import KEYS
from litmus.check.misreadings.owners.alignment import Alignment
from litmus.check.misreadings.owners.bearers import Bearer
from litmus.check.misreadings.owners.spots import Spot
from litmus.check.misreadings.owners.surroundings import PARTS, Surroundings
from litmus.check.misreadings.owners.suspicions import Suspicion

_CLAUSE, _LISTED = 3.0, 2.0  # what a clause's sentence, and a common list, add to how well another name fits
_BONDS = 2  # that are counted


def renamed(bearer: Bearer, named: Sequence[Bearer], around: Surroundings, alignment: Alignment) -> Suspicion[Spot]:
    """That the likeliest of the other names should stand in a name's place."""
    name, title = bearer.name, around.beside.library.title_names
    listed = _listed(bearer)
    spot = max(
        bearer.others,
        key=lambda each: (
            around.score(name, each) + _CLAUSE * alignment.share(name, [each]) + _LISTED * (each.name.key in listed)
        ),
    )
    theirs = [other for other in bearer.others if other.name.key == spot.name.key]
    own_score, own = around.best(name, bearer.own)
    score = around.score(name, spot)
    gain = max(-8.0, min(8.0, score - own_score))
    is_measure, is_nowhere, carries = name.key in KEYS, own is None, around.carries(name)
    is_listed = spot.name.key in listed
    fit = 0.0 if is_nowhere else own_score
    own_bonds = max((around.bonds(name, each) for each in bearer.own), default=0)
    bonds = max(around.bonds(name, each) for each in bearer.others)
    is_said = any(other.name.key == spot.name.key for other in named)
    clause = alignment.share(name, theirs) - alignment.share(name, bearer.own)
    sentence = alignment.share(name, theirs, is_whole=True) - alignment.share(name, bearer.own, is_whole=True)
    own_parts, their_parts = around.parts(name, bearer.own), around.parts(name, theirs)
    signs = {
        "clause": clause,
        "clause of the other": alignment.share(name, theirs),
        "clause, measures": clause * is_measure,
        "sentence": sentence,
        "listed": is_listed,
        "listed, gain": gain * is_listed,
        "listed, clause": clause * is_listed,
        "own bonds": max(-_BONDS, min(_BONDS, own_bonds)),
        "others' bonds": max(-_BONDS, min(_BONDS, bonds)),
        "others' bonds above 0": bonds > 0,
        "1": 1.0,
        "gain": gain,
        "gain, measures": gain * is_measure,
        "gain, nowhere": gain * is_nowhere,
        "gain, carries": gain * carries,
        "gain, in the title": gain * (name.key in title),
        "fit": fit,
        "fit of the other": score,
        "nowhere, fit of the other": score * is_nowhere,
        "nowhere": is_nowhere,
        "measures": is_measure,
        "carries": carries,
        "digits": any(map(str.isdigit, name.key)) == any(map(str.isdigit, spot.name.key)),
        "in the title": name.key in title,
        "in the title, other": spot.name.key in title,
        "said twice": sum(other.name.key == name.key for other in named) > 1,
        "said": is_said,
        "gain, said": gain * is_said,
        "part": spot.name.key in name.key or name.key in spot.name.key,
        "company": around.company(name),
        **{f"part {part}": own_parts[part] - their_parts[part] for part in PARTS},
    }
    return Suspicion(kind="name_borrowed", spans=(bearer.span,), places=(spot,), signs=signs)


def _listed(bearer: Bearer) -> Collection[str]:
    """The names that stand in one list with a name somewhere: what is compared, or measured on, side by side."""
    lists = {spot.list for spot in bearer.own} - {None}
    return {spot.name.key for spot in bearer.others if spot.list in lists}
