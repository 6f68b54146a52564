"""A question, and how a sentence that answers it is known."""

from dataclasses import dataclass

from litmus.model import FieldName, Role

# Short names, so that a question's places fit a line.
A, I, R, M = Role.ABSTRACT, Role.INTRODUCTION, Role.RELATED_WORK, Role.METHOD  # noqa: E741
E, L, C, V = Role.EXPERIMENTS, Role.LIMITATIONS, Role.CONCLUSION, Role.AVAILABILITY
X, O = Role.APPENDIX, Role.OTHER  # noqa: E741

# Words that many questions share.
WORK = "paper|work|report|article|study|survey|thesis|manuscript"
OWN = (
    "method|methods|approach|model|models|framework|system|algorithm|pipeline|architecture|technique|benchmark|dataset|"
    "agent"
)
OTHERS = "existing|current|prior|previous|traditional|conventional|standard|most|many|recent|prevailing|earlier"
THINGS = (
    "methods|approaches|models|work|works|benchmarks|datasets|systems|techniques|solutions|paradigms|agents|studies|"
    "evaluations"
)
BEATS = (
    "outperform*|surpass*|exceed*|beat|beats|improv*|achiev*|attain*|reduc*|boost*|gain|gains|increas*|decreas*|reach|"
    "reaches|reaching"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Phrases that tell the same, so that several of them in a sentence count once."""

    weight: float  # below 0: they tell that the sentence answers something else
    phrases: tuple[str, ...]


def cue(weight: float, *phrases: str) -> Cue:
    return Cue(weight=weight, phrases=phrases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """How one field is answered."""

    field: FieldName
    at_most: int  # quotes
    least: float  # score
    places: dict[Role, float]  # where to look, and what a score is worth there; nowhere else
    cues: tuple[Cue, ...]
    headings: tuple[Cue, ...] = ()  # phrases of the headings above, or of the sentence above a list
    must: tuple[str, ...] = ()  # phrases without one of which it is no answer
    priority: float = 0.0  # added to the best answer while there is none, for what readers miss most
    fallback: float | None = None  # score from which an answer serves if there is no better one; None: `least` alone
    always: bool = False  # whether the abstract's most fitting sentence serves if nothing better does
    captions: float = 0.0  # what a score is worth in a caption
    together: bool = False  # all quotes from one place, since they go on from each other
    # What is added for
    figure: float = 0.0  # a figure
    own: float = 0.0  # the name that the paper gives its own work
    subject: float = 0.0  # beginning with that name, high in the section of the method: always asked
    names: float = 0.0  # each further name: a benchmark's, a model's
    opening: float = 0.0  # standing first in its section
    central: float = 0.0  # being about what title and abstract are about
    early: float = 0.0  # standing before the turn to the own work, in abstract and introduction; taken off after it
    after: float = 0.0  # standing after that turn in an abstract that is all there is
    late: float = 0.0  # (taken off) standing before that turn
