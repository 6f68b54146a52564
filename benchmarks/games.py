"""How fast small games are solved, beside OpenSpiel's solvers: the same iterations of CFR+, one core, best of three."""

from collections.abc import Callable
from time import perf_counter
from typing import Any

import pyspiel
from open_spiel.python.algorithms.cfr import CFRPlusSolver

from litmus.trials.games import Game, Goofspiel, Kuhn, Leduc, LiarsDice, exploitability, sequence_form
from litmus.trials.vad_cfr import BASELINES, Solver

GAMES: tuple[tuple[Game, str], ...] = (
    (Kuhn(), "kuhn_poker"),
    (Leduc(), "leduc_poker"),
    (
        Goofspiel(is_random=True),
        "turn_based_simultaneous_game(game=goofspiel(imp_info=True,num_cards=4,points_order=random))",
    ),
    (LiarsDice(5), "liars_dice(numdice=1,dice_sides=5)"),
)
ITERATIONS = 20
TURNS = 3


def milliseconds(prepared: Callable[[], Callable[[], Any]], times: int = ITERATIONS) -> float:
    """Of one call, on average over some of them, in the best of three turns; preparing is not counted."""
    turns = []
    for _ in range(TURNS):
        call = prepared()
        begin = perf_counter()
        for _ in range(times):
            call()
        turns.append((perf_counter() - begin) / times * 1e3)
    return min(turns)


def row(game: Game, peer: str) -> str:
    """A game's row: an iteration, then an exploitability."""
    theirs = pyspiel.load_game(peer)
    begin = perf_counter()
    form = sequence_form(game)
    compiled = (perf_counter() - begin) * 1e3
    strategies = [treeplex.uniform() for treeplex in form.players]
    policy = pyspiel.CFRPlusSolver(theirs).tabular_average_policy()
    ours = milliseconds(lambda: Solver(form, BASELINES["CFR+"]).iterate)
    fast = milliseconds(lambda: pyspiel.CFRPlusSolver(theirs).evaluate_and_update_policy)
    slow = milliseconds(lambda: CFRPlusSolver(theirs).evaluate_and_update_policy, times=2)
    exploited = milliseconds(lambda: lambda: exploitability(form, strategies))
    peers = milliseconds(lambda: lambda: pyspiel.nash_conv(theirs, policy), times=1)
    return (
        f"| {game.name} | {form.histories:,} | {compiled:.0f} | {ours:.2f} | {fast:.2f} ({fast / ours:.1f}) "
        f"| {slow:.1f} ({slow / ours:.0f}) | {exploited:.2f} | {peers:.1f} ({peers / exploited:.0f}) |"
    )


def main() -> None:
    print(
        "| game | histories | compiled, ms | CFR+, ms | OpenSpiel, C++ | OpenSpiel, Python "
        "| exploitability, ms | OpenSpiel, C++ |\n|---|---:|---:|---:|---:|---:|---:|---:|"
    )
    for game, peer in GAMES:
        print(row(game, peer))


if __name__ == "__main__":
    main()
