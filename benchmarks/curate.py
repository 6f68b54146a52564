"""How well Litmus curates, beside what people use: the tables of README.md's section Curation.

    python benchmarks/curate.py [--peer MODEL] [--embeddings MODEL] [FOLDER] [TABLE ...]

FOLDER holds the development data (by default that beside the checkout) with score.py, whose arithmetic is used. The
tables are features, earlier, chances, picks, marks and speed; all of them, if none is named. Each day is ranked by what
precedes it. Figures after ± are standard errors over days.

With --peer, the folder of a sentence-transformers model, the peer that ranks by vectors has them from that as well
(27,000 papers take all-MiniLM-L6-v2 forty minutes of one core), else from latent semantic analysis alone. With
--embeddings, a Model2Vec model as litmus.toml may name it, the table of marks says as well how Litmus learns with that.
"""

import math
import runpy
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import cycle, pairwise
from pathlib import Path

from curation_peers import Encoder, Features, SentenceModel, by_worth, keywords
from curation_readers import WANTED, Readers
from litmus.curate import WEEKS, Meaning, Told, first_cut, memory, taste
from litmus.curate.community import Community, community
from litmus.desk import default_profile
from litmus.embeddings import Embeddings
from litmus.model import Collection, MarkKind, Paper
from predict_curation import History, day_of, lines, listed, rank_features, rank_picks

DATA = Path(__file__).parents[2] / "shared" / "curation"
STANDARD, EARLIER = ("2026-01-19", "2026-02-13"), ("2026-01-05", "2026-01-16")
METRICS = ("precision@6", "recall@6", "recall@20", "nDCG@20", "MRR")
BINS = (0.0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.01)  # of a chance
MARKED = 12  # of the standard days, on which readers mark; they read the others
MARKS, DRAWS = (0, 5, 20, 100), 6  # of a reader; how often they are drawn
CANDIDATES, LABELLED = 5_000, 20_000  # papers to rank, and to learn from
PICKS = 6  # in each digest that the memory holds

Rankings = Mapping[str, list[str]]  # identifiers of a day's papers, best first, by the name of the ranking
Days = Mapping[str, tuple[set[str], set[str]]]  # a day's papers, and those of them that are right


class Bench:
    """The development data and its scorer."""

    def __init__(self, folder: Path, encoder: Encoder | None = None, meaning: Meaning | None = None) -> None:
        self.encoder, self.meaning = encoder, meaning
        self.history = History(folder / "history.jsonl.gz")
        self.profile = default_profile()
        scorer = runpy.run_path(str(folder / "score.py"))
        self.measure, self.random_rows = scorer["measure"], scorer["random_rows"]
        self.mean, self.error, self.newest = scorer["mean"], scorer["stderr"], scorer["TOP_SHARE"]
        self.data = scorer["Data"](str(folder))
        self.picked = {row["date"]: [one["id"] for one in row["picks"]] for row in lines(folder / "picks.jsonl")}
        self._learned: dict[str, Community] = {}

    def learned(self, day: str) -> Community:
        """What the community was known to feature on the morning of a day."""
        if day not in self._learned:
            self._learned[day] = Community(self.history.told.values(), day_of(day))
        return self._learned[day]

    def papers(self, names: Iterable[str]) -> list[Paper]:
        """The papers, of which the development data know."""
        return [self.history.told[name].paper for name in names if name in self.history.told]

    def before(self, day: str) -> list[str]:
        """Papers announced before a day, the latest last."""
        days = sorted(past for past in self.history.announced if past < day_of(day))
        return [name for past in days for name in sorted(self.history.announced[past])]

    def featured(self, day: str) -> list[str]:
        """Papers announced and featured before a day, the latest feature first."""
        known = [(self.history.told[name].featured, name) for name in self.before(day)]
        return [name for when, name in sorted(((w, n) for w, n in known if w and w < day_of(day)), reverse=True)]

    def announcement(self, day: date) -> Collection:
        """A day's announcement, as a reader sees it whose lists know nothing of Hugging Face."""
        papers = self.papers(sorted(self.history.announced[day]))
        return Collection(date=day, papers=tuple(listed(paper, day, {}, set()) for paper in papers), lists=())

    def read(self, days: Days) -> Days:
        """The digest days without a Hugging Face list, with no more than the announcement that the picks are from."""
        announced = {name: one.announced for name, one in self.history.told.items()}
        found = {}
        for day, (pool, right) in days.items():
            if not self.data.days[day]["hf_days"]:
                dates = {announced[name] for name in right}
                found[day] = ({name for name in pool if announced[name] in dates}, right)
        return found

    def spread(self, values: Sequence[float], form: str = ".3f") -> str:
        """Their mean and its standard error."""
        return f"{self.mean(values):{form}} ± {self.error(values):.3f}"

    def table(self, days: Days, rankings: Mapping[str, Rankings]) -> None:
        """Print a row for each ranking of the days, and how much the last one, ours, is ahead of it day by day."""
        rows = {
            "best possible": [self.measure(sorted(right), pool, right) for pool, right in days.values()],
            "random": self.random_rows(days),
        }
        for day, (pool, right) in days.items():
            for name, ranking in rankings[day].items():
                rows.setdefault(name, []).append(self.measure(ranking, pool, right))
        *_, ours = rows.values()
        print(f"| ranking | {' | '.join(METRICS)} | Litmus ahead, nDCG@20 |\n|---|{'---:|' * (len(METRICS) + 1)}")
        for name, row in rows.items():
            cells = [self.spread([one[metric] for one in row]) for metric in METRICS]
            ahead = [mine["nDCG@20"] - one["nDCG@20"] for mine, one in zip(ours, row, strict=True)]
            cells.append("" if row is ours else self.spread(ahead, "+.3f"))
            print(f"| {name} | {' | '.join(cells)} |")


def features(bench: Bench, span: tuple[str, str] = STANDARD) -> None:
    """Of an announcement, what Hugging Face will feature."""
    days = bench.data.hf_days(*span)
    print(f"{len(days)} announcements, {span[0]} to {span[1]}:\n")
    rankings = {}
    for day, (pool, _) in days.items():
        names, liked = sorted(pool), bench.featured(day)
        peers = Features(bench.papers((*bench.before(day), *names)), bench.encoder)
        rankings[day] = {
            "keywords of the default profile": by_worth(keywords(bench.profile, bench.papers(names)), names),
            **_alike("", peers.likeness(liked, names), names),
            "TF-IDF + SVM, as arxiv-sanity-lite": by_worth(peers.svm(liked, names), names),
            "Litmus": rank_features(bench.history, day_of(day), bench.learned(day)),
        }
    bench.table(days, rankings)


def _alike(to: str, worths: Mapping[str, Sequence[float]], names: Sequence[str]) -> Rankings:
    """What zotero-arxiv-daily makes of vectors of each kind."""
    return {f"likeness{to}, as zotero-arxiv-daily, by {kind}": by_worth(row, names) for kind, row in worths.items()}


def earlier(bench: Bench) -> None:
    """The same of announcements before, when less was known."""
    features(bench, EARLIER)


def chances(bench: Bench) -> None:
    """Of papers that are told a chance, how many are featured."""
    told = []
    for day, (pool, right) in bench.data.hf_days(*STANDARD).items():
        names = sorted(pool)
        given = bench.learned(day).chances(bench.papers(names))
        told += [(chance, name in right) for chance, name in zip(given, names, strict=True)]
    print("| chance told | papers | mean | featured |\n|---|---:|---:|---:|")
    for low, high in pairwise(BINS):
        within = [one for one in told if low <= one[0] < high]
        if within:
            mean, share = bench.mean([chance for chance, _ in within]), bench.mean([was for _, was in within])
            error = math.sqrt(share * (1 - share) / len(within))
            print(f"| {low:.0%} to {min(high, 1):.0%} | {len(within)} | {mean:.1%} | {share:.1%} ± {error:.1%} |")
    brier = bench.mean([(chance - was) ** 2 for chance, was in told])
    usual = bench.mean([was for _, was in told])
    print(f"\nBrier score {brier:.4f}; the usual share told of all would have {usual * (1 - usual):.4f}.")


def picks(bench: Bench) -> None:
    """Of a digest day's pool, what the curator picked."""
    days = bench.data.pick_days()
    rankings = {day: _rankings_of_picks(bench, day, sorted(pool)) for day, (pool, _) in days.items()}
    newest = bench.data.pick_days(bench.newest)
    for what, some in (
        ("all", days),
        ("those with a Hugging Face list", {day: one for day, one in days.items() if bench.data.days[day]["hf_days"]}),
        ("those without", {day: one for day, one in days.items() if not bench.data.days[day]["hf_days"]}),
        ("those without, of the one announcement that the curator read", bench.read(days)),
        ("of each announcement the newest 30 % of identifiers", {day: one for day, one in newest.items() if one[1]}),
    ):
        print(f"\n{len(some)} digest days, {what}:\n")
        bench.table(some, rankings)


def _rankings_of_picks(bench: Bench, day: str, names: list[str]) -> Rankings:
    earlier_picks = [name for past in sorted(bench.picked, reverse=True) if past < day for name in bench.picked[past]]
    peers = Features(bench.papers(dict.fromkeys((*bench.before(day), *earlier_picks, *names))), bench.encoder)
    liked = [name for name in bench.featured(day) if name not in names]
    library = [name for name in dict.fromkeys(earlier_picks) if name in peers.place and name not in names]
    worths = keywords(bench.profile, bench.papers(names))
    on_list = {name for hf_day in bench.data.days[day]["hf_days"] for name in bench.data.listing.get(hf_day, ())}
    votes = {name: bench.history.seen[name].get("upvotes") or 0 for name in on_list}
    first = [worth + (max(worths) if name in on_list else 0) for name, worth in zip(names, worths, strict=True)]
    return {
        "Hugging Face's list by votes": by_worth([votes.get(name, -1) for name in names], names),
        "keywords of the default profile": by_worth(worths, names),
        "keywords, Hugging Face's list before all": by_worth(first, names),
        **_alike(" to features", peers.likeness(liked, names), names),
        **_alike(" to earlier picks", peers.likeness(library, names), names),
        "TF-IDF + SVM on features, as arxiv-sanity-lite": by_worth(peers.svm(liked, names), names),
        "TF-IDF + SVM on earlier picks": by_worth(peers.svm(library, names), names),
        "Litmus, first cut": rank_picks(bench.history, day_of(day), bench.learned(day)),
    }


def marks(bench: Bench) -> None:
    """How fast marks teach another taste: nDCG@20 of what a reader wants, on days after those of the marks."""
    days = [bench.announcement(day_of(day)) for day in bench.data.hf_days(*STANDARD)]
    past, ahead = days[:MARKED], days[MARKED:]
    pools = [{paper.arxiv_id for paper in day.papers} for day in ahead]
    print(f"{len(ahead)} announcements from {ahead[0].date}, after marks on the {len(past)} from {past[0].date}.")
    print(f"In brackets the least and the most of {DRAWS} draws of the marks.\n")
    print(f"| reader | wants, a day | ranking | {' | '.join(f'{number} marks' for number in MARKS)} |")
    print(f"|---|---:|---|{'---:|' * len(MARKS)}")
    readers = Readers(past, ahead, bench.profile, bench.encoder, bench.meaning)
    for reader in WANTED:
        wanted, cells = readers.wanted[reader], defaultdict(list)
        for number in MARKS:
            found = defaultdict(list)
            for draw in range(DRAWS if number else 1):
                for name, rankings in readers.ranked(reader, number, draw).items():
                    worths = [bench.measure(*one, one[1] & wanted) for one in zip(rankings, pools, strict=True)]
                    found[name].append(bench.mean([one["nDCG@20"] for one in worths]))
            for name, worths in found.items():
                cells[name].append(f"{bench.mean(worths):.2f} ({min(worths):.2f}–{max(worths):.2f})")
        a_day = bench.mean([len(pool & wanted) for pool in pools])
        for name, row in cells.items():
            print(f"| {reader} | {a_day:.0f} | {name} | {' | '.join(row)} |", flush=True)


def speed(bench: Bench) -> None:
    """How long it takes to rank a very large day by all that is known, and to learn from many papers."""
    day = max(bench.history.announced)
    names = bench.before(day.isoformat())
    labelled = [bench.history.told[name] for name in names[-LABELLED:]]
    papers = tuple(listed(paper, day, {}, set()) for paper in bench.papers(names[-CANDIDATES:]))
    marked = dict(zip(names[: max(MARKS)], cycle((MarkKind.LIKE, MarkKind.DISLIKE)), strict=False))
    digests = [day - timedelta(days=back + 1) for back in range(7 * WEEKS) for _ in range(PICKS)]
    picked = zip(bench.papers(names[max(MARKS) :]), digests, strict=False)
    told = [Told(paper=paper, day=when, is_pick=True) for paper, when in picked]
    known, wishes, ranking = bench.papers(marked), bench.profile.preferences, {}
    print(f"| to learn from {len(labelled)}, and to rank {len(papers)} papers | CPU s |\n|---|---:|")
    with timed("learn", {}):
        learned = Community(labelled, day)
    with timed("rank: chances of features", ranking):
        given = learned.chances(papers)
        chances = community(dict(zip(names[-CANDIDATES:], given, strict=True)), papers, wishes.community)
    with timed(f"rank: taste, {len(marked)} marks", ranking):
        tastes = taste(marked, known, papers, wishes.taste)
    with timed(f"rank: memory of {len(told)} picks", ranking):
        memories = memory(told, papers, day, wishes.novelty)
    with timed("rank: first cut", ranking):
        first_cut(Collection(date=day, papers=papers, lists=()), bench.profile, (chances, tastes, memories))
    print(f"| rank, together | {sum(ranking.values()):.1f} |")
    again = Community(labelled[::-1], day)
    print(f"\nLearning once more gives the same chances: {learned.chances(papers) == again.chances(papers)}.")


@contextmanager
def timed(step: str, seconds: dict[str, float]) -> Iterator[None]:
    """Print what a step takes of one core, and keep it."""
    begun = time.process_time()
    yield
    seconds[step] = time.process_time() - begun
    print(f"| {step} | {seconds[step]:.1f} |", flush=True)


TABLES = {table.__name__: table for table in (features, earlier, chances, picks, marks, speed)}


def main() -> None:
    """Print the tables that are asked for."""
    asked, models = sys.argv[1:], {"--peer": "", "--embeddings": ""}
    while len(asked) > 1 and asked[0] in models:
        models[asked[0]] = asked[1]
        del asked[:2]
    folder = Path(asked.pop(0)) if asked and asked[0] not in TABLES else DATA
    if not folder.exists() or not set(asked) <= TABLES.keys():
        sys.exit(__doc__)
    encoder = SentenceModel(models["--peer"]) if models["--peer"] else None
    bench = Bench(folder, encoder, Embeddings(models["--embeddings"]) if models["--embeddings"] else None)
    for name in asked or TABLES:
        print(f"\n## {name}: {TABLES[name].__doc__}\n", flush=True)
        TABLES[name](bench)


if __name__ == "__main__":
    main()
