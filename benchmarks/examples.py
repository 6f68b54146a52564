"""How well papers much like a topic's examples are on the topic.

    python benchmarks/examples.py HISTORY.jsonl.gz [DAYS]

For each topic of the default profile, examples are drawn from other days: papers that are on it by the profile's words.
Then the papers of a day are held against them (`curate.examples`): of those that count as much like them, how many are
on the topic by its words? HISTORY is that of predict_curation.py; DAYS is how many days are drawn, 8 if not given.
"""

import random
import sys
from collections import defaultdict
from pathlib import Path

from litmus.curate import examples
from litmus.curate.interests import Interests
from litmus.curate.matching import PaperWords
from litmus.desk import default_profile
from litmus.model import Paper, Work
from predict_curation import History

SIZES = (1, 3, 5, 10, 30, 100, 300)  # examples of a topic
LARGE, FROM_EACH, SEED = 200, 80, 5  # papers of a day that counts; papers that each other day may give; of the draws


def main(file: Path, count: int) -> None:
    history, profile = History(file), default_profile()
    interests = Interests(profile)
    days = {day: names for day, names in sorted(history.announced.items()) if len(names) >= LARGE}
    draw = random.Random(SEED)
    rows: dict[int, list[tuple[int, int, int, int]]] = defaultdict(list)
    for day in draw.sample(list(days), count):
        papers = [history.told[name].paper for name in days[day]]
        on = topics_of(interests, papers)
        others = [draw.sample(names, min(FROM_EACH, len(names))) for other, names in days.items() if other != day]
        old = [history.told[name].paper for names in others for name in names]
        on_old = topics_of(interests, old)
        for topic in profile.topics:
            mine = [paper for paper, names in zip(old, on_old, strict=True) if topic.name in names]
            right = {paper.arxiv_id for paper, names in zip(papers, on, strict=True) if topic.name in names}
            for size in SIZES:
                drawn = draw.sample(mine, min(size, len(mine)))
                named = [(topic, Work(title=one.title, abstract=one.abstract, arxiv_id=one.arxiv_id)) for one in drawn]
                found = examples(named, papers).keys()
                rows[size].append((len(papers), len(right), len(found), len(found & right)))
    print("| examples | papers found, of a day's | of them on the topic | of all papers | of the topic's, found |")
    print("|---|---|---|---|---|")
    for size, told in rows.items():
        listed, right_ones, found_ones, both = (sum(column) for column in zip(*told, strict=True))
        print(
            f"| {size} | {found_ones / len(told):.1f} of {listed / len(told):.0f} | {100 * both / found_ones:.0f} % | "
            f"{100 * right_ones / listed:.0f} % | {100 * both / right_ones:.0f} % |"
        )


def topics_of(interests: Interests, papers: list[Paper]) -> list[set[str]]:
    """The topics that each paper is on, by their words."""
    return [{on.topic.name for on in interests.view(paper, PaperWords.of(paper)).topics} for paper in papers]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 8)  # noqa: PLR2004
