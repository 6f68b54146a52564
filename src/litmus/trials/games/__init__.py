"""Small games in sequence form, and what strategies in them are worth. numpy is all it takes."""

from litmus.trials.games.goofspiel import Goofspiel
from litmus.trials.games.kuhn import Kuhn
from litmus.trials.games.leduc import Leduc
from litmus.trials.games.liars_dice import LiarsDice
from litmus.trials.games.sequence_form import (
    Floats,
    ImperfectRecall,
    Ints,
    Level,
    SequenceForm,
    Treeplex,
    sequence_form,
)
from litmus.trials.games.turns import Chance, Decision, End, Game, State, Turn
from litmus.trials.games.values import Values, best_value, counterfactual_values, exploitability

__all__ = [
    "Chance",
    "Decision",
    "End",
    "Floats",
    "Game",
    "Goofspiel",
    "ImperfectRecall",
    "Ints",
    "Kuhn",
    "Leduc",
    "Level",
    "LiarsDice",
    "SequenceForm",
    "State",
    "Treeplex",
    "Turn",
    "Values",
    "best_value",
    "counterfactual_values",
    "exploitability",
    "sequence_form",
]
