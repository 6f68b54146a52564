"""Letters to language models: the one place that each request passes, on its way out and back.

A request waits its turn, is paid for from the purse, and its answer is kept before anybody reads it. A model that fails
for good is left alone for the rest of the run, and the next of the chain is asked.
"""

from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from anyio import CancelScope, current_time, sleep
from anyio.from_thread import BlockingPortal, start_blocking_portal

from litmus.config import ModelSettings
from litmus.llm.failures import Failed, failure_of
from litmus.llm.providers import Providers
from litmus.llm.purse import Purse
from litmus.llm.record import Record, key_of
from litmus.model import Answered, Ask, Prompt, Reply, Unusable, Usage, remark
from litmus.model.errors import ModelError, ModelsFailed, TooLong
from litmus.tokens import tokens_in

if TYPE_CHECKING:
    from httpx2 import AsyncClient
    from pydantic_ai.messages import ModelMessage, ModelResponse
    from pydantic_ai.models import Model

T = TypeVar("T")
OnWait = Callable[[str, str, float], None]

READS = 3  # replies to one prompt; each but the first is told what was wrong with the one before
FAILURES = 3  # of a model in a row, each after all its tries; then it is left alone for the rest of the run
LONGEST_WAIT = 120.0  # seconds that a server may ask to wait; one that asks for more is left alone
MARGIN = 1.15  # of an estimate of tokens, which some tokenizers pass by so much
FRAME = 64  # tokens that a server adds to a prompt at most, beside its text


class Correspondence:
    """The letters of one run. To be used in a `with`; threads may write side by side.

    Args:
        settings: Of the models.
        providers: Where the models are.
        purse: What may be spent.
        record: Keeps what was answered.
        day: The day on which it is paid, of UTC.
        on_wait: Told of waits between tries: the model, the cause, the seconds.

    """

    def __init__(
        self,
        settings: ModelSettings,
        *,
        providers: Providers,
        purse: Purse,
        record: Record,
        day: date,
        on_wait: OnWait | None = None,
    ) -> None:
        self.purse = purse
        self._settings, self._providers, self._record = settings, providers, record
        self._day, self._on_wait = day, on_wait or (lambda _model, _cause, _seconds: None)
        self._stack = ExitStack()
        self._client: AsyncClient | None = None
        self._models: dict[str, Model] = {}
        self._lost: dict[str, str] = {}  # models that are left alone, and why
        self._failures: Counter[str] = Counter()  # by model, in a row
        self._free: dict[str, float] = {}  # by model, the time from which it may be asked again
        self._plain: set[str] = set()  # models whose server takes no schema: the prompt's words must do

    def __enter__(self) -> Self:
        self._portal: BlockingPortal = self._stack.enter_context(start_blocking_portal())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._portal.start_task_soon(self._close, kind is not None)
        self._stack.close()

    async def _close(self, at_once: bool) -> None:
        """Close the connections; at once, requests under way are given up."""
        with CancelScope(shield=True):
            if at_once:
                await self._portal.stop(cancel_remaining=True)
            if self._client is not None:
                await self._client.aclose()

    def asking(self, *chain: str) -> Ask:
        """A way to ask the first of some models that gives an answer."""
        return _Asking(self, chain)

    def ask(self, chain: tuple[str, ...], prompt: Prompt, read: Callable[[str], T]) -> tuple[T, Reply]:
        """Ask the models one after the other, until one's reply can be read. Raises: ModelError."""
        return self._portal.call(self._ask, chain, prompt, read)

    def has(self, name: str, prompt: Prompt) -> bool:
        """Whether a model's answer to a prompt is in the record."""
        return self._record.answered(self._key(name, prompt)) is not None

    def _key(self, name: str, prompt: Prompt, turns: tuple[tuple[str, str], ...] = ()) -> str:
        return key_of(name, self._providers.place(name).base_url, prompt, turns)

    async def _ask(self, chain: tuple[str, ...], prompt: Prompt, read: Callable[[str], T]) -> tuple[T, Reply]:
        usage, causes = _Sum(), []
        for name in chain:
            if name not in self._lost:
                try:
                    result, text = await self._read(name, prompt, read, usage)
                except ModelError as error:
                    if isinstance(error, TooLong) or not error.model:
                        raise
                    causes.append((name, error.cause))
                    self._failures[name] += 1
                    if self._failures[name] >= FAILURES:
                        self._lost.setdefault(name, error.cause)
                    continue
                self._failures[name] = 0
                trouble = tuple(remark("llm.failed", model=model, cause=cause) for model, cause in causes)
                return result, Reply(text=text, model=name, usage=usage.total, trouble=trouble)
            causes.append((name, self._lost[name]))
        raise ModelsFailed(tuple(causes))

    async def _read(self, name: str, prompt: Prompt, read: Callable[[str], T], usage: "_Sum") -> tuple[T, str]:
        """Ask one model until its reply can be used. Raises: ModelError."""
        turns: tuple[tuple[str, str], ...] = ()
        for _ in range(READS):
            answer = await self._answer(name, prompt, turns, usage)
            if answer.finish == "content_filter":
                raise ModelError(name, "it declined to answer")
            try:
                return read(answer.text), answer.text
            except Unusable as error:
                cut = answer.finish == "length"
                said = f"It was cut off at {answer.output_tokens} tokens. Be shorter." if cut else str(error)
                turns = (*turns, (answer.text, said))
        raise ModelError(name, f"its replies could not be used: {turns[-1][1]}")

    async def _answer(self, name: str, prompt: Prompt, turns: tuple[tuple[str, str], ...], usage: "_Sum") -> Answered:
        """The answer to a question: from the record, or asked for now and kept."""
        key = self._key(name, prompt, turns)
        if known := self._record.answered(key):
            return known
        said = sum(map(tokens_in, (prompt.system, prompt.user, *(part for turn in turns for part in turn))))
        with self.purse.set_aside(name, round(said * MARGIN) + FRAME, prompt.most):
            response = await self._sent(name, prompt, turns)
        counted = response.usage
        cost = self.purse.cost(name, counted.input_tokens, counted.output_tokens)
        paid = Usage(requests=1, input_tokens=counted.input_tokens, output_tokens=counted.output_tokens, cost=cost)
        answer = Answered(
            key=key,
            model=name,
            task=prompt.task,
            paper=prompt.paper,
            language=prompt.language,
            prompt=prompt.version,
            day=self._day,
            text=_text(response),
            finish=response.finish_reason or "",
            input_tokens=paid.input_tokens,
            output_tokens=paid.output_tokens,
            cost=cost,
        )
        self._record.keep_answer(answer)
        self.purse.pay(paid)
        usage.total += paid
        return answer

    async def _sent(self, name: str, prompt: Prompt, turns: tuple[tuple[str, str], ...]) -> "ModelResponse":
        """Send a request, again and again where that may help. Raises: ModelError."""
        number = 0
        while True:
            await self._turn(name)
            try:
                return await self._request(name, prompt, turns)
            except Exception as error:
                failed = failure_of(error)
                if failed is None:
                    raise
            if failed.is_form and name not in self._plain:
                self._plain.add(name)
                continue
            number += 1
            wait = self._wait_after(failed, number)
            if wait is None:
                if failed.is_final:
                    self._lost[name] = failed.cause
                raise TooLong(name, failed.cause) if failed.is_long else ModelError(name, failed.cause)
            self._on_wait(name, failed.cause, wait)
            self._free[name] = max(self._free.get(name, 0.0), current_time() + wait)

    async def _turn(self, name: str) -> None:
        """Wait until the model may be asked again; another request may have been told to wait meanwhile."""
        while (wait := self._free.get(name, 0.0) - current_time()) > 0:  # noqa: ASYNC110 - time alone sets it free
            await sleep(wait)

    def _wait_after(self, failed: Failed, number: int) -> float | None:
        """Seconds until the next try, None for none; what the server asks for goes before what is usual."""
        if number >= failed.tries:
            return None
        wait = failed.wait if failed.wait is not None else self._settings.retry_wait * float(2 ** (number - 1))
        return wait if wait <= LONGEST_WAIT else None

    async def _request(self, name: str, prompt: Prompt, turns: tuple[tuple[str, str], ...]) -> "ModelResponse":
        from pydantic_ai.direct import model_request  # noqa: PLC0415 - a second, for those who use it
        from pydantic_ai.models import ModelRequestParameters  # noqa: PLC0415
        from pydantic_ai.output import OutputObjectDefinition  # noqa: PLC0415

        if name in self._plain:
            form = ModelRequestParameters()
        else:
            definition = OutputObjectDefinition(json_schema=dict(prompt.schema), name=prompt.task, strict=True)
            form = ModelRequestParameters(output_mode="native", output_object=definition)
        return await model_request(
            self._model(name),
            _messages(prompt, turns),
            model_settings={
                "max_tokens": prompt.most,
                "max_retries": 0,
                "timeout": self._settings.timeout,
                "request_timeout": self._settings.timeout,
            },
            model_request_parameters=form,
        )

    def _model(self, name: str) -> "Model":
        if name not in self._models:
            if self._client is None:
                from httpx2 import AsyncClient  # noqa: PLC0415

                self._client = AsyncClient(timeout=self._settings.timeout)
            self._models[name] = self._providers.model(name, self._client)
        return self._models[name]


class _Asking:
    """The way to the models of one chain."""

    def __init__(self, letters: Correspondence, chain: tuple[str, ...]) -> None:
        self._letters, self._chain = letters, chain

    def __call__(self, prompt: Prompt, read: Callable[[str], T]) -> tuple[T, Reply]:
        return self._letters.ask(self._chain, prompt, read)

    def has(self, prompt: Prompt) -> bool:
        return self._letters.has(self._chain[0], prompt)


class _Sum:
    """What the requests for one reply took."""

    def __init__(self) -> None:
        self.total = Usage()


def _messages(prompt: Prompt, turns: tuple[tuple[str, str], ...]) -> "list[ModelMessage]":
    from pydantic_ai.messages import (  # noqa: PLC0415
        ModelRequest,
        ModelResponse,
        SystemPromptPart,
        TextPart,
        UserPromptPart,
    )

    messages: list[Any] = [ModelRequest(parts=[SystemPromptPart(prompt.system), UserPromptPart(prompt.user)])]
    for reply, fault in turns:
        messages.append(ModelResponse(parts=[TextPart(reply or "(empty)")]))
        messages.append(ModelRequest(parts=[UserPromptPart(fault)]))
    return messages


def _text(response: "ModelResponse") -> str:
    from pydantic_ai.messages import TextPart  # noqa: PLC0415

    return "".join(part.content for part in response.parts if isinstance(part, TextPart))
