"""What a reader cares about."""

from dataclasses import dataclass

from litmus.model.remark import LANGUAGES, Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Something the reader wants to see. A paper is on it by any of what is named."""

    name: str
    terms: tuple[str, ...] = ()  # words or phrases; matched as whole words, case ignored, a trailing * for any ending
    categories: tuple[str, ...] = ()  # arXiv categories or archives; the primary one counts
    authors: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()  # organisations or teams
    examples: tuple[str, ...] = ()  # arXiv identifiers, without version, of papers such as the reader wants
    library: str = ""  # a file of such papers, relative to the profile's: BibTeX or CSL-JSON
    weight: float = 1.0  # above 0; 1 is a usual interest
    name_zh: str = ""  # as Chinese digests print it; "" for `name`


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """Something the reader does not want, whatever else it is."""

    name: str
    terms: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()  # arXiv categories or archives that exclude when primary
    authors: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()  # organisations or teams
    unless: tuple[str, ...] = ()  # terms that lift the exclusion
    name_zh: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What tips the balance between papers on topic. Weights are in units of score; 0 switches one off."""

    featured: float = 1.0  # listed by Hugging Face
    upvotes: float = 0.5  # at the day's most upvoted paper; in proportion to the rank below
    open_code: float = 0.5
    stars: float = 0.0  # at 10,000 stars of the code's repository; by the logarithm below
    evidence: float = 1.0  # figures in the results that the check could hold against the text
    community: float = 1.0  # what the archive has learned of whom and what Hugging Face lists
    taste: float = 4.0  # at most, for or against: what the reader's marks have taught
    novelty: float = 2.0  # at most, against: what digests of the last weeks have told
    new_ideas: float = 0.0  # the abstract says that it proposes something new; below 0, such papers sink
    benchmarks: float = 0.0  # title or abstract say that it brings a benchmark; below 0, such papers sink
    groups: float = 0.5  # an author, organisation or affiliation named in `strong_groups`
    strong_groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A reader: topics, exclusions, taste, languages and appetite."""

    name: str
    topics: tuple[Topic, ...]
    exclusions: tuple[Exclusion, ...] = ()
    preferences: Preferences = Preferences()
    languages: tuple[Language, ...] = LANGUAGES
    picks: int = 6  # in a digest, at most
    shortlist: int = 12  # papers read in full for the final choice, besides those of the Hugging Face day
    must_read: float = 4.0  # least final score of a must-read
    optional: float = 2.0  # least final score of an optional paper; below it a pick is rated skip
