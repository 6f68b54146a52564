"""Readers who want something else than the default profile, and say so by marks alone, for benchmarks/curate.py."""

import random
from collections import defaultdict
from collections.abc import Sequence

from curation_peers import Encoder, Features, by_worth
from litmus.curate import Meaning, first_cut, taste
from litmus.curate.interests import Interests
from litmus.curate.matching import PaperWords
from litmus.model import Collection, MarkKind, Paper, Profile, Topic

SEEN = 30  # papers of a day's first cut that a reader looks at

# Words that the default profile has not. A paper is wanted as one is on a topic: by its title, or by three mentions.
WANTED = {
    "robots": ("SLAM", "motion planning", "path planning", "quadruped", "legged", "UAV", "drone", "autonomous driving"),
    "security": ("jailbreak*", "prompt injection", "backdoor", "malware", "vulnerability", "red teaming", "watermark*"),
    "speech": ("speech", "audio", "ASR", "text-to-speech", "TTS", "speaker", "music", "acoustic"),
    "video": ("video", "text-to-video"),
}


class Readers:
    """Days of which readers marked some, and then read the others.

    Args:
        earlier: On which they mark. They like what they want, wherever it stands in the day, and dislike what they saw
            on top of the day's first cut and do not want.
        later: Which they read.
        profile: Theirs, whatever they want.
        encoder: Of the peer that ranks by vectors; none for latent semantic analysis alone.
        meaning: What Litmus is asked to teach marks by once more, beside words; none: it is not.

    """

    def __init__(
        self,
        earlier: Sequence[Collection],
        later: Sequence[Collection],
        profile: Profile,
        encoder: Encoder | None = None,
        meaning: Meaning | None = None,
    ) -> None:
        self._known = {paper.arxiv_id: paper for day in earlier for paper in day.papers}
        self._later, self._profile, self._meaning = later, profile, meaning
        self._tops = {one.paper.arxiv_id for day in earlier for one in first_cut(day, profile)[:SEEN]}
        self._peers = [Features([*self._known.values(), *day.papers], encoder) for day in later]
        papers = [*self._known.values(), *(paper for day in later for paper in day.papers)]
        words = [(paper, PaperWords.of(paper)) for paper in papers]
        self.wanted = {reader: _wanted(terms, words) for reader, terms in WANTED.items()}  # identifiers, of all days

    def ranked(self, reader: str, number: int, draw: int) -> dict[str, list[list[str]]]:
        """The later days' papers after so many marks, half of them likes, by ranking; peers know the likes alone."""
        wanted, chance = self.wanted[reader], random.Random(draw)
        liked = chance.sample(sorted(wanted & self._known.keys()), (number + 1) // 2)
        disliked = chance.sample(sorted(self._tops - wanted), number // 2)
        marks = {**dict.fromkeys(liked, MarkKind.LIKE), **dict.fromkeys(disliked, MarkKind.DISLIKE)}
        rankings = defaultdict(list)
        for day, peers in zip(self._later, self._peers, strict=True):
            names = [paper.arxiv_id for paper in day.papers]
            for kind, worths in peers.likeness(liked, names).items():
                rankings[f"likeness by {kind}"].append(by_worth(worths, names))
            rankings["TF-IDF + SVM"].append(by_worth(peers.svm(liked, names), names))
            rankings["Litmus"].append(self._cut(day, marks))
            if self._meaning is not None:
                rankings["Litmus, with embeddings"].append(self._cut(day, marks, self._meaning))
        return rankings

    def _cut(self, day: Collection, marks: dict[str, MarkKind], meaning: Meaning | None = None) -> list[str]:
        known: list[Paper] = [self._known[name] for name in marks]
        ground = taste(marks, known, day.papers, self._profile.preferences.taste, meaning)
        return [one.paper.arxiv_id for one in first_cut(day, self._profile, (ground,))]


def _wanted(terms: tuple[str, ...], words: Sequence[tuple[Paper, PaperWords]]) -> set[str]:
    interests = Interests(Profile(name="reader", topics=(Topic(name="wanted", terms=terms),)))
    return {paper.arxiv_id for paper, said in words if interests.view(paper, said).topics}
