"""VAD-CFR and its baselines against OpenSpiel, and against the same rules written out for one history at a time."""

from collections import defaultdict
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given, strategies as st

from litmus.trials.games import Chance, End, Game, Kuhn, Leduc, exploitability, sequence_form
from litmus.trials.vad_cfr import BASELINES, TRIAL, Dials, Solver, VadCfr, Volatility, discount, updated
from litmus.trials.vad_cfr.trial import METHODS, SOLVED

form = cache(sequence_form)


def solved(game: Game, method: Any, iterations: int, delays: tuple[int, ...] = (0,)) -> Solver:
    solver = Solver(form(game), method, delays)
    for _ in range(iterations):
        solver.iterate()
    return solver


@pytest.mark.parametrize(
    ("name", "module", "solver"),
    [
        ("CFR", "cfr", "CFRSolver"),
        ("CFR+", "cfr", "CFRPlusSolver"),
        ("LCFR", "discounted_cfr", "LCFRSolver"),
        ("DCFR", "discounted_cfr", "DCFRSolver"),
    ],
)
def test_a_baseline_is_openspiel_s(name, module, solver) -> None:
    pyspiel = pytest.importorskip("pyspiel")
    algorithms = pytest.importorskip(f"open_spiel.python.algorithms.{module}")
    game = pyspiel.load_game("kuhn_poker(players=3)")
    theirs = getattr(algorithms, solver)(game)
    for _ in range(25):
        theirs.evaluate_and_update_policy()
    policy = pyspiel.TabularPolicy(
        {label: list(theirs.average_policy().action_probabilities(state).items()) for label, state in _states(game)}
    )
    ours = solved(Kuhn(3), BASELINES[name], 25).average()
    assert exploitability(form(Kuhn(3)), ours) == pytest.approx(pyspiel.nash_conv(game, policy) / 3, rel=1e-9)


@pytest.mark.parametrize(("name", "solver"), [("CFR", "CFRSolver"), ("CFR+", "CFRPlusSolver")])
def test_on_leduc_poker_too(name, solver) -> None:
    pyspiel = pytest.importorskip("pyspiel")
    game = pyspiel.load_game("leduc_poker")
    theirs = getattr(pyspiel, solver)(game)
    for _ in range(30):
        theirs.evaluate_and_update_policy()
    ours = solved(Leduc(), BASELINES[name], 30).average()
    told = pyspiel.exploitability(game, theirs.average_policy())
    assert exploitability(form(Leduc()), ours) == pytest.approx(told, rel=1e-9)


def _states(game: Any) -> Any:
    """Where a player decides in a game of OpenSpiel's, a state for each information set."""
    found, waiting = {}, [game.new_initial_state()]
    while waiting:
        state = waiting.pop()
        if not state.is_terminal():
            if not state.is_chance_node():
                found.setdefault(state.information_state_string(), state)
            waiting.extend(state.child(action) for action in state.legal_actions())
    return found.items()


class ByHand:
    """CFR as its papers write it: a walk through all histories, then each information set by itself."""

    def __init__(self, game: Game, rule: Any) -> None:
        self.game, self.rule = game, rule
        self.strategy, self.regrets, self.sums, self.memory = {}, {}, defaultdict(float), {}

    def iterate(self, t: int) -> None:
        for player in range(self.game.players):
            new, reach = defaultdict(float), {}
            self.walk(self.game.start, player, 1.0, 1.0, new, reach)
            for key, r in new.items():  # in the order in which the walk came to them
                old = self.regrets.get(key, [0.0] * len(r))
                self.regrets[key], probabilities, weight = self.rule(t, old, r, self.memory, key)
                self.sums[key] = self.sums[key] + weight * reach[key] * np.array(self.strategy[key])
                self.strategy[key] = probabilities

    def walk(  # noqa: PLR0917 - as the algorithm is written
        self, state: Any, player: int, own: float, others: float, new: Any, reach: Any
    ) -> float:
        turn = self.game.turn(state)
        if isinstance(turn, End):
            return turn.payoffs[player]
        if isinstance(turn, Chance):
            return sum(p * self.walk(then, player, own, others * p, new, reach) for p, then in turn.outcomes)
        key = (turn.player, turn.seen)
        shares = self.strategy.setdefault(key, [1 / len(turn.choices)] * len(turn.choices))
        if turn.player != player:
            return sum(
                p * self.walk(then, player, own, others * p, new, reach)
                for p, then in zip(shares, turn.choices, strict=True)
            )
        new[key] += np.zeros(len(shares))  # the place in the order is taken on the way down
        reach[key] = own
        values = [
            self.walk(then, player, own * p, others, new, reach) for p, then in zip(shares, turn.choices, strict=True)
        ]
        value = sum(p * v for p, v in zip(shares, values, strict=True))
        new[key] += others * (np.array(values) - value)
        return value

    def average(self, game: Game) -> list[Any]:
        return [
            treeplex.shares(np.concatenate([self.sums[player, label] for label in treeplex.labels]))
            for player, treeplex in enumerate(form(game).players)
        ]


def normalised(weights: Any) -> list[float]:
    weights = [max(0.0, weight) for weight in weights]
    return [weight / sum(weights) for weight in weights] if sum(weights) > 0 else [1 / len(weights)] * len(weights)


def pcfr_plus(t: int, old: Any, r: Any, _memory: Any, _key: Any) -> Any:
    regrets = [max(0.0, a + b) for a, b in zip(old, r, strict=True)]
    return regrets, normalised([a + b for a, b in zip(regrets, r, strict=True)]), (t + 1) ** 2


def dpcfr_plus(t: int, old: Any, r: Any, _memory: Any, _key: Any) -> Any:
    n = t + 1
    before, after = ((k**2.3) / (k**2.3 + 1) for k in (n - 1, n))
    regrets = [max(0.0, a * before + b) for a, b in zip(old, r, strict=True)]
    return regrets, normalised([a * after + b for a, b in zip(regrets, r, strict=True)]), n**5


def vad_cfr(t: int, old: Any, r: Any, memory: Any, key: Any) -> Any:
    m = max(abs(one) for one in r)
    e = memory[key] = m if t == 0 else 0.1 * m + 0.9 * memory[key]
    nu = min(1, e / 2)
    a = max(0.1, 1.5 - 0.5 * nu)
    b = min(a, -0.1 - 0.5 * nu)
    up, down = ((t + 1) ** x / ((t + 1) ** x + 1) for x in (a, b))
    boosted = [1.1 * one if one > 0 else one for one in r]
    regrets = [max(-20, (up if x >= 0 else down) * x + y) for x, y in zip(old, boosted, strict=True)]
    o = 1 / (1 + t / 100) * max(0, 1 - 0.5 * nu)
    ahead = [(up if x >= 0 else down) * x + o * y for x, y in zip(regrets, boosted, strict=True)]
    weight = (t + 1) ** min(4, 2 + 1.5 * min(1, m / 2)) * (1 + m / 2) ** 0.5 / (1 + m**1.5)
    return regrets, normalised([max(0, one) ** 1.5 for one in ahead]), weight


def vad_cfr_shared(t: int, old: Any, r: Any, memory: Any, _key: Any) -> Any:
    return vad_cfr(t, old, r, memory, "all")


@pytest.mark.parametrize("game", [Kuhn(2), Kuhn(3)], ids=lambda game: game.name)
@pytest.mark.parametrize(
    ("method", "rule"),
    [
        (BASELINES["PCFR+"], pcfr_plus),
        (BASELINES["DPCFR+"], dpcfr_plus),
        (VadCfr(is_shared=False), vad_cfr),
        (VadCfr(), vad_cfr_shared),
    ],
    ids=["PCFR+", "DPCFR+", "VAD-CFR, a volatility each", "VAD-CFR"],
)
def test_a_method_is_what_its_rule_says(game, method, rule) -> None:
    plain = ByHand(game, rule)
    for t in range(20):
        plain.iterate(t)
    for ours, theirs in zip(solved(game, method, 20).average(), plain.average(game), strict=True):
        assert ours == pytest.approx(theirs, rel=1e-6, abs=1e-9)


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@pytest.mark.parametrize("delay", [0, 100])
def test_every_method_comes_near_an_equilibrium(method, delay) -> None:
    solver = solved(Kuhn(), method, 200, (delay,))
    assert exploitability(solver.form, solver.average(delay)) < 0.01


def test_what_is_averaged_does_not_change_what_is_played() -> None:
    """One run with two averages is as two runs, and an average that has not begun is uniform."""
    both = solved(Kuhn(3), VadCfr(), 12, (0, 6, 50))
    for delay in (0, 6):
        for one, other in zip(both.average(delay), solved(Kuhn(3), VadCfr(), 12, (delay,)).average(delay), strict=True):
            assert (one == other).all()
    for treeplex, strategy in zip(both.form.players, both.average(50), strict=True):
        assert (strategy == treeplex.uniform()).all()


SOME = st.floats(-30, 30)


@given(
    regrets=st.lists(SOME, min_size=12, max_size=12),
    new=st.lists(SOME, min_size=12, max_size=12),
    power=st.floats(1, 3),
    optimism=st.floats(0, 1),
)
def test_an_update_gives_a_strategy_and_no_regret_under_the_floor(regrets, new, power, optimism) -> None:
    treeplex = form(Kuhn()).players[0]
    dials = Dials(kept=(0.9, 0.4), ahead=(0.9, 0.4), floor=-20.0, power=power, optimism=optimism)
    added, strategy = updated(treeplex, np.array(regrets), np.array(new), dials)
    assert added.min() >= -20
    assert (strategy >= 0).all()
    assert treeplex.sums(strategy[1:]) == pytest.approx(np.ones(6))


@given(st.integers(1, 10_000), st.floats(-3, 3))
def test_a_discount_is_a_share_and_a_half_at_first(t, exponent) -> None:
    assert 0 < discount(t, exponent) <= 1
    assert discount(1, exponent) == 0.5
    assert discount(t, None) == 1


def test_a_steady_size_is_its_own_volatility() -> None:
    treeplex = form(Kuhn()).players[0]
    for is_shared in (True, False):
        volatility = Volatility(is_shared=is_shared)
        for t in range(4):
            assert volatility.after(t, 0, treeplex, np.full(6, 0.7)) == pytest.approx(np.full(6, 0.7))


def test_small_values_count_as_equal_and_every_game_has_its_row() -> None:
    measured = TRIAL.run(0, {"games": (Kuhn(2), Kuhn(3)), "shown": Kuhn(3).name, "horizon": 20})
    assert measured.table.keys() == {Kuhn(2).name, Kuhn(3).name}
    assert all(cell >= SOLVED for row in measured.table.values() for cell in row.values())
    assert {"CFR+", "VAD-CFR", "VAD-CFR, averaged from the start"} <= measured.curves.keys()
    assert min(x for x, _ in measured.curves["VAD-CFR"]) > 10
