"""Who writes the reports, as the settings say: models in their order, or nobody but the paper itself."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from litmus.config import BudgetSettings, ModelSettings
from litmus.llm import Correspondence, NoRecord, OnWait, Providers, Purse, Record
from litmus.model import Prompt, Remark, remark
from litmus.model.errors import ConfigError, ModelError, ModelsFailed
from litmus.report.llm import ModelWriter, Scope, prompts_version
from litmus.writing import Author, ByModel, Quoting

NOBODY = Quoting.name  # in place of a model's name: the extractive writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Authors:
    """Who writes on every paper of a day, and who on the picks."""

    papers: Author
    picks: Author
    purse: Purse | None = None  # None: it costs nothing

    @property
    def name(self) -> str:
        """Everything that decides what the reports of a day say."""
        return f"{self.papers.name}; {self.picks.name}"

    @property
    def spent(self) -> Remark | None:
        """What was spent so far; None where nothing is paid."""
        if self.purse is None:
            return None
        spent = self.purse.spent
        return remark("day.spent", requests=spent.requests, tokens=f"{spent.tokens:,}", cost=self.money(spent.cost))

    def money(self, cost: Decimal | None) -> str:
        """A sum for people: "0.031 USD"."""
        if cost is None or self.purse is None:
            return "cost not known"
        if not cost:
            return "no cost"
        return f"{cost:.4f} {self.purse.currency}" if cost < 1 else f"{cost:.2f} {self.purse.currency}"


QUOTING = Authors(papers=Quoting(), picks=Quoting())


@contextmanager
def open_authors(
    settings: ModelSettings,
    record: Record,
    today: date,
    *,
    several: Sequence[str] = (),
    on_wait: OnWait | None = None,
) -> Iterator[Authors]:
    """The authors, with a way to their models for as long as it is open.

    Args:
        settings: Of the models.
        record: Keeps what they answered.
        today: The day on which they are paid, of UTC.
        several: Models whose reports are merged into one, in place of those in the settings.
        on_wait: Told of waits between tries at a model.

    Raises: ConfigError, for a model that cannot be asked: unknown, without its key, its extra or its price.

    """
    papers: list[tuple[str, ...]] = [(name,) for name in several] or ([settings.write] if settings.write else [])
    picks = papers if several or not settings.picks else [settings.picks]
    if not papers and not picks:
        yield QUOTING
        return
    providers = Providers(settings)
    models = tuple(dict.fromkeys(name for chain in (*papers, *picks) for name in chain))
    for name in models:
        providers.check(name)
    purse = Purse(
        budget=settings.budget,
        price=providers.price,
        currency=settings.currency,
        models=models,
        before=record.spent(today),
    )
    with Correspondence(
        settings, providers=providers, purse=purse, record=record, day=today, on_wait=on_wait
    ) as letters:
        yield Authors(
            papers=_by_model(papers, Scope.DAILY, settings, letters, today) if papers else Quoting(),
            picks=_by_model(picks, Scope.DETAILED, settings, letters, today),
            purse=purse,
        )


def _by_model(
    chains: Sequence[tuple[str, ...]], scope: Scope, settings: ModelSettings, letters: Correspondence, today: date
) -> ByModel:
    said = " + ".join(" > ".join(chain) for chain in chains)
    bounds = f"{settings.context} tokens, {settings.repairs} repairs, {settings.unsupported}"
    return ByModel(
        name=f"{said} ({scope} {prompts_version()}, {bounds})",
        models=tuple(chain[0] for chain in chains),
        writers=tuple(
            ModelWriter(ask=letters.asking(*chain), scope=scope, budget=settings.context) for chain in chains
        ),
        repairs=settings.repairs,
        unsupported=settings.unsupported,
        today=today,
        at_once=settings.concurrency,
    )


def ask_once(settings: ModelSettings, name: str, patience: float) -> str:
    """Ask a model for one word, out of no budget and with no record, to see whether it answers; why not, or "".

    It takes some twenty tokens, and twice so many seconds of patience at most: a model that is being loaded when it is
    asked first may be there the second time.
    """
    bounds = {"retry_wait": 0.0, "timeout": min(patience, settings.timeout)}
    providers, quick = Providers(settings), settings.model_copy(update=bounds)
    purse = Purse(budget=BudgetSettings(), price=providers.price, currency=settings.currency, models=(name,))
    prompt = Prompt(
        task="doctor",
        version="doctor-1",
        paper="",
        language="en",
        system="Reply with JSON alone.",
        user='Reply with {"ready": true}.',
        schema={
            "type": "object",
            "properties": {"ready": {"type": "boolean"}},
            "required": ["ready"],
            "additionalProperties": False,
        },
        most=1000,  # models that think aloud need room for it
    )
    try:
        providers.check(name)
        with Correspondence(quick, providers=providers, purse=purse, record=NoRecord(), day=date.min) as letters:
            letters.asking(name)(prompt, str)
    except ModelsFailed as error:
        return error.causes[0][1]
    except (ConfigError, ModelError) as error:
        return error.cause
    return ""
