"""Where a model is asked, with which key and at what price; what a run may spend; which servers are near."""

import os
from decimal import Decimal
from importlib.util import find_spec

import pytest
from hypothesis import given, strategies as st

from litmus.config import BudgetSettings, ModelSettings, PriceSettings
from litmus.llm import Forecast, LocalServer, Providers, Purse, local_servers
from litmus.llm.providers import KNOWN, LOCAL
from litmus.model import Spent, Usage
from litmus.model.errors import BudgetSpent, ConfigError

from ..chat_server import ChatServer

NOWHERE = "http://127.0.0.1:9/v1"  # the port of discard: nobody answers
OWN = sorted(name for name, known in KNOWN.items() if known.package)  # protocols of their own


def providers(environment: dict[str, str] | None = None, **said: object) -> Providers:
    return Providers(ModelSettings.model_validate(said), environment or {})


# Places and keys


@pytest.mark.parametrize("provider", sorted(KNOWN))
def test_a_known_provider_is_asked_at_its_address_with_its_own_key(provider):
    """Other providers' keys are not looked at; a server of one's own needs none."""
    known = KNOWN[provider]
    keys = {one.key: f"key of {name}" for name, one in KNOWN.items() if one.key}
    asked = providers(keys)

    assert asked.place(f"{provider}:some/model:8b").model == "some/model:8b"
    assert asked.address(f"{provider}:m") == known.base_url
    assert asked.key(f"{provider}:m") == ("" if provider in LOCAL else f"key of {provider}")
    assert known.base_url.startswith("https://") or provider in LOCAL


@pytest.mark.parametrize("provider", sorted(name for name, known in KNOWN.items() if known.address))
def test_the_environment_may_name_another_address(provider):
    name = KNOWN[provider].address

    assert name == f"{provider.upper()}_BASE_URL"
    assert providers({name: " https://gate.example/v1/ \n"}).address(f"{provider}:m") == "https://gate.example/v1"
    assert providers({name: " "}).address(f"{provider}:m") == KNOWN[provider].base_url


def test_a_server_of_the_settings_goes_before_a_known_one():
    servers = {"openai": {"base_url": "https://gate.example/v1/", "key": "GATE"}, "mine": {"base_url": NOWHERE}}
    asked = providers({"GATE": " secret\n", "OPENAI_API_KEY": "other", "OPENAI_BASE_URL": NOWHERE}, servers=servers)

    assert asked.address("openai:m") == "https://gate.example/v1"
    assert asked.key("openai:m") == "secret"
    assert asked.key("mine:m") == ""


def test_without_an_environment_this_process_s_is_used(monkeypatch):
    monkeypatch.setitem(os.environ, "MISTRAL_API_KEY", "here")

    assert Providers(ModelSettings()).key("mistral:m") == "here"


def test_an_unknown_provider_is_named_with_those_that_are_known():
    asked = providers(servers={"mine": {"base_url": NOWHERE}})
    with pytest.raises(ConfigError) as error:
        asked.check("opanai:gpt-5-mini")

    assert "“opanai” in opanai:gpt-5-mini" in str(error.value)
    assert all(name in error.value.cause for name in [*KNOWN, "mine"])
    assert "[models.servers.opanai]" in error.value.advice
    assert asked.address("opanai:gpt-5-mini") == ""


@pytest.mark.parametrize("environment", [{}, {"DEEPSEEK_API_KEY": " "}])
def test_a_key_that_is_missing_is_named(environment):
    with pytest.raises(ConfigError, match="deepseek:m needs a key, and DEEPSEEK_API_KEY is not set") as error:
        providers(environment).check("deepseek:m")

    assert error.value.advice.startswith("Set DEEPSEEK_API_KEY in the environment")


@pytest.mark.parametrize("provider", OWN)
@pytest.mark.parametrize("use", [Providers.check, lambda asked, name: asked.model(name, None)], ids=["check", "model"])
def test_a_package_that_is_missing_is_named_with_its_extra(use, provider):
    if find_spec(KNOWN[provider].package.split(".", maxsplit=1)[0]):
        pytest.skip("it is installed here")
    with pytest.raises(ConfigError, match="needs a package that is not installed") as error:
        use(providers({KNOWN[provider].key: "secret"}), f"{provider}:m")

    assert error.value.advice == f"pip install 'litmus-papers[{provider}]' brings it."
    assert "secret" not in str(error.value)


# Prices


def test_a_price_of_the_settings_goes_before_all_others():
    prices = {name: {"input": "1", "output": "2"} for name in ("openai:gpt-5", "ollama:m", "mine:m")}
    asked = providers(prices=prices, servers={"mine": {"base_url": NOWHERE}}, currency="EUR")

    assert {asked.price(name) for name in prices} == {PriceSettings(input=Decimal(1), output=Decimal(2))}


@pytest.mark.parametrize("provider", LOCAL)
@pytest.mark.parametrize("currency", ["USD", "EUR"])
def test_one_s_own_machine_costs_nothing(currency, provider):
    assert providers(currency=currency).price(f"{provider}:m") == PriceSettings(input=Decimal(0), output=Decimal(0))


NEAR = ["127.0.0.1:11434", "[::1]:11434", "192.168.1.7", "10.0.0.2:8000", "gpu-box:8000", "gpu-box.local", "localhost"]
FAR = ["ollama.example.com", "8.8.8.8:11434", "[2606:4700::1111]", "localhost.example.com"]


@pytest.mark.parametrize("provider", LOCAL)
@pytest.mark.parametrize("is_named", [True, False])
@pytest.mark.parametrize("host", [*NEAR, *FAR])
def test_one_s_own_kind_of_server_is_free_only_where_it_is_near(host, is_named, provider):
    """Whether the settings or the environment say where it is: a hosted one may cost anything."""
    url = f"http://{host}/v1"
    said = {"servers": {provider: {"base_url": url}}} if is_named else {}
    price = providers({} if is_named else {KNOWN[provider].address: url}, **said).price(f"{provider}:m")

    assert price == (PriceSettings(input=Decimal(0), output=Decimal(0)) if host in NEAR else None)


@pytest.mark.parametrize("name", ["openai:gpt-5-mini", "anthropic:claude-sonnet-4-5", "google:gemini-2.5-pro"])
def test_the_public_list_prices_a_million_tokens_in_dollars(name):
    """As requests of our length are priced: some models cost more where a request is longer."""
    from genai_prices import Usage as Tokens, calc_price  # noqa: PLC0415 - a long list

    provider, _, model = name.partition(":")
    listed = calc_price(Tokens(input_tokens=8000, output_tokens=1000), model_ref=model, provider_id=provider)
    price = providers().price(name)

    assert price.input * 8000 / 1_000_000 == listed.input_price
    assert price.output * 1000 / 1_000_000 == listed.output_price
    assert 0 < price.input < price.output


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("openai:no-such-model", {}, id="model"),
        pytest.param("nobody:m", {}, id="provider"),
        pytest.param("openai:gpt-5", {"currency": "EUR"}, id="currency"),
        pytest.param("openai:gpt-5", {"servers": {"openai": {"base_url": NOWHERE}}}, id="somebody else's server"),
    ],
)
def test_a_price_that_is_not_known_is_not_guessed(name, said):
    assert providers(**said).price(name) is None


# The purse

PRICES = {"a:m": PriceSettings(input=Decimal(2), output=Decimal(10)), "b:m": PriceSettings(input=0, output=0)}


def purse(*models: str, before: tuple[int, str] = (0, "0"), **budget: object) -> Purse:
    """A purse for models of which "a:m" has a price, "b:m" costs nothing, and others are not known."""
    return Purse(
        budget=BudgetSettings.model_validate(budget),
        price=PRICES.get,
        currency="USD",
        models=models or ("a:m",),
        before=Spent(tokens=before[0], cost=Decimal(before[1])),
    )


def test_tokens_cost_what_a_million_of_them_costs():
    assert purse().cost("a:m", 500_000, 100_000) == Decimal(2)
    assert purse().cost("b:m", 500_000, 100_000) == Decimal(0)
    assert purse().cost("c:m", 500_000, 100_000) is None


@pytest.mark.parametrize("limit", ["run", "day"])
def test_a_limit_in_money_needs_every_model_s_price(limit):
    with pytest.raises(ConfigError, match="a budget in USD needs a price for c:m, d:m") as error:
        purse("a:m", "c:m", "d:m", **{limit: "1"})

    assert '[models.prices."c:m"]' in error.value.advice
    assert purse("a:m", "b:m", **{limit: "1"}).models == ("a:m", "b:m")
    assert purse("c:m", **{f"{limit}_tokens": 1}).models == ("c:m",)


@pytest.mark.parametrize(
    ("budget", "limit"),
    [
        ({"run": "1.5"}, "1.5 USD a run"),
        ({"day": "1.5"}, "1.5 USD a day"),
        ({"run_tokens": 149_999}, "149,999 tokens a run"),
        ({"day_tokens": 149_999}, "149,999 tokens a day"),
    ],
)
def test_what_could_pass_a_limit_is_not_let_out(budget, limit):
    """The limit itself may be reached: 50,000 tokens in and 100,000 out cost 1.10 here, and 0.50 are spent."""
    opened = purse(**budget)
    opened.pay(Usage(requests=1, input_tokens=0, output_tokens=0, cost=Decimal("0.5")))
    with pytest.raises(BudgetSpent, match=limit), opened.set_aside("a:m", 50_000, 100_000):
        raise AssertionError
    with opened.set_aside("a:m", 0, 100_000):
        pass


def test_the_day_counts_what_it_had_taken_before_and_a_run_does_not():
    before = (1000, "5")

    with purse(before=before, run="1", run_tokens=200_000).set_aside("a:m", 0, 100_000):
        pass
    for budget in ({"day": "5.99"}, {"day_tokens": 100_999}):
        with pytest.raises(BudgetSpent), purse(before=before, **budget).set_aside("a:m", 0, 100_000):
            raise AssertionError


def test_what_is_out_counts_until_it_is_back():
    """However its request ends."""
    opened = purse(run_tokens=100)
    with opened.set_aside("a:m", 40, 20), pytest.raises(BudgetSpent), opened.set_aside("a:m", 21, 20):
        raise AssertionError
    with pytest.raises(ZeroDivisionError), opened.set_aside("a:m", 40, 20), opened.set_aside("a:m", 20, 20):
        raise ZeroDivisionError
    with opened.set_aside("a:m", 80, 20):
        pass


amounts = st.integers(0, 400)
requests = st.lists(st.tuples(st.sampled_from(["a:m", "b:m"]), amounts, amounts, st.floats(0, 1)))


@given(requests, st.integers(1, 2000), st.integers(1, 4000))
def test_no_run_spends_more_than_its_budget(asked, tokens, millionths):
    """Whatever is asked, and whatever share of what was set aside it takes."""
    limit = Decimal(millionths) / 1_000_000
    opened = purse("a:m", "b:m", run=limit, run_tokens=tokens)
    for model, most_in, most_out, share in asked:
        took = int(most_in * share), int(most_out * share)
        try:
            with opened.set_aside(model, most_in, most_out):
                cost = opened.cost(model, *took)
                opened.pay(Usage(requests=1, input_tokens=took[0], output_tokens=took[1], cost=cost))
        except BudgetSpent:
            continue
    assert opened.spent.tokens <= tokens
    assert opened.spent.cost <= limit


EACH = Usage(requests=1, input_tokens=8000, output_tokens=2000)  # 0.036 by a:m


@pytest.mark.parametrize(
    ("models", "budget", "papers", "expected"),
    [
        (("a:m",), {}, 10, Forecast(tokens=100_000, cost=Decimal("0.36"), affordable=10)),
        (("a:m", "b:m"), {}, 10, Forecast(tokens=200_000, cost=Decimal("0.36"), affordable=10)),
        (("c:m",), {}, 10, Forecast(tokens=100_000, cost=None, affordable=10)),
        (("a:m", "c:m"), {"run_tokens": 99_999}, 10, Forecast(tokens=200_000, cost=None, affordable=4)),
        (("a:m",), {"run": "0.108"}, 10, Forecast(tokens=100_000, cost=Decimal("0.36"), affordable=3)),
        (("a:m",), {"day": "0.01"}, 10, Forecast(tokens=100_000, cost=Decimal("0.36"), affordable=0)),
        (("a:m",), {"run": "1"}, 0, Forecast(tokens=0, cost=Decimal(0), affordable=0)),
    ],
)
def test_a_forecast_tells_what_papers_take_and_how_many_can_be_paid(models, budget, papers, expected):
    assert purse(*models, **budget).forecast([dict.fromkeys(models, EACH)] * papers) == expected


@given(st.integers(0, 60), st.integers(0, 300_000), st.integers(0, 300_000))
def test_as_many_papers_are_affordable_as_can_be_set_aside(papers, limit, spent):
    budget = {"run_tokens": limit} if limit else {}
    opened = purse(**budget)
    opened.pay(Usage(input_tokens=spent))
    affordable = opened.forecast([{"a:m": EACH}] * papers).affordable

    assert 0 <= affordable <= papers
    if limit:
        assert not affordable or spent + affordable * EACH.tokens <= limit
        assert affordable == papers or spent + (affordable + 1) * EACH.tokens > limit


# Servers on this machine


def test_a_local_server_tells_its_models_as_settings_name_them():
    with ChatServer(lambda _asked: "", models=("qwen3:8b", "org/model")) as server:
        found = list(local_servers({"OLLAMA_BASE_URL": f"{server.url}/ ", "VLLM_BASE_URL": NOWHERE}))

    assert found == [
        LocalServer(provider="ollama", base_url=server.url, models=("ollama:qwen3:8b", "ollama:org/model"))
    ]
    assert server.asked == []  # to look is not to ask


def test_both_kinds_of_servers_are_found_and_one_without_models_is_one():
    with ChatServer(lambda _asked: "", models=()) as one, ChatServer(lambda _asked: "", models=("x" * 1000,)) as other:
        found = list(local_servers({"OLLAMA_BASE_URL": one.url, "VLLM_BASE_URL": other.url}))

    assert [(server.provider, len(server.models)) for server in found] == [("ollama", 0), ("vllm", 1)]
    assert len(found[1].models[0]) < 200


@pytest.mark.parametrize(
    "address", ["no address", "http://[::1", "file:///etc/passwd", "http://127.0.0.1:99999/v1", "http://\x00", NOWHERE]
)
def test_where_no_server_answers_there_is_none(address):
    assert list(local_servers({"OLLAMA_BASE_URL": address, "VLLM_BASE_URL": NOWHERE})) == []


def test_a_page_that_lists_no_models_is_no_server():
    with ChatServer(lambda _asked: "") as server:
        addresses = {"OLLAMA_BASE_URL": server.url.removesuffix("/v1"), "VLLM_BASE_URL": NOWHERE}
        assert list(local_servers(addresses)) == []
