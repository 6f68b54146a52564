"""A profile from its TOML file, validated where it enters."""

import re
import tomllib
from pathlib import Path
from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from litmus.curate.matching import Terms
from litmus.curate.people import Names
from litmus.mistakes import mistakes
from litmus.model import LANGUAGES, ArxivId, Exclusion, Language, Preferences, Profile, Topic
from litmus.model.errors import BadIdentifier, ConfigError
from litmus.taxonomy import known_category


def _term(text: str) -> str:
    if not Terms([text]):
        raise ValueError("a term needs at least one letter or digit")
    if "*" in text.rstrip()[:-1]:
        raise ValueError("`*` stands only at the end of a term")
    return text.strip()


def _person(text: str) -> str:
    if not Names([text]):
        raise ValueError("a name needs at least one letter")
    return text.strip()


def _example(text: str) -> str:
    try:
        return ArxivId.parse(text).base
    except BadIdentifier as error:
        raise ValueError(str(error).removesuffix(".")) from None


def _folder(name: str) -> str:
    if not re.fullmatch("[a-z0-9][a-z0-9-]{0,39}", name):
        raise ValueError(f"“{name[:40]}” names no folder; give up to 40 small letters, digits and hyphens")
    return name


def _distinct(languages: tuple[Language, ...]) -> tuple[Language, ...]:
    if len(set(languages)) < len(languages):
        raise ValueError("name each language once")
    return languages


Name = Annotated[str, Field(min_length=1, max_length=80)]
Term = Annotated[str, Field(max_length=120), AfterValidator(_term)]
Person = Annotated[str, Field(max_length=120), AfterValidator(_person)]
Example = Annotated[str, AfterValidator(_example)]
Category = Annotated[str, AfterValidator(known_category)]
Weight = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
Leaning = Annotated[float, Field(ge=-100, le=100, allow_inf_nan=False)]  # below 0: against


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class _Signs(_Table):
    """What a topic or an exclusion is known by."""

    known_by: ClassVar[tuple[str, ...]] = ("terms", "categories", "authors", "groups")

    name: Name
    terms: tuple[Term, ...] = Field(default=(), max_length=1000)
    categories: tuple[Category, ...] = Field(default=(), max_length=200)
    authors: tuple[Person, ...] = Field(default=(), max_length=1000)
    groups: tuple[Term, ...] = Field(default=(), max_length=1000)
    name_zh: str = Field(default="", max_length=80)

    @model_validator(mode="after")
    def _is_known_by_something(self) -> Self:
        if not any(getattr(self, name) for name in self.known_by):
            *first, last = (f"`{name}`" for name in self.known_by)
            raise ValueError(f"it needs {', '.join(first)} or {last}")
        return self


class _Topic(_Signs):
    known_by: ClassVar = (*_Signs.known_by, "examples", "library")

    examples: tuple[Example, ...] = Field(default=(), max_length=5000)
    library: str = Field(default="", max_length=1000)
    weight: float = Field(default=1.0, gt=0, le=100, allow_inf_nan=False)


class _Exclusion(_Signs):
    unless: tuple[Term, ...] = Field(default=(), max_length=1000)


class _Preferences(_Table):
    featured: Weight = Preferences().featured
    upvotes: Weight = Preferences().upvotes
    open_code: Weight = Preferences().open_code
    stars: Weight = Preferences().stars
    evidence: Weight = Preferences().evidence
    community: Weight = Preferences().community
    taste: Weight = Preferences().taste
    novelty: Weight = Preferences().novelty
    new_ideas: Leaning = Preferences().new_ideas
    benchmarks: Leaning = Preferences().benchmarks
    groups: Weight = Preferences().groups
    strong_groups: tuple[Term, ...] = Field(default=(), max_length=1000)


class _Profile(_Table):
    name: Annotated[str, AfterValidator(_folder)] = "default"
    topics: tuple[_Topic, ...] = Field(min_length=1, max_length=100)
    exclusions: tuple[_Exclusion, ...] = Field(default=(), max_length=100)
    preferences: _Preferences = _Preferences()
    languages: Annotated[tuple[Language, ...], Field(min_length=1), AfterValidator(_distinct)] = LANGUAGES
    picks: int = Field(default=6, ge=1, le=50)
    shortlist: int = Field(default=12, ge=0, le=500)
    must_read: float = Field(default=4.0, allow_inf_nan=False)
    optional: float = Field(default=2.0, allow_inf_nan=False)

    @model_validator(mode="after")
    def _grades_in_order(self) -> Self:
        if self.must_read < self.optional:
            grades = f"must_read ({self.must_read:g}) is below optional ({self.optional:g})"
            raise ValueError(f"{grades}; raise the one or lower the other")
        return self

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        for kind, names in (
            ("topics", [topic.name for topic in self.topics]),
            ("exclusions", [exclusion.name for exclusion in self.exclusions]),
        ):
            if twice := next((name for name in names if names.count(name) > 1), None):
                raise ValueError(f"two of the {kind} are called “{twice}”; give each its own name")
        return self


def load_profile(path: Path) -> Profile:
    """The profile in a TOML file.

    Raises: ConfigError, with every mistake, a line each.
    """
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise ConfigError(str(path), f"the profile cannot be read ({error.strerror or error})") from None
    except UnicodeDecodeError:
        raise ConfigError(str(path), "the profile is not text in UTF-8", "Save it as UTF-8.") from None
    return parse_profile(text, str(path))


def parse_profile(text: str, where: str) -> Profile:
    """The profile in TOML text.

    Args:
        text: The TOML.
        where: What to call it in a message.

    Raises: ConfigError, with every mistake, a line each.

    """
    try:
        return profile_of(tomllib.loads(text), where)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(where, f"not readable as TOML ({error})") from None


def profile_of(data: object, where: str) -> Profile:
    """The profile in data as a TOML file holds it.

    Args:
        data: The tables, or the noun itself as data: its fields have the same names.
        where: What to call it in a message.

    Raises: ConfigError, with every mistake, a line each.

    """
    try:
        said = _Profile.model_validate(data)
    except ValidationError as error:
        raise ConfigError(where, mistakes(error, _Profile)) from None
    return Profile(
        name=said.name,
        topics=tuple(Topic(**topic.model_dump()) for topic in said.topics),
        exclusions=tuple(Exclusion(**exclusion.model_dump()) for exclusion in said.exclusions),
        preferences=Preferences(**said.preferences.model_dump()),
        languages=said.languages,
        picks=said.picks,
        shortlist=said.shortlist,
        must_read=said.must_read,
        optional=said.optional,
    )
