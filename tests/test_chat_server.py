"""The stand-in for language models, asked by the clients that Litmus asks with."""

import asyncio
import http.client
import json
import threading
from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import httpx2
import openai
import pytest
from hypothesis import given, strategies as st
from pydantic_ai import exceptions as known
from pydantic_ai.direct import model_request, model_request_stream
from pydantic_ai.messages import ModelRequest, ModelResponse
from pydantic_ai.models import ModelRequestParameters
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.output import OutputObjectDefinition
from pydantic_ai.providers.openai import OpenAIProvider

from .chat_server import (
    Asked,
    ChatServer,
    Said,
    broken,
    empty,
    events_of,
    in_turn,
    no_credit,
    no_such_model,
    rate_limited,
    refusal,
    reset,
    tokens,
    too_long,
    truncated,
    unauthorised,
)

KEY = "sk-a-secret"
QUESTION = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "How far is 光?"}]
LONG = "Seven words, and a stop, make this. " * 40


def asked_of(server: ChatServer, ask: Callable[[openai.AsyncOpenAI], Awaitable[Any]], timeout: float = 20) -> Any:
    """What a coroutine makes of a client of the server."""

    async def run() -> Any:
        async with openai.AsyncOpenAI(base_url=server.url, api_key=KEY, max_retries=0, timeout=timeout) as client:
            return await ask(client)

    return asyncio.run(run())


async def completion(client: openai.AsyncOpenAI, **said: Any) -> Any:
    return await client.chat.completions.create(**({"model": "m", "messages": QUESTION} | said))


async def streamed(client: openai.AsyncOpenAI, **said: Any) -> list[Any]:
    return [chunk async for chunk in await completion(client, stream=True, **said)]


def through_pydantic(client: openai.AsyncOpenAI) -> tuple[OpenAIChatModel, list[ModelRequest]]:
    model = OpenAIChatModel("m", provider=OpenAIProvider(openai_client=client))
    return model, [ModelRequest.user_text_prompt("How far?", instructions="Be brief.")]


async def response(client: openai.AsyncOpenAI) -> ModelResponse:
    return await model_request(*through_pydantic(client))


async def response_streamed(client: openai.AsyncOpenAI) -> ModelResponse:
    async with model_request_stream(*through_pydantic(client)) as stream:
        async for _ in stream:
            pass
        return stream.get()


def test_an_answer_arrives_and_its_usage_is_the_server_s_count():
    with ChatServer(lambda asked: f"It is {asked.user.split()[-1]}") as server:
        said = asked_of(server, completion)

    assert said.choices[0].message.content == "It is 光?"
    assert said.choices[0].finish_reason == "stop"
    assert (said.usage.prompt_tokens, said.usage.completion_tokens) == (server.tokens_in, server.tokens_out)
    assert server.tokens_out == tokens("It is 光?")


def test_pydantic_is_told_the_same_usage():
    with ChatServer(lambda _asked: LONG) as server:
        whole = asked_of(server, response)
        spent = (server.tokens_in, server.tokens_out)
        in_pieces = asked_of(server, response_streamed)

        assert (whole.usage.input_tokens, whole.usage.output_tokens) == spent
        assert (in_pieces.usage.input_tokens, in_pieces.usage.output_tokens) == spent
        assert (server.tokens_in, server.tokens_out) == (2 * spent[0], 2 * spent[1])
    assert whole.text == in_pieces.text == LONG


def test_what_was_asked_is_written_down_but_for_the_key():
    async def ask(client: openai.AsyncOpenAI) -> None:
        schema = {"name": "write", "schema": {"type": "object"}}
        form = {"type": "json_schema", "json_schema": schema}
        await completion(client, max_tokens=7, response_format=form, extra_headers={"X-Trace": "1"})

    with ChatServer(lambda _asked: "{}") as server:
        asked_of(server, ask)
    [asked] = server.asked

    assert (asked.number, asked.model, asked.max_tokens, asked.task) == (1, "m", 7, "write")
    assert (asked.system, asked.user, asked.messages) == ("Be brief.", "How far is 光?", QUESTION)
    assert (asked.has_key, asked.tools, asked.stream, asked.in_flight) == (True, False, False, 1)
    assert asked.headers["x-trace"] == "1"
    assert KEY not in repr(asked)


def test_text_in_pieces_is_text():
    pieces = [{"type": "text", "text": "How "}, {"type": "text", "text": "far?"}]
    with ChatServer(lambda asked: asked.user) as server:
        said = asked_of(server, lambda client: completion(client, messages=[{"role": "user", "content": pieces}]))

    assert said.choices[0].message.content == "How far?"


def test_requests_side_by_side_are_counted():
    """As many answers wait for each other as are asked for, so all must be under way at once."""
    together = threading.Barrier(4)

    def answer(_asked: Asked) -> str:
        together.wait()
        return "all here"

    async def ask(client: openai.AsyncOpenAI) -> None:
        await asyncio.gather(*(completion(client) for _ in range(4)))

    with ChatServer(answer) as server:
        asked_of(server, ask)

    assert sorted(asked.in_flight for asked in server.asked) == [1, 2, 3, 4]
    assert [asked.number for asked in server.asked] == [1, 2, 3, 4]
    assert [asked.arrived for asked in server.asked] == sorted(asked.arrived for asked in server.asked)


@pytest.mark.parametrize("ask", [completion, streamed])
def test_one_who_asks_one_by_one_is_alone_and_keeps_the_connection(ask):
    async def many(client: openai.AsyncOpenAI) -> None:
        for _ in range(30):
            await ask(client)

    with ChatServer(lambda _asked: LONG) as server:
        asked_of(server, many)

        assert server.most_at_once == 1
        assert len(server._server._open) <= 1


@pytest.mark.parametrize(
    ("fault", "raised", "pydantic_raises"),
    [
        pytest.param(unauthorised(), openai.AuthenticationError, known.ModelAuthenticationError, id="401"),
        pytest.param(no_such_model(), openai.NotFoundError, known.ModelNotFoundError, id="404"),
        pytest.param(rate_limited(3), openai.RateLimitError, known.ModelRateLimitError, id="429"),
        pytest.param(no_credit(), openai.RateLimitError, known.ModelQuotaExceededError, id="no credit"),
        pytest.param(too_long(), openai.BadRequestError, known.ModelContextWindowExceededError, id="too long"),
        pytest.param(broken(), openai.InternalServerError, known.ModelServerError, id="500"),
        pytest.param(reset(LONG), openai.APIConnectionError, known.ModelConnectionError, id="reset in the body"),
        pytest.param(reset(LONG, after=0), openai.APIConnectionError, known.ModelConnectionError, id="reset at once"),
    ],
)
@pytest.mark.parametrize("is_stream", [False, True])
def test_each_fault_is_what_the_clients_take_it_for(fault, raised, pydantic_raises, is_stream):
    with ChatServer(lambda _asked: fault) as server:
        with pytest.raises(raised):
            asked_of(server, streamed if is_stream else completion)
        with pytest.raises(pydantic_raises):
            asked_of(server, response_streamed if is_stream else response)

        assert len(server.asked) == 2
        assert (server.tokens_in, server.tokens_out) == (0, 0)


def test_an_answer_that_comes_too_late_is_a_timeout_and_costs_nothing():
    with ChatServer(lambda _asked: Said(content=LONG, delay=60)) as server:
        with pytest.raises(openai.APITimeoutError):
            asked_of(server, completion, timeout=0.2)
        with pytest.raises(known.ModelTimeoutError):
            asked_of(server, response, timeout=0.2)

        assert (server.tokens_in, server.tokens_out) == (0, 0)


def test_whoever_hangs_up_is_told_nothing_and_costs_nothing():
    hung_up = threading.Event()

    def answer(_asked: Asked) -> str:
        hung_up.wait()
        return LONG

    with ChatServer(answer) as server:
        with pytest.raises(openai.APITimeoutError):
            asked_of(server, completion, timeout=0.2)
        hung_up.set()
        asked_of(server, completion)

        assert server.tokens_out == tokens(LONG)


def test_what_is_no_protocol_is_no_answer():
    with ChatServer(lambda _asked: Said(raw=b"<html>gateway</html>")) as server, pytest.raises(known.AgentRunError):
        asked_of(server, response)


def test_how_long_to_wait_is_told_in_seconds_or_as_a_date():
    async def raised(client: openai.AsyncOpenAI) -> known.ModelRateLimitError:
        with pytest.raises(known.ModelRateLimitError) as caught:
            await response(client)
        return caught.value

    moment = datetime.now(UTC) + timedelta(hours=1)
    with ChatServer(in_turn(rate_limited(7), rate_limited(moment), rate_limited())) as server:
        seconds, date, nothing = (asked_of(server, raised) for _ in range(3))

    assert seconds.retry_after == 7
    assert date.headers["retry-after"].endswith(" GMT")
    assert 3500 < date.retry_after <= 3600
    assert nothing.retry_after is None


def test_answers_that_are_none():
    """A refusal, an empty one, one that a filter stopped, and half of one: each as its client sees it."""
    whole = json.dumps({"number": 7, "unit": "km"})
    filtered = Said(content="", finish_reason="content_filter")
    with ChatServer(in_turn(refusal("No."), empty(), filtered, truncated(whole))) as server:
        refused, nothing, stopped, half = (asked_of(server, completion).choices[0] for _ in range(4))

        assert (refused.message.refusal, refused.message.content) == ("No.", None)
        assert (nothing.message.content, nothing.finish_reason) == ("", "stop")
        assert (stopped.message.content, stopped.finish_reason) == ("", "content_filter")
        assert whole.startswith(half.message.content)
        assert half.finish_reason == "length"
    with pytest.raises(ValueError, match=r"line 1"):
        json.loads(half.message.content)


@pytest.mark.parametrize("ask", [response, response_streamed])
def test_a_refusal_is_told_as_filtered(ask):
    with ChatServer(lambda _asked: refusal("No such thing.")) as server:
        said = asked_of(server, ask)

    assert said.finish_reason == "content_filter"
    assert said.provider_details["refusal"] == "No such thing."


def test_a_stream_comes_in_pieces_with_the_usage_last_if_it_was_asked_for():
    with ChatServer(lambda _asked: LONG) as server:
        plain = asked_of(server, streamed)

        assert (server.tokens_in, server.tokens_out) == (0, 0)  # none was told
        counted = asked_of(server, lambda client: streamed(client, stream_options={"include_usage": True}))

        assert (server.tokens_in, server.tokens_out) == (
            counted[-1].usage.prompt_tokens,
            counted[-1].usage.completion_tokens,
        )
    assert "".join(chunk.choices[0].delta.content or "" for chunk in plain) == LONG
    assert plain[-1].choices[0].finish_reason == "stop"
    assert len(plain) > 100
    assert len(counted) == len(plain) + 1


def test_a_stream_that_breaks_off_gives_no_more_than_came_before():
    """Less, if the reset overtakes it."""
    came: list[str] = []

    async def ask(client: openai.AsyncOpenAI) -> None:
        async for chunk in await completion(client, stream=True):
            came.append(chunk.choices[0].delta.content)  # noqa: PERF401 - a list would be lost with the error

    def answer(asked: Asked) -> Said:
        said = Said(content="one two three")
        return replace(said, cut=len(b"".join(events_of(asked, said, {})[:2])) + 5)

    with ChatServer(answer) as server, pytest.raises(openai.APIConnectionError):
        asked_of(server, ask)

    assert came == ["", "one "][: len(came)]


def test_another_usage_can_be_told_or_none():
    usage = {"prompt_tokens": 1000, "completion_tokens": 10, "total_tokens": 1010}
    with ChatServer(in_turn(Said(content="a", usage=usage), Said(content="a", usage={}))) as server:
        told, untold = (asked_of(server, completion).usage for _ in range(2))

    assert (told.prompt_tokens, told.completion_tokens) == (server.tokens_in, server.tokens_out) == (1000, 10)
    assert untold is None


@pytest.mark.parametrize(
    ("said", "param"),
    [
        pytest.param({"messages": []}, "messages", id="no message"),
        pytest.param({"messages": [{"role": "robot", "content": "a"}]}, "messages[0].role", id="unknown role"),
        pytest.param({"messages": [*QUESTION, {"role": "user", "content": 7}]}, "messages[2].content", id="no text"),
        pytest.param({"model": ""}, None, id="no model"),
        pytest.param({"response_format": {"type": "yaml"}}, "response_format.type", id="unknown form"),
        pytest.param(
            {"response_format": {"type": "json_schema", "json_schema": {"name": "a"}}},
            "response_format.json_schema.schema",
            id="no schema",
        ),
    ],
)
def test_a_request_that_openai_would_not_take_is_turned_away(said, param):
    with ChatServer(lambda _asked: "never") as server:
        with pytest.raises(openai.BadRequestError) as raised:
            asked_of(server, lambda client: completion(client, **said))

        assert raised.value.type == "invalid_request_error"
        assert raised.value.param == param
        assert server.asked == []


@pytest.mark.parametrize(
    ("schema", "is_taken"),
    [
        ({"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}, False),
        ({"type": "object", "properties": {"a": {}}, "required": [], "additionalProperties": False}, False),
        ({"type": "object", "properties": {"a": {}}, "required": ["a"], "additionalProperties": False}, True),
        ({"type": "array", "items": {"anyOf": [{"type": "null"}, {"type": "object"}]}}, False),
        ({"$defs": {"A": {"type": "object"}}}, False),
    ],
)
def test_a_strict_schema_must_be_strict(schema, is_taken):
    form = {"type": "json_schema", "json_schema": {"name": "a", "schema": schema, "strict": True}}
    outcome = nullcontext() if is_taken else pytest.raises(openai.BadRequestError, match="context=")
    with ChatServer(lambda _asked: "taken") as server, outcome:
        asked_of(server, lambda client: completion(client, response_format=form))

    assert len(server.asked) == is_taken


def test_what_pydantic_makes_of_a_schema_is_taken():
    schema = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}

    async def ask(client: openai.AsyncOpenAI) -> ModelResponse:
        form = OutputObjectDefinition(json_schema=schema, name="answer", strict=True)
        wanted = ModelRequestParameters(output_mode="native", output_object=form)
        return await model_request(*through_pydantic(client), model_request_parameters=wanted)

    with ChatServer(lambda asked: asked.task) as server:
        assert asked_of(server, ask).text == "answer"


def test_only_one_key_opens_if_one_is_given():
    with ChatServer(lambda _asked: "in", key=KEY) as server:
        assert asked_of(server, completion).choices[0].message.content == "in"
    with ChatServer(lambda _asked: "in", key="another") as server, pytest.raises(openai.AuthenticationError):
        asked_of(server, completion)


def test_models_are_listed_as_openai_and_as_ollama_list_them():
    async def listed(client: openai.AsyncOpenAI) -> list[str]:
        return [model.id async for model in client.models.list()]

    with ChatServer(lambda _asked: "", models=("a", "b:7b")) as server, httpx2.Client() as client:
        tags = client.get(f"{server.url.removesuffix('/v1')}/api/tags").json()
        other = client.get(f"{server.url}/assistants")

        assert asked_of(server, listed) == [tag["name"] for tag in tags["models"]] == ["a", "b:7b"]
        assert (other.status_code, other.json()["error"]["type"]) == (404, "invalid_request_error")


def test_answers_in_turn_are_given_once_each_and_the_last_for_ever():
    async def ask(client: openai.AsyncOpenAI) -> list[str]:
        said = await asyncio.gather(*(completion(client) for _ in range(12)))
        return [one.choices[0].message.content for one in said]

    with ChatServer(in_turn("a", Said(content="b"), lambda asked: asked.model)) as server:
        assert sorted(asked_of(server, ask)) == ["a", "b", *["m"] * 10]


def test_what_the_test_s_own_function_raises_is_raised():
    def answer(asked: Asked) -> str:
        assert asked.user == "something else"
        return ""

    with (
        pytest.raises(AssertionError, match="something else"),
        ChatServer(answer) as server,
        pytest.raises(openai.APIConnectionError),
    ):
        asked_of(server, completion)


@pytest.mark.parametrize("ask", [completion, streamed])
def test_closing_ends_what_is_under_way(ask):
    """Nobody waits for an answer that would take an hour: the clients' connections end, and the threads with them."""
    ended: list[object] = []

    async def many(client: openai.AsyncOpenAI) -> None:
        ended.extend(await asyncio.gather(*(ask(client) for _ in range(3)), return_exceptions=True))

    before = threading.active_count()
    arrived = threading.Semaphore(0)

    def answer(_asked: Asked) -> Said:
        arrived.release()
        return Said(content=LONG, delay=3600)

    with ChatServer(answer) as server:
        clients = threading.Thread(target=asked_of, args=(server, many, 3600))
        clients.start()
        assert all(arrived.acquire(timeout=60) for _ in range(3))
    clients.join()

    assert [type(one) for one in ended] == [openai.APIConnectionError] * 3
    assert threading.active_count() == before


def test_no_connection_outlives_the_server():
    with ChatServer(lambda _asked: "") as server:
        idle = http.client.HTTPConnection("127.0.0.1", urlsplit(server.url).port)
        idle.request("GET", "/v1/models")
        assert idle.getresponse().read()  # and the connection stays open
    assert idle.sock.recv(1) == b""
    idle.close()


@given(st.text(), st.booleans())
def test_a_stream_s_pieces_make_the_whole(text, is_refusal):
    asked = Asked(
        number=1,
        model="m",
        messages=QUESTION,
        response_format=None,
        max_tokens=None,
        tools=False,
        stream=True,
        wants_usage=False,
        headers={},
        has_key=False,
        arrived=0.0,
        in_flight=1,
    )
    said = refusal(text) if is_refusal else Said(content=text)
    *events, end = events_of(asked, said, {})
    deltas = [json.loads(event.removeprefix(b"data: "))["choices"][0]["delta"] for event in events]

    assert "".join((delta.get("refusal") or "") + (delta.get("content") or "") for delta in deltas) == text
    assert end == b"data: [DONE]\n\n"
    assert all(b"\n" not in event.removesuffix(b"\n\n") for event in events)
