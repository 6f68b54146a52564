"""What sentences begin with, and what goes on with the sentence before it."""

import re

HAN = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"

_HAN_LETTER = re.compile(rf"[{HAN}]")
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_OPENERS = frozenset(
    "a an the this that these those we our it its they their there he she his her you in on at by for from to with "
    "without within as if when while where since because although though however moreover furthermore finally first "
    "second third then thus hence here each every all both most some many several any such no not only also and but or "
    "so yet next note notice let given unlike using based compared similarly specifically additionally overall after "
    "before during despite instead figure table section appendix recent recently under through across among between "
    "what why how who which are is do does can one two three more other others another nothing none nobody neither "
    "either see observe recall consider suppose assume define denote set once until even still rather together".split()
)
_ADVERB = re.compile(r"[A-Z][a-z]{4,}ly")  # "Crucially", but no Kelly
_NO_BEGINNING = re.compile(r"[,;:)\]}%=!?，、；：）」』》]|\.(?!\w)|[^\w\s$¤]{1,3}\Z")  # "∎" ends a proof
_SMALL = re.compile(r"[a-z][a-z'’-]*")
_SMALL_NAME = re.compile(  # vLLM, gpt-4, word2vec, k-means, llama.cpp; and the mark of an item, "b)"
    r"[a-z]+-?[A-Z\d_+@#]|[a-z]-[a-zA-Z]|[a-z]{2,}\.[a-z]|(?:[a-z]|[ivx]{2,4})\)"
    r"|https?://|(?:numpy|scipy|pandas|pytorch|scikit-learn|llama|vllm|sglang|bitsandbytes|ffmpeg|wandb)\b"
)
_FULL_WORD = 4  # letters; shorter ones may be abbreviations that are not listed
# After a full word and a stop a small letter begins a sentence all the same (a name, a forgotten capital), but for:
_JOINS = frozenset("and or nor but which that than whether while where e i et etc".split())
_RUN_ON = frozenset("we the this these our it however moreover furthermore".split())  # after figures these alone do


def is_han(text: str, place: int) -> bool:
    """Whether a Chinese (or Japanese) character stands here."""
    return _HAN_LETTER.match(text, place) is not None


def opens(text: str, place: int) -> bool:
    """Whether a word stands here that begins sentences more often than it is a name: "The", "Crucially"."""
    word = _LATIN_WORD.match(text, place)
    return word is not None and (
        (word[0][0].isupper() and word[0].lower() in _OPENERS) or _ADVERB.fullmatch(word[0]) is not None
    )


def is_small_name(text: str, place: int) -> bool:
    """Whether a name stands here that is written with a small letter wherever it stands."""
    return _SMALL_NAME.match(text, place) is not None


def cannot_open(text: str, place: int) -> bool:
    """Whether a mark stands here that no sentence begins with."""
    return _NO_BEGINNING.match(text, place) is not None


def goes_on(text: str, place: int, word: str) -> bool:
    """Whether what stands here goes on with the sentence before it.

    Args:
        text: The text.
        place: Of the first character after a stop and blanks.
        word: Before the stop; "" where it tells nothing.

    """
    if cannot_open(text, place):
        return True
    small = _SMALL.match(text, place)
    if small is None or is_small_name(text, place):
        return False
    if word.isalpha():
        return len(word) < _FULL_WORD or not word.islower() or small[0] in _JOINS
    return not word or word.isdigit() or small[0] not in _RUN_ON
