"""Where a model is to be found: its server, its key, its price. Keys come from the environment and stay in memory."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from litmus.config import ModelSettings, PriceSettings
from litmus.model.errors import ConfigError

if TYPE_CHECKING:
    from httpx2 import AsyncClient
    from pydantic_ai.models import Model

_MILLION = 1_000_000
_PRICED = 1_000  # tokens, few enough for the prices of usual requests; some providers ask more for very long ones


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """A provider that needs no table in the settings."""

    base_url: str
    key: str = ""  # environment variable; "" for a server of one's own
    address: str = ""  # environment variable that names another base URL
    extra: str = ""  # of litmus-papers, where its protocol is its own
    package: str = ""  # that the extra brings

    def at(self, environment: Mapping[str, str]) -> str:
        """The base URL, as the environment may name another."""
        named = environment.get(self.address, "") if self.address else ""
        return named.strip().rstrip("/") or self.base_url


KNOWN: Mapping[str, _Known] = {
    "openai": _Known(base_url="https://api.openai.com/v1", key="OPENAI_API_KEY", address="OPENAI_BASE_URL"),
    "anthropic": _Known(
        base_url="https://api.anthropic.com", key="ANTHROPIC_API_KEY", extra="anthropic", package="anthropic"
    ),
    "google": _Known(
        base_url="https://generativelanguage.googleapis.com",
        key="GOOGLE_API_KEY",
        extra="google",
        package="google.genai",
    ),
    "deepseek": _Known(base_url="https://api.deepseek.com/v1", key="DEEPSEEK_API_KEY"),
    "mistral": _Known(base_url="https://api.mistral.ai/v1", key="MISTRAL_API_KEY"),
    "openrouter": _Known(base_url="https://openrouter.ai/api/v1", key="OPENROUTER_API_KEY"),
    "dashscope": _Known(base_url="https://dashscope.aliyuncs.com/compatible-mode/v1", key="DASHSCOPE_API_KEY"),
    "ollama": _Known(base_url="http://localhost:11434/v1", address="OLLAMA_BASE_URL"),
    "vllm": _Known(base_url="http://localhost:8000/v1", address="VLLM_BASE_URL"),
}
LOCAL = ("ollama", "vllm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a model answers."""

    provider: str
    model: str  # as its server calls it
    base_url: str
    key: str  # the name of the environment variable; "" where none is needed
    extra: str = ""


class Providers:
    """The models that some settings can name.

    Args:
        settings: Of the models.
        environment: For keys and addresses; None for this process's.

    """

    def __init__(self, settings: ModelSettings, environment: Mapping[str, str] | None = None) -> None:
        self._settings = settings
        self._environment = os.environ if environment is None else environment

    def place(self, name: str) -> Place:
        """Where the model of this name answers. Raises: ConfigError."""
        provider, _, model = name.partition(":")
        if server := self._settings.servers.get(provider):
            return Place(provider=provider, model=model, base_url=server.base_url, key=server.key)
        known = KNOWN.get(provider)
        if known is None:
            names = ", ".join(sorted({*KNOWN, *self._settings.servers}))
            cause = f"“{provider}” in {name} is no provider that is known ({names})"
            raise ConfigError(
                "models", cause, f'Name its server: [models.servers.{provider}] base_url = "https://…/v1".'
            )
        base_url = known.at(self._environment)
        if not base_url.startswith(("http://", "https://")):
            raise ConfigError(
                "the environment", f"{known.address} is no URL", "Give one that begins with http:// or https://."
            )
        return Place(provider=provider, model=model, base_url=base_url, key=known.key, extra=known.extra)

    def key(self, name: str) -> str:
        """The key for a model; "" where none is needed. Raises: ConfigError, where it is not set."""
        place = self.place(name)
        if not place.key:
            return ""
        key = self._environment.get(place.key, "").strip()
        if not key:
            advice = f"Set {place.key} in the environment; keys have no place in litmus.toml."
            raise ConfigError("models", f"{name} needs a key, and {place.key} is not set", advice)
        return key

    def address(self, name: str) -> str:
        """Where a model is asked, for people; "" for one that is not known."""
        try:
            return self.place(name).base_url
        except ConfigError:
            return ""

    def check(self, name: str) -> None:
        """See that a model can be asked. Raises: ConfigError, if its provider, its key or its package is missing."""
        place, _ = self.place(name), self.key(name)
        if place.extra and not _is_there(KNOWN[place.provider].package):
            raise ConfigError("models", f"{name} needs a package that is not installed", _install(place.extra))

    def price(self, name: str) -> PriceSettings | None:
        """What a model costs: as the settings say, nothing on one's own machines, or by the public price list.

        Ollama and vLLM behind a public address may be anybody's, so their price is not known.
        Source: the list of genai-prices, in US dollars.
        """
        if said := self._settings.prices.get(name):
            return said
        provider, _, model = name.partition(":")
        if provider in LOCAL:
            return PriceSettings(input=Decimal(0), output=Decimal(0)) if _is_near(self.address(name)) else None
        if self._settings.currency != "USD" or provider in self._settings.servers:
            return None
        from genai_prices import Usage, calc_price  # noqa: PLC0415 - a long list, for those who pay

        try:
            found = calc_price(
                Usage(input_tokens=_PRICED, output_tokens=_PRICED), model_ref=model, provider_id=provider
            )
        except (LookupError, ValueError):
            return None
        scale = _MILLION // _PRICED
        return PriceSettings(input=found.input_price * scale, output=found.output_price * scale)

    def model(self, name: str, client: "AsyncClient") -> "Model":
        """The model as the library speaks to it. Raises: ConfigError, if its key or its package is missing."""
        self.check(name)
        place, key = self.place(name), self.key(name)
        match place.provider if place.extra else "":
            case "anthropic":
                return _own(place, "Anthropic", key, client)
            case "google":
                return _own(place, "Google", key, client)
        from pydantic_ai.models.openai import OpenAIChatModel  # noqa: PLC0415 - a second, for those who use it
        from pydantic_ai.providers.openai import OpenAIProvider  # noqa: PLC0415
        from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider  # noqa: PLC0415

        if place.provider == "openai":
            provider: Any = OpenAIProvider(base_url=place.base_url, api_key=key, http_client=client)
        else:
            provider = OpenAICompatibleProvider(
                place.provider, base_url=place.base_url, api_key=key or "none", http_client=client
            )
        return OpenAIChatModel(place.model, provider=provider)


def _is_near(url: str) -> bool:
    """Whether a server is on this machine or in its own network: by a private address, or a name without a domain."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:  # no URL
        return False
    try:
        return ip_address(host).is_private
    except ValueError:
        return host != "" and ("." not in host or host.endswith((".localhost", ".local")))


def _own(place: Place, kind: str, key: str, client: "AsyncClient") -> "Model":
    """A model behind a protocol of its provider's own."""
    models = import_module(f"pydantic_ai.models.{place.extra}")
    providers = import_module(f"pydantic_ai.providers.{place.extra}")
    provider = getattr(providers, f"{kind}Provider")(api_key=key, http_client=client)
    model: Model = getattr(models, f"{kind}Model")(place.model, provider=provider)
    return model


def _install(extra: str) -> str:
    return f"pip install 'litmus-papers[{extra}]' brings it."


def _is_there(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except ModuleNotFoundError:  # of the package around it
        return False
