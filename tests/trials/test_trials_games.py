"""Games in sequence form: against what is known of them, against brute force, and against OpenSpiel."""

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, strategies as st

from litmus.trials.games import (
    Chance,
    Decision,
    End,
    Game,
    Goofspiel,
    ImperfectRecall,
    Kuhn,
    Leduc,
    LiarsDice,
    Turn,
    best_value,
    counterfactual_values,
    exploitability,
    sequence_form,
)

form = cache(sequence_form)
SMALL = (Kuhn(), Kuhn(3), Leduc(), Goofspiel(), LiarsDice(3))


def mixed(game: Game, seed: int) -> list[Any]:
    """A strategy for each player, drawn at random."""
    rng = np.random.default_rng(seed)
    return [treeplex.shares(rng.exponential(size=treeplex.sequences - 1)) for treeplex in form(game).players]


@pytest.mark.parametrize(
    ("game", "histories", "infosets", "uniform"),
    [
        (Kuhn(), 58, 12, 0.458333),
        (Kuhn(3), 617, 48, None),
        (Kuhn(4), 7_886, 160, None),
        (Leduc(), 9_457, 936, 2.373611),
        (Goofspiel(), 1_077, 162, None),
        (Goofspiel(is_random=True), 26_773, 3_608, None),
        (LiarsDice(4), 8_181, 1_024, None),
    ],
    ids=lambda value: value.name if hasattr(value, "name") else "",
)
def test_a_game_is_as_large_and_as_hard_as_is_known(game, histories, infosets, uniform) -> None:
    found = form(game)
    assert found.histories == histories
    assert sum(len(treeplex.labels) for treeplex in found.players) == infosets
    if uniform is not None:
        assert exploitability(found, [treeplex.uniform() for treeplex in found.players]) == pytest.approx(
            uniform, abs=1e-6
        )


@pytest.mark.parametrize("game", SMALL, ids=lambda game: game.name)
@given(seed=st.integers(0, 2**32))
def test_no_one_gains_what_others_do_not_lose_and_an_answer_is_no_worse(game, seed) -> None:
    found, strategies = form(game), mixed(game, seed)
    plans = [treeplex.plan(strategy) for treeplex, strategy in zip(found.players, strategies, strict=True)]
    values = []
    for player, treeplex in enumerate(found.players):
        gains = found.gains(player, plans)
        value = counterfactual_values(treeplex, gains, strategies[player]).sequences[0]
        assert value == pytest.approx(gains @ plans[player])
        assert best_value(treeplex, gains) >= value - 1e-12
        assert treeplex.shares(plans[player][1:]) == pytest.approx(strategies[player])
        values.append(value)
    assert sum(values) == pytest.approx(0, abs=1e-12)
    assert exploitability(found, strategies) >= -1e-12


@given(seed=st.integers(0, 2**32), player=st.integers(0, 1))
def test_the_best_answer_is_the_best_of_all_pure_ones(seed, player) -> None:
    found, strategies = form(Kuhn()), mixed(Kuhn(), seed)
    treeplex = found.players[player]
    gains = found.gains(player, [one.plan(two) for one, two in zip(found.players, strategies, strict=True)])
    pure = (
        treeplex.plan(np.concatenate([[1.0], np.array([(1 - bet, bet) for bet in bets], dtype=float).ravel()]))
        for bets in product((0, 1), repeat=len(treeplex.labels))
    )
    assert best_value(treeplex, gains) == pytest.approx(max(gains @ plan for plan in pure))


def test_kuhn_s_own_equilibrium_cannot_be_exploited() -> None:
    """The first player bets a third of bluffs and always the best card, as Kuhn (1950) has it; the value is -1/18."""
    bets = [
        {(0, ""): 1 / 3, (1, ""): 0.0, (2, ""): 1.0, (0, "pb"): 0.0, (1, "pb"): 2 / 3, (2, "pb"): 1.0},
        {(0, "p"): 1 / 3, (1, "p"): 0.0, (2, "p"): 1.0, (0, "b"): 0.0, (1, "b"): 1 / 3, (2, "b"): 1.0},
    ]
    found = form(Kuhn())
    strategies = [
        np.concatenate([[1.0], *([1 - told[label], told[label]] for label in treeplex.labels)])
        for treeplex, told in zip(found.players, bets, strict=True)
    ]
    plans = [treeplex.plan(strategy) for treeplex, strategy in zip(found.players, strategies, strict=True)]
    assert found.gains(0, plans) @ plans[0] == pytest.approx(-1 / 18)
    assert exploitability(found, strategies) == pytest.approx(0, abs=1e-12)


def test_a_player_who_forgets_is_refused() -> None:
    @dataclass(frozen=True)
    class Forgetful:
        name: str = "a driver who does not know which exit it is"
        players: int = 1
        start: int = 0

        def turn(self, state: int) -> Turn:
            return End((float(state),)) if state > 1 else Decision(0, "an exit", (state + 1, state + 2))

    with pytest.raises(ImperfectRecall, match="an exit"):
        sequence_form(Forgetful())


@dataclass(frozen=True)
class Peer:
    """A game of OpenSpiel's, told to our engine."""

    name: str

    @property
    def start(self) -> Any:
        return self._game().new_initial_state()

    @property
    def players(self) -> int:
        return self._game().num_players()

    def turn(self, state: Any) -> Turn:
        if state.is_terminal():
            return End(tuple(state.returns()))
        if state.is_chance_node():
            return Chance(tuple((chance, state.child(action)) for action, chance in state.chance_outcomes()))
        choices = tuple(state.child(action) for action in state.legal_actions())
        return Decision(state.current_player(), state.information_state_string(), choices)

    def _game(self) -> Any:
        return pytest.importorskip("pyspiel").load_game(self.name)


GOOFSPIEL = "turn_based_simultaneous_game(game=goofspiel(imp_info=True,num_cards=4,points_order={}))"


@pytest.mark.parametrize(
    ("game", "peer"),
    [
        (Kuhn(2), "kuhn_poker(players=2)"),
        (Kuhn(3), "kuhn_poker(players=3)"),
        (Kuhn(4), "kuhn_poker(players=4)"),
        (Leduc(), "leduc_poker"),
        (Goofspiel(), GOOFSPIEL.format("descending")),
        (Goofspiel(is_random=True), GOOFSPIEL.format("random")),
        (LiarsDice(4), "liars_dice(numdice=1,dice_sides=4)"),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_the_rules_are_openspiel_s_end_by_end(game, peer) -> None:
    ours, theirs = form(game), form(Peer(peer))

    assert ours.histories == theirs.histories
    assert (ours.ends == theirs.ends).all()
    assert ours.payoffs == pytest.approx(theirs.payoffs)
    for one, other in zip(ours.players, theirs.players, strict=True):
        assert (one.sizes == other.sizes).all()
        assert (one.origin == other.origin).all()


@pytest.mark.parametrize("peer", ["kuhn_poker(players=3)", "leduc_poker"])
def test_exploitability_is_openspiel_s(peer) -> None:
    pyspiel = pytest.importorskip("pyspiel")
    found, strategies = form(Peer(peer)), mixed(Peer(peer), 1)
    table = {
        label: dict(enumerate(strategy[first : first + size]))
        for treeplex, strategy in zip(found.players, strategies, strict=True)
        for label, first, size in zip(treeplex.labels, treeplex.first, treeplex.sizes, strict=True)
    }
    game = pyspiel.load_game(peer)
    legal = {}
    for state in _states(game.new_initial_state()):
        legal[state.information_state_string()] = state.legal_actions()
    policy = pyspiel.TabularPolicy(
        {label: [(legal[label][place], float(share)) for place, share in told.items()] for label, told in table.items()}
    )
    assert exploitability(found, strategies) == pytest.approx(pyspiel.nash_conv(game, policy) / len(found.players))


def _states(state: Any) -> Any:
    """Where a player decides, from a state of OpenSpiel's on."""
    if not state.is_terminal():
        if not state.is_chance_node():
            yield state
        for action in state.legal_actions():
            yield from _states(state.child(action))
