"""A page's own style sheets, as far as they tell how a class of elements looks."""

import re
from collections.abc import Iterator, Mapping

from litmus.read.html.visible import declarations

_COMMENT = re.compile(r"/\*[^*]*(?:\*(?!/)[^*]*)*(?:\*/|$)")
_CLASS = re.compile(r"[a-z]{0,20}\.([\w-]{1,100})", re.IGNORECASE | re.ASCII)
_BRACE = re.compile(r"[{}]")
_ON_SCREEN = re.compile(r"@(?:media\s+(?:only\s+)?(?:screen|all)|layer|supports)\b", re.IGNORECASE)
_MOST_RULES = 5_000  # arXiv's own sheets have 600
_LONGEST = 100  # characters of a value


def sheet(css: str) -> dict[str, str]:
    """Styles by class: of rules whose selector is one class, with or without a tag before it.

    The converter's own classes are left out: what its sheets hide, they show when the pointer comes near.
    """
    styles: dict[str, dict[str, str]] = {}
    for selectors, block in _rules(_COMMENT.sub(" ", css)):
        said = {name: value for name, value in declarations(block).items() if len(value) <= _LONGEST}
        for selector in selectors.split(",") if said else ():
            found = _CLASS.fullmatch(selector.strip())
            if found and not found[1].startswith("ltx_"):
                styles.setdefault(found[1], {}).update(said)
    return {name: ";".join(f"{key}:{value}" for key, value in said.items()) for name, said in styles.items()}


def style_of(said: Mapping[str, str | None], names: frozenset[str], styles: Mapping[str, str]) -> str:
    """What the page says of an element's look: by the rules of its classes, by its own style, by `hidden`.

    Args:
        said: The element's attributes.
        names: Its classes.
        styles: By class, as `sheet` gives them.

    """
    if "hidden" in said:
        return "display:none"
    own = said.get("style") or ""
    if not styles or names.isdisjoint(styles):
        return own
    return ";".join([*(styles[name] for name in sorted(names & styles.keys())), own])


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations; of the rules inside rules, those that hold for a screen."""
    at = 0
    for _ in range(_MOST_RULES):
        opening, closing = css.find("{", at), css.find("}", at)
        if opening < 0:
            return
        if 0 <= closing < opening:  # the end of a rule around others
            at = closing + 1
            continue
        prelude = css[at:opening].rpartition(";")[2].strip()
        if _ON_SCREEN.match(prelude):
            at = opening + 1
            continue
        end = _end(css, opening) if prelude.startswith("@") else closing
        if end < 0:
            return
        if not prelude.startswith("@"):
            yield prelude, css[opening + 1 : end]
        at = end + 1


def _end(css: str, opening: int) -> int:
    """Where the brace that opens here is closed; -1 if nowhere."""
    depth = 0
    for brace in _BRACE.finditer(css, opening):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.start()
    return -1
