"""Packages whose parts are loaded when they are asked for (PEP 562): a text waits for no templates."""

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module


def when_asked(package: str, names: Mapping[str, Iterable[str]]) -> Callable[[str], object]:
    """What a package has for its `__getattr__`.

    Args:
        package: Its name.
        names: What it offers, by the module of the package in which it stands.

    """
    homes = {name: f"{package}.{module}" for module, here in names.items() for name in here}

    def load(name: str) -> object:
        if name not in homes:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message)
        return getattr(import_module(homes[name]), name)

    return load
