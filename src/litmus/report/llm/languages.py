"""Whether a statement is in the language that was asked for."""

import re

from litmus.model import Language

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_QUOTED = re.compile(r"https?://\S+|“[^”]*”|\"[^\"]*\"|《[^》]*》|「[^」]*」")
# Six words in a row that no name has: an English clause. Terms and lists of names do not come so long.
_CLAUSE = re.compile(r"(?:\b[a-z][a-z'-]*[,;]?\s+){5}[a-z][a-z'-]*\b")
_WORD = re.compile(r"[A-Za-z]{2,}")
_NAMES = 4  # Latin words that may stand alone in a Chinese report: "NLP, LLM inference"


def is_in(text: str, language: Language) -> bool:
    """Whether a statement is in a language, titles, quotations and addresses left out of account.

    English terms and names are at home in Chinese; a clause of English is not. In English no Chinese is.
    """
    said = _QUOTED.sub(" ", text)
    if language == "en":
        return not _CHINESE.search(said)
    if not _CHINESE.search(said):
        return len(_WORD.findall(said)) <= _NAMES
    return not _CLAUSE.search(said)
