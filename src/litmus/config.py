"""Settings: `litmus.toml` and the environment.

In order of rank: the command line; the environment (`LITMUS_DATA`, `LITMUS_UPSTREAM__ARXIV_INTERVAL`, and `HF_ENDPOINT`
as huggingface_hub has it); `litmus.toml` in the current folder, or the file named by `--config`; defaults. Secrets have
no place in the file.
"""

import json
import os
import re
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from litmus.mistakes import mistakes
from litmus.model.errors import BadOption, ConfigError
from litmus.model.report import Unsupported
from litmus.taxonomy import known_category

FILE = Path("litmus.toml")
ENVIRONMENT = "LITMUS_"


def _base_url(text: str) -> str:
    if not text.startswith(("http://", "https://")):
        raise ValueError("give a URL that begins with http:// or https://")
    if "@" in urlsplit(text).netloc:
        raise ValueError("give the URL without user and password, since pages and messages show it")
    return text.rstrip("/")


def _model(text: str) -> str:
    provider, _, name = text.partition(":")
    if not provider or not name:
        raise ValueError(
            f"“{text[:40]}” names no model; write provider:model, as in openai:gpt-5-mini or ollama:qwen3:8b"
        )
    return text


Category = Annotated[str, AfterValidator(known_category)]
Url = Annotated[str, AfterValidator(_base_url)]


class UpstreamSettings(BaseModel):
    """Where the papers come from, and how politely."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    hugging_face: Url = "https://huggingface.co"
    arxiv: Url = "https://arxiv.org"
    ar5iv: Url = "https://ar5iv.labs.arxiv.org"
    arxiv_api: Url = "https://export.arxiv.org"
    arxiv_rss: Url = "https://rss.arxiv.org"
    arxiv_oai: Url = "https://oaipmh.arxiv.org"
    arxiv_interval: float = Field(default=3.0, ge=0)
    hugging_face_interval: float = Field(default=0.2, ge=0)
    retry_wait: float = Field(default=5.0, ge=0)
    timeout: float = Field(default=30.0, gt=0)
    longest: float = Field(default=120.0, gt=0)
    deadline: float = Field(default=1800.0, ge=0)


Model = Annotated[str, AfterValidator(_model)]


def _variable(text: str) -> str:
    if text and not re.fullmatch(r"[A-Z][A-Z0-9_]*", text):
        raise ValueError("give the name of an environment variable, in capitals; the key itself has no place here")
    return text


class ServerSettings(BaseModel):
    """A server that speaks OpenAI's chat completions protocol, under the name by which models refer to it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    base_url: Url
    # The environment variable that holds its key; "" for a server that wants none.
    key: Annotated[str, AfterValidator(_variable)] = ""


class PriceSettings(BaseModel):
    """What a model costs, in the currency of the settings."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    input: Decimal = Field(ge=0)  # for a million tokens
    output: Decimal = Field(ge=0)


class BudgetSettings(BaseModel):
    """The most that may be spent; 0 for no limit."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    run: Decimal = Field(default=Decimal(0), ge=0)  # in the currency of the settings
    day: Decimal = Field(default=Decimal(0), ge=0)  # of UTC
    run_tokens: int = Field(default=0, ge=0)  # input and output together
    day_tokens: int = Field(default=0, ge=0)


class ModelSettings(BaseModel):
    """Which language models write the reports, and within which bounds. None named: the extractive writer serves."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    write: tuple[Model, ...] = ()  # one after the other, until one answers
    picks: tuple[Model, ...] = ()  # for the picks alone; none: the same
    context: int = Field(default=8000, ge=500)  # tokens of a paper's text
    repairs: int = Field(default=2, ge=0, le=5)
    unsupported: Unsupported = Unsupported.MARK
    concurrency: int = Field(default=4, ge=1, le=64)
    timeout: float = Field(default=180.0, gt=0)  # seconds for one answer
    retry_wait: float = Field(default=2.0, ge=0)
    servers: dict[str, ServerSettings] = Field(default_factory=dict)
    prices: dict[Model, PriceSettings] = Field(default_factory=dict)
    currency: str = Field(default="USD", max_length=8)
    budget: BudgetSettings = BudgetSettings()


def _several(said: object) -> object:
    """One path, or several; in the environment, several are written as in JSON."""
    if isinstance(said, str) and said.lstrip().startswith("["):
        return json.loads(said)
    return (said,) if isinstance(said, str | Path) else said


Paths = Annotated[tuple[Path, ...], NoDecode, BeforeValidator(_several)]


class Settings(BaseSettings):
    """Everything that can be set; `litmus init` writes the file with comments."""

    model_config = SettingsConfigDict(
        env_prefix=ENVIRONMENT, env_nested_delimiter="__", extra="forbid", frozen=True, toml_file=FILE
    )

    data: Path = Path(".litmus")  # archive and stored answers
    archive: str = ""  # a database URL; "" for SQLite in `data`
    out: Path = Path("digests")
    profile: Paths = ()  # of one reader or of several, each with digests of their own; none: the default profile
    categories: tuple[Category, ...] = ("cs.AI", "cs.CL", "cs.CV", "cs.LG")  # none: Hugging Face alone
    embeddings: str = ""  # a model by which papers are compared: a folder, or a name on the Hub; "" for their words
    contact: str = ""
    site: Annotated[str, AfterValidator(lambda text: text and _base_url(text))] = ""  # where the pages are published
    now: AwareDatetime | None = None  # a clock that stands still, for recordings and tests
    upstream: UpstreamSettings = UpstreamSettings()
    models: ModelSettings = ModelSettings()

    @property
    def archive_url(self) -> str:
        return self.archive or f"sqlite:///{self.data / 'archive.sqlite'}"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, _HubEndpoint(settings_cls), _File(settings_cls)


class _HubEndpoint(PydanticBaseSettingsSource):
    """HF_ENDPOINT, the convention for mirrors of Hugging Face."""

    def get_field_value(self, field: Any, field_name: str) -> tuple[Any, str, bool]:  # noqa: ARG002
        return None, field_name, False

    def __call__(self) -> dict[str, Any]:
        endpoint = os.environ.get("HF_ENDPOINT")
        return {"upstream": {"hugging_face": endpoint}} if endpoint else {}


class _File(TomlConfigSettingsSource):
    """The settings file, and the places that go by where it lies: named in it or not, they are relative to it."""

    def __call__(self) -> dict[str, Any]:
        fields, said = self.settings_cls.model_fields, super().__call__()
        base = Path(str(self.config.get("toml_file"))).parent
        places = {name: said.get(name, fields[name].default) for name in ("data", "out", "profile")}
        return said | {name: _beneath(base, place) for name, place in places.items()}


def _beneath(base: Path, place: Any) -> Any:
    """A place, or several, as the settings file's folder has it; anything else is left to validation."""
    if isinstance(place, str | Path):
        return base / place
    return [_beneath(base, one) for one in place] if isinstance(place, list) else place


def named_models(text: str) -> tuple[str, ...]:
    """The models that a command names, parted by commas. Raises: BadOption."""
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    for name in names:
        provider, _, model = name.partition(":")
        if not (provider and model and " " not in name) and names != ("extract",):
            raise BadOption(
                "--models", name, "provider:model, as in openai:gpt-5-mini, parted by commas; or `extract` alone"
            )
    return names


def load_settings(file: Path | None = None, **given: Any) -> Settings:
    """The settings in force; paths of the file are relative to it, those given otherwise to the current folder.

    Args:
        file: The settings file; None for `litmus.toml` here, if there is one.
        given: What the command line says; goes before everything.

    Raises: ConfigError, with every mistake, a line each.

    """
    if file is not None and not os.path.isfile(file):  # noqa: PTH113 - pathlib's fails on names that are too long
        raise ConfigError(str(file), "there is no such file")
    path = file or FILE

    class Here(Settings):
        model_config = SettingsConfigDict(toml_file=path)

    try:
        return Here(**given)
    except ValidationError as error:
        raise ConfigError(_where(path), mistakes(error, Settings)) from None
    except SettingsError as error:
        advice = """Lists are written as in JSON: LITMUS_CATEGORIES='["cs.CL", "cs.LG"]'."""
        raise ConfigError("the environment", str(error), advice) from None
    except (OSError, ValueError) as error:
        raise ConfigError(str(path), f"not readable as TOML ({error})") from None


def _where(path: Path) -> str:
    """What may hold a mistake: the settings file, the environment, or either."""
    if not path.is_file():
        return "the environment"
    is_set = any(name.startswith(ENVIRONMENT) for name in os.environ)
    return f"{path} or the environment" if is_set else str(path)


def utc_now(settings: Settings) -> datetime:
    """The time by which everything is decided: the settings' clock, or the machine's."""
    return (settings.now or datetime.now(UTC)).astimezone(UTC)
