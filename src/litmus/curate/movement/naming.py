"""A phrase as papers write it: folded words have neither capitals nor hyphens."""

import re
from collections import Counter
from collections.abc import Iterable

from litmus.curate.movement.mining import Form, Phrase
from litmus.model import Gist

READ = 200  # papers that are looked at for the usual spelling


def name_of(phrase: Phrase, papers: Iterable[Gist]) -> str:
    """The usual spelling of its full form, with the acronym if it has one: "chain-of-thought (CoT)"."""
    gists = list(papers)[:READ]
    full, *others = phrase.forms
    acronyms = [_spelling(form, gists) for form in others if len(form) < len(full) and form[0] != "".join(full)]
    return " ".join([_spelling(full, gists), *(f"({acronym})" for acronym in acronyms)])


def _spelling(form: Form, gists: Iterable[Gist]) -> str:
    """As most of the abstracts write it, or else the titles; else the folded words."""
    written = re.compile(rf"\b{'[ –-]?'.join(map(_written, form))}\b", re.IGNORECASE)
    for texts in ([gist.abstract for gist in gists], [gist.title for gist in gists]):
        if said := Counter(found[0] for text in texts for found in written.finditer(text)):
            return min(said, key=lambda spelling: (-said[spelling], spelling))
    return " ".join(form)


def _written(word: str) -> str:
    """The word in singular or plural."""
    if len(word) > 3 and word.endswith("y"):  # noqa: PLR2004 - "policies", but "keys"
        return rf"{re.escape(word[:-1])}(?:y|ies|ys)"
    return rf"{re.escape(word)}(?:e?s)?"
