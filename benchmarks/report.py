"""What a model's reports cost, and how much of what a model gets wrong reaches a reader.

    python benchmarks/report.py

A scripted model stands in for a language model, behind a local server that speaks OpenAI's protocol: it reports with
true statements, gets 30 % of those with figures wrong in one of the ways of `faulty.py`, and when a statement comes
back, mends it in two of three cases, in all, or never.

- Errors that reach the reader: of the statements that the model got wrong, those that are published without a mark,
  before and after the loop. The true statements are sentences of papers, which is the easiest case, and passages that a
  real model wrote in Chinese about real abstracts (development data for the checker, where they are at hand).
- Tokens of a report at each budget, beside a prompt with the full text.
- Seconds for 30 papers at 8 requests side by side, where an answer takes 2 s.
"""

import gzip
import json
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from faulty import FIGURES, HARD, corrupted
from litmus.archive import Archive
from litmus.authors import open_authors
from litmus.check import find_quantities, judge
from litmus.config import ModelSettings
from litmus.model import PROSE, Claim, ClaimKind, Document, Language, Role
from litmus.read import from_file
from litmus.report.llm import Scope
from litmus.report.llm.templates import template
from litmus.sample import sample_folder
from litmus.side_by_side import side_by_side
from litmus.tokens import tokens_in
from predict_checks import DATA, document_of

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from chat_server import Asked, ChatServer, Said

SHARED = Path(__file__).parents[2] / "shared"
SHARE, SEED, TODAY = 0.3, 20260317, date(2026, 3, 17)
ABSTRACTS = 600  # of which a model's passages are taken
FEW = 5  # statements with figures; of a paper with fewer there is nothing to measure
SHORTEST, LONGEST = 40, 300  # characters of a statement
STATEMENTS = 24  # of a report: as many as the prompt asks for, about
BUDGETS = (4_000, 8_000, 16_000)
_ROWS = re.compile(r"<paper \w+>\n(\[.*?\n\])", re.DOTALL)
_TELLING = frozenset(
    {Role.ABSTRACT, Role.INTRODUCTION, Role.EXPERIMENTS, Role.CONCLUSION, Role.METHOD, Role.LIMITATIONS}
)


@dataclass
class Scripted:
    """The model: what it says of one paper, and what of that is wrong."""

    paper: Document
    true: list[str]  # what it could say
    kinds: Sequence[str]
    mends: float  # share of the statements that come back which it mends
    seed: int
    truth: dict[str, str] = field(default_factory=dict)  # what it says wrongly, and what it should have said
    kind: dict[str, str] = field(default_factory=dict)  # what it says wrongly, and how
    said: list[str] | None = None  # of its report

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)

    def __call__(self, asked: Asked) -> str:
        return self._report(asked) if asked.task == "write" else self._repair(asked)

    def _report(self, asked: Asked) -> str:
        scope = (
            Scope.DETAILED
            if "next_step" in asked.response_format["json_schema"]["schema"]["properties"]
            else Scope.DAILY
        )
        room = {key: most for key, (_, most) in template(scope, "en").questions.items()}
        places = [key for turn in range(max(room.values())) for key, most in room.items() if turn < most]
        fields: dict[str, list[dict[str, Any]]] = {key: [] for key in room}
        for key, text in zip(places, self._statements(), strict=False):
            fields[key].append({"text": text, "at": ["abs"]})
        return json.dumps(fields, ensure_ascii=False)

    def prepare(self) -> None:
        """Think of what to say, so that no time is taken for it later."""
        self._statements()

    def _statements(self) -> list[str]:
        if self.said is None:
            self.said = self._made()
        return self.said

    def _made(self) -> list[str]:
        wrong = corrupted(self.true, self.paper, SHARE, self._chance, self.kinds)
        for text, one in zip(self.true, wrong, strict=True):
            if one:
                self.truth[one.text], self.kind[one.text] = text, one.kind
        return [one.text if one else text for text, one in zip(self.true, wrong, strict=True)]

    def _repair(self, asked: Asked) -> str:
        rows = json.loads(_ROWS.search(asked.user)[1])
        mended = [
            {
                "id": row["id"],
                "at": ["abs"],
                "text": self.truth.get(row["text"], row["text"]) if self._mends() else row["text"],
            }
            for row in rows
        ]
        return json.dumps({"statements": mended}, ensure_ascii=False)

    def _mends(self) -> bool:
        return self._chance.random() < self.mends


def some(paper: Document, seed: int) -> list[str]:
    """Some sentences of the paper with figures."""
    found = telling(paper)
    return random.Random(seed).sample(found, min(STATEMENTS, len(found)))


def telling(paper: Document) -> list[str]:
    """The sentences of the paper that a report could make of its figures."""
    return [
        text
        for sentence in paper.sentences(PROSE)
        if paper.role_of(sentence.block) in _TELLING
        and SHORTEST < len(text := sentence.text) < LONGEST
        and "$" not in text
        and any(one.unit or "." in one.text for one in find_quantities(text))
    ]


def papers() -> list[Document]:
    """The sample's, which are invented, and the real ones, where they are at hand; not those with few figures."""
    files = sorted((sample_folder() / "html").glob("*.html"))
    real = sorted((SHARED / "papers").glob("*.html")) + sorted((SHARED / "papers").glob("*.pdf"))
    read = (from_file(file) for file in (*files, *real))
    return [paper for paper in read if len(telling(paper)) >= FEW]


@contextmanager
def authors(url: str, **said: Any) -> Iterator[Any]:
    given = {"servers": {"s": {"base_url": url}}, "write": ["s:model"], "retry_wait": 0.01, **said}
    with (
        tempfile.TemporaryDirectory() as folder,
        Archive(f"sqlite:///{folder}/archive.sqlite") as archive,
        open_authors(ModelSettings.model_validate(given), archive, TODAY) as opened,
    ):
        yield opened


def errors() -> None:
    """The table of errors that reach the reader."""
    english = [(paper, some(paper, SEED + number), "en") for number, paper in enumerate(papers())]
    print("| true statements | model | errors of | wrong | unmarked at first | as published | gone or mended |")
    print("|---|---|---|---:|---:|---:|---:|")
    for what, reports in (("papers' sentences", english), ("Chinese passages", passages())):
        for name, mends in (("mends two of three", 2 / 3), ("mends all", 1.0), ("never mends", 0.0)):
            for title, kinds in (("figures", FIGURES), ("meaning", HARD)):
                total: Counter[str] = Counter()
                for number, (paper, true, language) in enumerate(reports):
                    model = Scripted(paper, true, kinds, mends, SEED + number)
                    total += outcome(model, language)
                if total["wrong"]:
                    shares = " | ".join(
                        f"{total[key]} ({total[key] / total['wrong']:.1%})" for key in ("first", "left", "gone")
                    )
                    print(f"| {what} | {name} | {title} | {total['wrong']} | {shares} |")


def outcome(model: Scripted, language: Language) -> Counter[str]:
    """What became of the statements that the model got wrong in one report."""
    with ChatServer(model) as server, authors(server.url) as opened:
        report, verdicts = opened.picks.reports(model.paper, (language,))[language]
    claims = tuple(Claim(id=text, text=text, kind=ClaimKind.STATEMENT) for text in model.truth)
    first = judge(claims, model.paper)
    published = {claim.text: verdict for claim, verdict in zip(report.claims, verdicts, strict=True)}
    return Counter(
        wrong=len(claims),
        first=sum(verdict.status.holds for verdict in first),
        left=sum(text in published and published[text].status.holds for text in model.truth),
        gone=sum(text not in published for text in model.truth),
    )


def passages() -> list[tuple[Document, list[str], Language]]:
    """What a real model wrote in Chinese about some abstracts; none where it is not at hand."""
    if not (DATA / "dev.jsonl.gz").is_file():
        return []
    found: dict[str, tuple[Document, list[str]]] = {}
    with gzip.open(DATA / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            if item["label"] == "clean" and len(item["text"]) <= LONGEST:
                found.setdefault(item["arxiv_id"], (document_of(item), []))[1].append(item["text"])
    chosen = random.Random(SEED).sample(sorted(found), ABSTRACTS)
    return [(*found[name], "zh") for name in chosen]


def tokens() -> None:
    """Tokens of a report at each budget, as the server counts them."""
    print(
        "| budget | tokens in, mean | of them repairs | tokens out, mean | foreseen in, out | the full text | ratio |"
    )
    print("|---|---:|---:|---:|---:|---:|---:|")
    every = papers()
    for budget in BUDGETS:
        used: Counter[str] = Counter()
        for number, paper in enumerate(every):
            model = Scripted(paper, some(paper, SEED + number), FIGURES, 2 / 3, SEED + number)
            with ChatServer(model) as server, authors(server.url, context=budget) as opened:
                [takes] = opened.picks.estimate(paper, ("en",)).values()
                used["foreseen in"] += takes.input_tokens
                used["foreseen out"] += takes.output_tokens
                report, _ = opened.picks.reports(paper, ("en",))["en"]
                used["in"] += server.tokens_in
                used["out"] += server.tokens_out
                first = sum(tokens_in(one["content"]) for one in server.asked[0].messages)
                used["write"] += first
                used["in estimated"] += sum(
                    tokens_in(one["content"]) for asked in server.asked for one in asked.messages
                )
                used["full"] += first - report.provenance.context + report.provenance.whole
        count = len(every)
        rest = used["in estimated"] - used["write"]
        foreseen = f"{used['foreseen in'] / count:,.0f}, {used['foreseen out'] / count:,.0f}"
        print(
            f"| {budget:,} | {used['in estimated'] / count:,.0f} | {rest / count:,.0f} | {used['out'] / count:,.0f} "
            f"| {foreseen} | {used['full'] / count:,.0f} | {used['in estimated'] / used['full']:.2f} |"
        )


def seconds() -> None:
    """Wall time of 30 papers, 8 side by side, each answer after two seconds."""
    many, at_once, delay = papers()[:30], 8, 2.0
    by_title = {
        paper.title: Scripted(paper, some(paper, SEED + number), FIGURES, 1.0, SEED + number)
        for number, paper in enumerate(many)
    }

    def answer(asked: Asked) -> Said:
        title = next((title for title in by_title if title and title in asked.user), None)
        content = by_title[title](asked) if title and asked.task == "write" else _unchanged(asked)
        return Said(content=content, delay=delay)

    with ChatServer(answer) as server, authors(server.url, concurrency=at_once) as opened:
        for model in by_title.values():
            model.prepare()
        begun, cpu = time.perf_counter(), time.process_time()
        list(side_by_side(lambda paper: opened.papers.reports(paper, ("en",)), many, at_once))
        took, cpu = time.perf_counter() - begun, time.process_time() - cpu
        requests = len(server.asked)
        most = server.most_at_once
    limit = requests * delay / at_once
    print(
        f"{len(many)} papers, {requests} requests, {most} at most side by side: {took:.1f} s. The requests alone, "
        f"{at_once} at a time, take {limit:.1f} s ({took / limit:.2f} times that); CPU {cpu:.1f} s."
    )


def _unchanged(asked: Asked) -> str:
    found = _ROWS.search(asked.user)
    rows = json.loads(found[1]) if found else []
    return json.dumps({"statements": [{"id": row["id"], "text": row["text"], "at": []} for row in rows]})


def main() -> None:
    print("Errors that reach the reader, of a scripted model that gets 30 % of its statements with figures wrong:\n")
    errors()
    print("\nTokens of a report, by an estimate that is the same for all columns:\n")
    tokens()
    print()
    seconds()


if __name__ == "__main__":
    main()
