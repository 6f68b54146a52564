"""What becomes of each answer that a server can give, and of each that it cannot."""

import json
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest

from litmus.model import Unusable
from litmus.model.errors import BudgetSpent, ConfigError, ModelsFailed, TooLong

from ..chat_server import (
    Said,
    broken,
    in_turn,
    no_credit,
    no_schemas,
    no_such_model,
    rate_limited,
    refusal,
    reset,
    tokens,
    too_long,
    unauthorised,
)
from .conftest import TODAY, prompt

GOOD = '{"number": 7}'


def number_in(text: str) -> int:
    try:
        return int(json.loads(text)["number"])
    except (ValueError, KeyError, TypeError):
        raise Unusable("It is no number. Reply with JSON.") from None


def test_an_answer_is_read_and_accounted_for_to_the_token(serving, letters, archive):
    server = serving(lambda _asked: GOOD)
    correspondence = letters(server.url, prices={"one:m": {"input": "2", "output": "10"}})
    number, reply = correspondence.asking("one:m")(prompt(), number_in)

    assert number == 7
    assert reply.model == "one:m"
    assert (reply.usage.input_tokens, reply.usage.output_tokens) == (server.tokens_in, server.tokens_out)
    assert reply.usage.cost == (2 * Decimal(server.tokens_in) + 10 * Decimal(server.tokens_out)) / 1_000_000
    assert archive.spent(TODAY).tokens == server.tokens_in + server.tokens_out
    assert archive.spent(TODAY).cost == reply.usage.cost == correspondence.purse.spent.cost


def test_what_goes_out_is_the_prompt_and_the_schema_and_no_tool(serving, letters):
    server = serving(lambda _asked: GOOD)
    letters(server.url).asking("one:m")(prompt("Write this."), number_in)
    [asked] = server.asked

    assert (asked.system, asked.user) == ("Reply with JSON.", "Write this.")
    assert asked.response_format["json_schema"]["schema"]["required"] == ["number"]
    assert asked.max_tokens == 50
    assert not asked.tools


def test_nothing_is_asked_twice(serving, letters):
    """Nor by a later run, as after a crash: the answer is kept before anybody reads it."""
    server = serving(lambda _asked: GOOD)
    first = letters(server.url).asking("one:m")(prompt(), number_in)
    second = letters(server.url).asking("one:m")(prompt(), number_in)

    assert first[0] == second[0] == 7
    assert len(server.asked) == 1
    assert second[1].usage.tokens == 0


def test_another_question_is_asked(serving, letters):
    server = serving(lambda _asked: GOOD)
    ask = letters(server.url).asking("one:m")
    for one in (prompt(), prompt("Other."), prompt(system="Other."), prompt(version="test-2"), prompt(most=60)):
        ask(one, number_in)

    assert len(server.asked) == 5


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param("", id="empty"),
        pytest.param("Sure! Here is your number.", id="no JSON"),
        pytest.param(Said(content='{"numb', finish_reason="length"), id="cut off"),
        pytest.param('{"other": 1}', id="other keys"),
    ],
)
def test_an_answer_that_cannot_be_read_is_asked_for_again_with_what_was_wrong(bad, serving, letters):
    server = serving(in_turn(bad, GOOD))
    number, reply = letters(server.url).asking("one:m")(prompt(), number_in)

    assert number == 7
    assert [one["role"] for one in server.asked[1].messages] == ["system", "user", "assistant", "user"]
    cut = isinstance(bad, Said) and bad.finish_reason == "length"
    assert server.asked[1].user == (
        f"It was cut off at {tokens(bad.content)} tokens. Be shorter." if cut else "It is no number. Reply with JSON."
    )
    assert reply.usage.requests == 2
    assert reply.usage.tokens == server.tokens_in + server.tokens_out


@pytest.mark.parametrize(
    ("fault", "asked", "cause"),
    [
        pytest.param(
            "no number", 3, "its replies could not be used: It is no number. Reply with JSON.", id="never JSON"
        ),
        pytest.param(Said(content="", finish_reason="content_filter"), 1, "it declined to answer", id="filtered"),
        pytest.param(refusal(), 1, "it declined to answer", id="refused"),
        pytest.param(unauthorised(), 1, "it does not take the key", id="401"),
        pytest.param(no_such_model(), 1, "there is no such model at this address (The model does not exist)", id="404"),
        pytest.param(
            no_credit(), 1, "the account has no credit left (You exceeded your current quota)", id="no credit"
        ),
        pytest.param(broken(), 4, "the server failed (The server had an error)", id="500"),
        pytest.param(rate_limited(0), 4, "asked too often (Rate limit reached)", id="429"),
        pytest.param(rate_limited(3600), 1, "asked too often (Rate limit reached)", id="429 for an hour"),
        pytest.param(reset(GOOD), 4, "the connection broke off", id="reset"),
        pytest.param(Said(raw=b"<html>gateway</html>"), 4, "the server failed", id="no protocol"),
    ],
)
def test_a_model_that_fails_gives_way_to_the_next(fault, asked, cause, serving, letters):
    bad, good = serving(lambda _asked: fault), serving(lambda _asked: GOOD)
    number, reply = letters(bad.url, good.url).asking("one:m", "two:m")(prompt(), number_in)

    assert number == 7
    assert reply.model == "two:m"
    assert [(one.facts["model"], one.facts["cause"]) for one in reply.trouble] == [("one:m", cause)]
    assert len(bad.asked) == asked


@pytest.mark.parametrize("fault", [broken(), rate_limited(0), rate_limited(), reset(GOOD)])
def test_a_passing_fault_is_waited_out(fault, serving, letters):
    server = serving(in_turn(fault, fault, GOOD))
    number, reply = letters(server.url).asking("one:m")(prompt(), number_in)

    assert number == 7
    assert len(server.asked) == 3
    assert reply.trouble == ()


def test_what_a_server_asks_to_wait_is_waited_by_all(serving, letters):
    """Requests side by side are told once, and none goes out before its time."""
    server = serving(in_turn(rate_limited(1), GOOD))
    correspondence = letters(server.url)
    ask = correspondence.asking("one:m")
    ask_first = ThreadPoolExecutor(1).submit(ask, prompt("0"), number_in)
    assert correspondence.waited.wait(60)
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda number: ask(prompt(str(number)), number_in)[0], range(1, 5))) == [7] * 4
    assert ask_first.result()[0] == 7
    refused_at = server.asked[0].arrived

    assert all(one.arrived - refused_at >= 1.0 for one in server.asked[1:])
    assert [wait for _, _, wait in correspondence.waits] == [1.0]


def test_a_slow_answer_is_given_up(serving, letters):
    slow, good = serving(lambda _asked: Said(content=GOOD, delay=5)), serving(lambda _asked: GOOD)
    correspondence = letters(slow.url, good.url, timeout=0.3)
    number, reply = correspondence.asking("one:m", "two:m")(prompt(), number_in)

    assert number == 7
    assert [one.facts["cause"] for one in reply.trouble] == ["no answer in time"]


def test_a_server_that_is_not_there_is_left_alone_for_the_rest_of_the_run(serving, letters):
    good = serving(lambda _asked: GOOD)
    correspondence = letters("http://127.0.0.1:9/v1", good.url)
    ask = correspondence.asking("one:m", "two:m")
    replies = [ask(prompt(str(number)), number_in)[1] for number in range(3)]

    assert [reply.model for reply in replies] == ["two:m"] * 3
    assert len(correspondence.waits) == 1  # the first time it was tried twice, then no more
    assert all(reply.trouble[0].facts["cause"] == "cannot be reached" for reply in replies)


def test_a_model_that_fails_again_and_again_is_left_alone(serving, letters):
    bad, good = serving(lambda _asked: "no"), serving(lambda _asked: GOOD)
    ask = letters(bad.url, good.url).asking("one:m", "two:m")
    for number in range(5):
        ask(prompt(str(number)), number_in)

    assert len(bad.asked) == 9  # three replies to each of three prompts


def test_a_server_without_schemas_is_asked_in_words_alone(serving, letters):
    server = serving(lambda asked: no_schemas() if asked.response_format else GOOD)
    ask = letters(server.url).asking("one:m")

    assert [ask(prompt(str(number)), number_in)[0] for number in range(3)] == [7] * 3
    assert [asked.response_format is not None for asked in server.asked] == [True, False, False, False]


def test_a_prompt_that_is_too_long_is_said_to_be(serving, letters):
    server = serving(lambda _asked: too_long())
    with pytest.raises(TooLong):
        letters(server.url).asking("one:m")(prompt(), number_in)


def test_without_any_answer_every_cause_is_told(serving, letters):
    first, second = serving(lambda _asked: unauthorised()), serving(lambda _asked: broken())
    with pytest.raises(ModelsFailed) as failed:
        letters(first.url, second.url).asking("one:m", "two:m")(prompt(), number_in)

    assert [model for model, _ in failed.value.causes] == ["one:m", "two:m"]
    assert "litmus doctor" in str(failed.value)


def test_requests_side_by_side_do_not_pass_the_budget(serving, letters):
    """Each is let out only if what it can take at most fits beside what is under way."""
    server = serving(lambda _asked: Said(content=GOOD, delay=0.2))
    correspondence = letters(server.url, budget={"run_tokens": 400})
    ask = correspondence.asking("one:m")

    def outcome(number: int) -> str:
        try:
            return str(ask(prompt(str(number)), number_in)[0])
        except BudgetSpent:
            return "spent"

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(outcome, range(8)))

    assert set(outcomes) == {"7", "spent"}
    assert correspondence.purse.spent.tokens == server.tokens_in + server.tokens_out <= 400


def test_the_day_s_budget_counts_what_earlier_runs_spent(serving, letters):
    server = serving(lambda _asked: GOOD)
    prices = {"one:m": {"input": "1", "output": "1"}}
    letters(server.url, prices=prices).asking("one:m")(prompt(), number_in)
    later = letters(server.url, prices=prices, budget={"day": "0.00001"})
    with pytest.raises(BudgetSpent) as spent:
        later.asking("one:m")(prompt("Other."), number_in)

    assert "0.00001 USD a day" in str(spent.value)
    assert len(server.asked) == 1


def test_a_budget_in_money_needs_prices(letters):
    with pytest.raises(ConfigError, match="needs a price for one:m"):
        letters("http://127.0.0.1:9/v1", budget={"run": "1"})


def test_a_key_goes_to_its_server_and_nowhere_else(serving, letters, tmp_path):
    """Neither into the archive nor into a message."""
    secret = "sk-very-secret-words"
    server = serving(in_turn(GOOD, unauthorised()), key=secret)
    ask = letters(server.url, environment={"KEY": secret}).asking("one:m")
    ask(prompt(), number_in)
    with pytest.raises(ModelsFailed) as failed:
        ask(prompt("Other."), number_in)

    assert [asked.has_key for asked in server.asked] == [True] * 2
    assert secret not in str(failed.value)
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and secret.encode() in path.read_bytes()]
