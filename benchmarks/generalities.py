"""How many statements are caught that tell of all what the paper tells of one, of most, or on average.

True statements of the development data (`check.py`) are made too general in one place, and held against the same
abstracts. Some of what comes of it may yet be true: an abstract may say both. And how many of the abstracts' own
general sentences the rules would hold against the abstracts: each would be a false alarm.

    python benchmarks/generalities.py
"""

import argparse
import gzip
import json
import re
from collections.abc import Iterator

from litmus.check.language.generality import generalities
from litmus.check.misreadings.generalities import overdrawn
from litmus.check.paper.library import Library
from litmus.check.support.statements import read
from litmus.model import Claim, ClaimKind, Status
from litmus.sentences import sentence_spans
from predict_checks import DATA, Item, document_of, items_in, verdict_on

_MOST = re.compile(
    r"(?:绝?大)?多数(?=基准|数据集|任务|指标|模型|设置|场景|语言|领域|类别|情况)|(?:绝?大)?部分(?=任务|指标|设置)"
)
_ON = re.compile(r"在\s?[A-Z][\w.+-]*(?:\s[A-Z0-9][\w.+-]*)*\s?(?:数据集|基准测试|基准)?上")
_AVERAGE = re.compile(r"平均(?=提[升高]|降低|减少|改善)")
# What is changed, what it becomes, and how often a statement may have it to be changed.
CHANGES = (
    ("most to all", _MOST, "所有"),
    ("one to all", _ON, "在所有数据集上"),
    ("average to each", _AVERAGE, "在每个数据集上均"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--missed", action="store_true", help="show what is not caught, with its abstract")
    arguments = parser.parse_args()
    if not DATA.is_dir():
        print(f"Nothing measured: the development data are not at {DATA}.")
        return
    for name, pattern, instead in CHANGES:
        caught = other = missed = 0
        for item in changed(pattern, instead):
            verdict = verdict_on(item)
            if verdict.status is Status.OVERSTATED:
                caught += 1
            elif not verdict.status.holds:
                other += 1
            else:
                missed += 1
                if arguments.missed:
                    print(f"{item['id']} {verdict.reason.code}: {item['text']}\n    {item['abstract']}\n")
        print(f"{name}: of {caught + other + missed} {caught} overstated, {other} flagged otherwise")
    sentences, flagged = own_sentences()
    print(f"the abstracts' own: of {sentences} general sentences {flagged} would be overstated")


def own_sentences() -> tuple[int, int]:
    """The abstracts' sentences with general words, and how many of them the rules hold against the abstract itself."""
    sentences = flagged = 0
    for item in {item["arxiv_id"]: item for item in items_in(DATA / "dev.jsonl.gz")}.values():
        abstract = item["abstract"]
        library = Library(document_of(item))
        for start, end in sentence_spans(abstract):
            reading = read(Claim(id="1", text=abstract[start:end], kind=ClaimKind.STATEMENT), library)
            if any(generalities(reading.folded.text)):
                sentences += 1
                flagged += any(overdrawn(reading, library))
    return sentences, flagged


def changed(pattern: re.Pattern[str], instead: str) -> Iterator[Item]:
    """The true statements that have what is changed once, changed."""
    with gzip.open(DATA / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for item in map(json.loads, lines):
            if item["label"] == "clean" and len(pattern.findall(item["text"])) == 1:
                yield item | {"text": pattern.sub(instead, item["text"])}


if __name__ == "__main__":
    main()
