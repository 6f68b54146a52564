"""Words with a stop of their own: abbreviations, initials, names that exclaim."""

import re

from litmus.sentences.beginnings import is_han, is_small_name, opens

# Never the end of a sentence: something always follows.
_NEVER = frozenset(
    "fig figs eq eqs eqn eqns thm thms lem vs cf c.f viz approx ca e.g i.e eg ie w.r.t s.t a.k.a w.l.o.g assoc univ "
    "dept proc conf trans incl excl esp suppl supp assump appx defn sect".split()
)
_TITLES = frozenset("Dr Drs Prof Mr Mrs Ms Mt Messrs".split())
# Not where a number, a letter or a formula follows: "No. 5", "App. B", "Jan. 3".
_NUMBERED = frozenset(
    "sec secs tab tabs ref refs ch chap vol vols no nos p pp prop props def defs cor alg algs rem ex app art obs asm "
    "jan feb mar apr jun jul aug sep sept oct nov dec v ver rev q col cols ln".split()
)
_POINTED_AT = re.compile(r"[A-Z]?\d|[A-Z]\b|[IVX]+\b|[(\[¤\\#“]|\?\?")
# Only before a word that opens sentences: "avg.", "Inc.", and whatever has a stop after each letter.
_EITHER = frozenset(
    "inc ltd co corp bros jr sr st avg std stdev min max dim dims param params hyperparam hyperparams resp temp acc "
    "prec attn prob orig coeff fam pers ed eds cont inst consec conv quant spec config subj const vocab".split()
)
_LETTERS = re.compile(r"(?:[A-Za-z]\.){1,5}-?[A-Za-z]{1,3}|Ph\.D")  # "U.S", "Ph.D", "i.i.d"
_CAPITAL_TELLS = frozenset({"al", "etc"})  # before any capital letter, and nothing else
_UNITS = frozenset({"sec", "min"})  # after a number they are words like others
_SHOUTED = frozenset({"FIG", "FIGS", "TAB", "EQ", "EQS", "VS"})  # others in capitals are names: "MT", "REM"
_EXCLAIMING = frozenset({"yahoo", "jeopardy", "kahoot"})
_REFERRING_HAN = "图表式节"
# A capital letter with a stop after one of these, or after a name, is an initial: "by A. Reed", "Alfred P. Sloan".
_BEFORE_NAMES = frozenset(
    "by and or of on from in with for to as between than see thank thanks that like after via".split()
)
# After one of these it is none: "Model A. Frogs are …"
_LETTERED = frozenset(
    "appendix section table figure model case class type option group panel part set task method variant setting phase "
    "stage algorithm level system user player agent dataset domain language matrix vitamin hypothesis category plan "
    "team step answer".split()
)


def is_shortened(text: str, start: int, after: int, earlier: str, word: str) -> bool:
    """Whether a stop belongs to the word before it and ends nothing.

    Args:
        text: The text.
        start: Of the stop.
        after: Where the next word begins.
        earlier: The word before the last.
        word: The last before the stop.

    """
    if text[start] == "!":
        return word.lower() in _EXCLAIMING and not opens(text, after)
    if text.startswith("..", start):
        return not opens(text, after)
    if text[start] == "?" or not word:
        return False
    if word[-1] in _REFERRING_HAN:
        return text[after].isdigit()
    if len(word) == 1 and word.isascii() and word.isupper():
        return _is_initial(text, start, after, earlier)
    if word.isupper() and word not in _SHOUTED and "." not in word:
        return False
    lower = word.lower()
    if lower in _NUMBERED:
        names = _POINTED_AT.match(text, after) is not None and not (word.islower() and text[after].isalpha())
        return names and not (lower in _UNITS and earlier[-1:].isdigit())
    if lower in _CAPITAL_TELLS:
        return not text[after].isupper() and not is_small_name(text, after)
    if lower in _EITHER or _LETTERS.fullmatch(word):
        is_unit = lower in _UNITS and earlier[-1:].isdigit()
        return lower in _NEVER or not (is_unit or opens(text, after))
    return lower in _NEVER or word in _TITLES


def _is_initial(text: str, start: int, after: int, earlier: str) -> bool:
    """Whether a capital letter with a stop begins a name, or an answer to choose: "A. Reed", "A.青蛙"."""
    if is_han(text, after):
        return not (start > 1 and is_han(text, start - 2))
    if not text[after].isupper():
        return False
    if text[after + 1 : after + 2] == ".":
        return True
    return not opens(text, after) and (
        earlier in _BEFORE_NAMES or not (earlier.islower() or earlier.lower() in _LETTERED)
    )
