"""Methods that need an extra are loaded when they are asked for, so that naming the trials needs none of it."""

from collections.abc import Callable, Collection
from importlib import import_module
from typing import Any


def on_demand(module: str, names: Collection[str]) -> Callable[[str], Any]:
    """A package's `__getattr__` (PEP 562), which takes `names` from a module on first use.

    Args:
        module: Whole name of the module that has them: "litmus.trials.sla2.method".
        names: What may be asked for; anything else is an AttributeError, and loads nothing.

    """

    def ask(name: str) -> Any:
        if name in names:
            return getattr(import_module(module), name)
        message = f"{module.rpartition('.')[0]} has no attribute {name!r}"
        raise AttributeError(message)

    return ask
