"""How well the checker tells true statements from changed ones, and how fast, beside two simpler checkers.

The items are real English abstracts with Chinese statements that a model wrote about them, half of them changed in one
place. The data are not published; without them there is nothing to measure.

    pip install scikit-learn        # for the second baseline alone
    python benchmarks/check.py

*Exact strings* flags a statement if one of its digit strings does not stand in the abstract. *Similarity* flags it if its
embedding is too far from all sentences of the abstract. No model of sentences can be had without a download, so the
embedding is that of cross-language latent semantic indexing (Dumais et al. 1997), learned from half of the papers and used
on the others; its threshold is the best one for these data, which flatters it.
"""

import gzip
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from litmus.check import check
from litmus.check.passages import library_of
from predict_checks import Answer, Item, items_in, judged, prediction

DATA = Path(__file__).parents[2] / "shared" / "checking"
PAPERS = Path(__file__).parents[2] / "shared" / "papers"
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_LIST_MARK = re.compile(r"(?:^|[\s：:；;。（(])\d{1,2}[)）.、](?!\d)")
_DIMENSIONS = 200

Checker = Callable[[Sequence[Item]], list[Answer]]


def main() -> None:
    if not DATA.is_dir():
        print(f"Nothing measured: the development data are not at {DATA}.")
        return
    items = list(items_in(DATA / "dev.jsonl.gz"))
    for name, checker in (("exact strings", exact_strings), ("similarity", similarity), ("litmus", litmus)):
        begun = time.perf_counter()
        answers = checker(items)
        seconds = time.perf_counter() - begun
        print(f"== {name}: {len(items)} statements in {seconds:.1f} s, {60 * len(items) / seconds:,.0f} a minute\n")
        print(scored(items, answers))
    full_papers()


def litmus(items: Sequence[Item]) -> list[Answer]:
    return [judged(item) for item in items]


def exact_strings(items: Sequence[Item]) -> list[Answer]:
    """Every digit string must stand in the title or the abstract, commas and list marks aside."""
    answers = []
    for item in items:
        paper = set(_DIGITS.findall(f"{item['title']} {item['abstract']}".replace(",", "")))
        text = _LIST_MARK.sub(lambda mark: " " * len(mark[0]), item["text"])
        spans = [
            found.span()
            for found in re.finditer(r"\d+(?:,\d{3})*(?:\.\d+)?", text)
            if found[0].replace(",", "") not in paper
        ]
        answers.append((bool(spans), spans))
    return answers


def similarity(items: Sequence[Item]) -> list[Answer]:
    """The statement must be close to the abstract, or to one of its sentences."""
    import numpy as np
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.preprocessing import normalize

    papers = sorted({item["arxiv_id"] for item in items})
    half = {paper: number % 2 for number, paper in enumerate(papers)}
    closeness = np.zeros(len(items))
    for side in (0, 1):
        learned = [f"{item['abstract']} {item['text']}" for item in items if half[item["arxiv_id"]] != side]
        words = TfidfVectorizer(token_pattern=r"[a-zA-Z][a-zA-Z0-9-]+|[\u4e00-\u9fff]{2}|\d[\d.,]*", sublinear_tf=True)
        space = TruncatedSVD(_DIMENSIONS, random_state=0)
        space.fit(words.fit_transform(learned))
        for number, item in enumerate(items):
            if half[item["arxiv_id"]] == side:
                pieces = [item["abstract"], *re.split(r"(?<=[.!?])\s+", item["abstract"])]
                vectors = normalize(space.transform(words.transform([item["text"], *pieces])))
                closeness[number] = float((vectors[1:] @ vectors[0]).max())
    is_changed = changed(items)
    thresholds = np.quantile(closeness, np.linspace(0.005, 0.995, 199))
    best = max(
        thresholds, key=lambda least: (closeness[is_changed] < least).mean() - (closeness[~is_changed] < least).mean()
    )
    return [(bool(close < best), [(0, len(item["text"]))]) for close, item in zip(closeness, items, strict=True)]


def changed(items: Sequence[Item]) -> Any:
    """Which items were changed: what the baseline may see, and the checker may not."""
    import numpy as np

    with gzip.open(DATA / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        labels = {item["id"]: item["label"] for item in map(json.loads, lines)}
    return np.array([labels[item["id"]] == "corrupted" for item in items])


def scored(items: Sequence[Item], answers: Sequence[Answer]) -> str:
    """The table of the scorer that comes with the data."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for item, answer in zip(items, answers, strict=True):
            file.write(json.dumps(prediction(item, answer)) + "\n")
        file.flush()
        command = [sys.executable, str(DATA / "score.py"), file.name]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def full_papers() -> None:
    """How long the check of a whole report takes, once the paper is read."""
    from litmus.read import from_file

    for path in sorted(PAPERS.glob("*/*.html"))[:5]:
        document = from_file(path)
        begun = time.perf_counter()
        library_of(document).occurrences  # noqa: B018
        laid = time.perf_counter()
        written = report(document, "en")
        start = time.perf_counter()
        check(written, document)
        print(
            f"{path.name}: laid out {laid - begun:.3f} s, {len(list(written.claims))} claims {time.perf_counter() - start:.3f} s"
        )


if __name__ == "__main__":
    main()
