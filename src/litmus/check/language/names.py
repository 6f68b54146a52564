"""Names of models, data sets and methods, told by their look: capitals inside, digits, hyphens."""

import re
from dataclasses import dataclass

from litmus.check.figures.units import UNITS

_TOKEN = re.compile(
    r"(?<![A-Za-z0-9.])[2-6]G(?![A-Za-z0-9])"  # generations of mobile networks
    r"|(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9]*(?:[-.@+/][A-Za-z0-9]+)*\+*"
    r"(?:(?:(?<=[A-Z]{2})\s)?['‘’]\d\d(?![A-Za-z0-9]))?"  # with a short year: WMT'14
)
_GENERATIONS = {"2g": "second", "3g": "third", "4g": "fourth", "5g": "fifth", "6g": "sixth"}
_SPLIT = re.compile(r"(?:[^A-Za-z0-9.]|(?<!\d)\.|\.(?!\d))+")  # the 3.5 of a version stays together
_COMMAND = re.compile(r"\\(?:text|math)[a-z]*")
_WORD = re.compile(r"[^\W\d_](?:(?![A-Z])[^\W\d_])*|\d+")
_PLURAL = re.compile(r"(?<=[A-Z0-9])s(?![A-Za-z0-9])")
_APOSTROPHE = re.compile(r"\s?['‘’](?=\d\d$)")  # before a year
_YEAR = re.compile(r"(\D*[a-z])(19|20)?(\d\d)")
_LITTLE = frozenset("a an and by for from in of on or the to with".split())
# Abbreviations that writers use for common things, whatever word the paper has for them.
_COMMON = frozenset(
    "ai ml dl nlp cv llm slm vlm mllm lmm rl rlhf sft cot rag moe qa vqa ocr asr tts api sdk gpu cpu tpu vram ram cuda "
    "sota sotas baseline cnn rnn lstm gnn mlp gan vae svm knn pca iou miou mae mse rmse auc auroc roc map acc ppl psnr "
    "ssim fid flops fps ci cd id ood iid kv ui gui os pdf html json xml csv url http https arxiv github huggingface "
    "hf pytorch python tldr vs etc ie eg ar vr iot ide cli sql transformer".split()
) | frozenset(unit.lower() for unit in UNITS if len(unit) > 1)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What names can be looked for in: a paper's letters and digits, and the first letters of its words."""

    keyed: str
    initials: str
    chief_initials: str  # without those of little words: ISUP, the International Society of Urological Pathology

    @classmethod
    def of(cls, text: str) -> "Lexicon":
        plain = _COMMAND.sub("", text)
        words = _WORD.findall(plain)
        return cls(
            key(plain),
            "".join(word[0] for word in words if not word.isdigit()).lower(),
            "".join(word if word.isdigit() else word[0] for word in words if word not in _LITTLE).lower(),
        )

    def knows(self, name: str) -> bool:
        """Whether a name, or each of its parts, stands in the paper or abbreviates its words; plurals are forgiven.

        A year may have two digits or four: WMT'14 is WMT 2014.
        """
        name = _APOSTROPHE.sub("", name)
        if self._has(key(name)) or any(one in self.keyed for one in _of_other_years(key(name))):
            return True
        parts = [key(part) for part in _SPLIT.split(name) if part]
        return len(parts) > 1 and all(self._has(part) for part in parts)

    def _has(self, keyed: str) -> bool:
        bare = keyed.removesuffix("s")
        if bare in self.keyed or bare in _COMMON or keyed in _COMMON:
            return True
        if bare in _GENERATIONS:
            return f"{_GENERATIONS[bare]}generation" in self.keyed
        return not bare.isdigit() and (bare in self.initials or bare in self.chief_initials)


def names_in(text: str) -> tuple[tuple[str, int, int], ...]:
    """The distinctive names of a text (SWE-bench, OpenSora, MATH-500), each with its range, in order."""
    return tuple(
        (match[0], match.start(), match.end())
        for match in _TOKEN.finditer(text)
        if any(char.isupper() or char.isdigit() for char in match[0][1:])
    )


def _of_other_years(keyed: str) -> tuple[str, ...]:
    """How else the year at the end of a name may be written, if there is one."""
    found = _YEAR.fullmatch(keyed)
    if found is None:
        return ()
    name, century, year = found.groups()
    return (name + year,) if century else (f"{name}20{year}", f"{name}19{year}")


def is_common(keyed: str) -> bool:
    """Whether a name, by its key, stands for a common thing: LLM, GPU."""
    return keyed.removesuffix("s") in _COMMON or keyed in _COMMON


def key(name: str) -> str:
    """A name without what writers vary: case, hyphens, blanks."""
    return _SPLIT.sub("", name).lower()


def singular(name: str) -> str:
    """A name without the endings of plurals: LLMs/VLMs."""
    return _PLURAL.sub("", name)


def initials(name: str) -> str:
    """What a name of several words may be abbreviated to; "" of a single word."""
    words = _WORD.findall(name)
    return "".join(word[0] for word in words if word not in _LITTLE).lower() if len(words) > 1 else ""


def is_shortened(word: str, name: str) -> bool:
    """Whether a word is made of the beginnings of the words of a name: binseg, Binary Segmentation."""
    words = name.lower().split()
    beginnings = "".join(f"(?:{_beginning(each)})" for each in words)
    return len(words) > 1 and word not in words and re.fullmatch(beginnings, word) is not None


def _beginning(word: str) -> str:
    """A pattern of how a word may begin, of two letters at least."""
    return "|".join(re.escape(word[:end]) for end in range(len(word), 1, -1)) or "(?!)"
