"""The purse of a run: what it may spend, what it has spent, and what is still out.

Before each request the most that it can take is set aside, so that requests side by side cannot pass it together.
"""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal

from litmus.config import BudgetSettings, PriceSettings
from litmus.model import Spent, Usage
from litmus.model.errors import BudgetSpent, ConfigError

Takes = Mapping[str, Usage]  # what a paper takes, by model

_MILLION = Decimal(1_000_000)
_NOTHING = Spent(tokens=0, cost=Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What a run will take, by an estimate made before it."""

    tokens: int
    cost: Decimal | None  # None: no price is known
    affordable: int  # papers that the budget allows


@dataclass(slots=True, kw_only=True)
class Purse:
    """One run's money.

    Args:
        budget: The limits; 0 for none.
        price: Of a model by its name; None where it is not known.
        before: What the day had taken before this run.

    Raises: ConfigError, when there is a limit in money and a model whose price is not known.

    """

    budget: BudgetSettings
    price: Callable[[str], PriceSettings | None]
    currency: str
    models: tuple[str, ...]
    before: Spent = _NOTHING
    spent: Usage = field(default_factory=Usage)
    _out: list[Spent] = field(default_factory=list)  # set aside for requests under way
    _kept: Spent = _NOTHING  # for later in the run
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        unpriced = [model for model in self.models if self.price(model) is None]
        if unpriced and (self.budget.run or self.budget.day):
            cause = f"a budget in {self.currency} needs a price for {', '.join(unpriced)}"
            advice = f'Give it as [models.prices."{unpriced[0]}"] input = … and output = … for a million tokens.'
            raise ConfigError("models.budget", cause, advice)

    def cost(self, model: str, input_tokens: int, output_tokens: int) -> Decimal | None:
        """What so many tokens cost; None where no price is known."""
        price = self.price(model)
        return (price.input * input_tokens + price.output * output_tokens) / _MILLION if price else None

    @contextmanager
    def set_aside(self, model: str, input_tokens: int, output_tokens: int) -> Iterator[None]:
        """Hold the most that a request can take, while it is under way. Raises: BudgetSpent."""
        most = Spent(
            tokens=input_tokens + output_tokens, cost=self.cost(model, input_tokens, output_tokens) or Decimal(0)
        )
        with self._lock:
            if limit := self._passed(most):
                raise BudgetSpent(limit)
            self._out.append(most)
        try:
            yield
        finally:
            with self._lock:
                self._out.remove(most)

    def pay(self, usage: Usage) -> None:
        """Count what a request took."""
        with self._lock:
            self.spent += usage

    def forecast(self, papers: Sequence[Takes]) -> Forecast:
        """What some papers will take, and how many of them, in their order, the budget allows."""
        whole = self._sum(papers)
        affordable = len(papers)
        while affordable and self._passed(self._sum(papers[:affordable])):
            affordable -= 1
        is_known = all(self.price(model) for paper in papers for model in paper)
        return Forecast(tokens=whole.tokens, cost=whole.cost if is_known else None, affordable=affordable)

    @property
    def is_bounded(self) -> bool:
        """Whether there is a limit of any kind."""
        return self.budget != BudgetSettings()

    @contextmanager
    def keeping_back(self, papers: Sequence[Takes]) -> Iterator[None]:
        """Meanwhile keep something for later in the run: what these papers take."""
        self._kept = self._sum(papers)
        try:
            yield
        finally:
            self._kept = _NOTHING

    def _sum(self, papers: Iterable[Takes]) -> Spent:
        """What some papers take together; a model without a known price costs nothing."""
        every = [(model, usage) for paper in papers for model, usage in paper.items()]
        costs = (self.cost(model, usage.input_tokens, usage.output_tokens) or Decimal(0) for model, usage in every)
        return Spent(tokens=sum(usage.tokens for _, usage in every), cost=sum(costs, Decimal(0)))

    def _passed(self, more: Spent) -> str:
        """The limit that so much more would pass, in words; "" for none."""
        due = (more, self._kept, *self._out)
        tokens = self.spent.tokens + sum(one.tokens for one in due)
        cost = (self.spent.cost or Decimal(0)) + sum((one.cost for one in due), Decimal(0))
        budget = self.budget
        for name, limit, sum_ in (
            ("run", budget.run, cost),
            ("day", budget.day, cost + self.before.cost),
        ):
            if limit and sum_ > limit:
                return f"{limit} {self.currency} a {name}"
        for name, most, count in (
            ("run", budget.run_tokens, tokens),
            ("day", budget.day_tokens, tokens + self.before.tokens),
        ):
            if most and count > most:
                return f"{most:,} tokens a {name}"
        return ""
