"""Servers of language models on this machine."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from litmus.llm.providers import KNOWN, LOCAL

_PATIENCE = 1.0  # seconds; it is this machine


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalServer:
    """A server that answers, and what it has."""

    provider: str
    base_url: str
    models: tuple[str, ...]  # as settings name them: "ollama:qwen3:8b"


def local_servers(environment: Mapping[str, str]) -> Iterator[LocalServer]:
    """The servers among the usual ones that answer now: Ollama and vLLM, at their usual or their named addresses.

    Source: both list their models at `/v1/models`, as OpenAI's API does.
    """
    import httpx2  # noqa: PLC0415 - only a doctor looks

    for provider in LOCAL:
        base_url = KNOWN[provider].at(environment)
        try:
            rows = httpx2.get(f"{base_url}/models", timeout=_PATIENCE).raise_for_status().json()["data"]
            models = tuple(f"{provider}:{_name(row)}" for row in rows)
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError, KeyError, TypeError):
            continue
        yield LocalServer(provider=provider, base_url=base_url, models=models)


def _name(row: Mapping[str, Any]) -> str:
    return str(row["id"])[:100]
