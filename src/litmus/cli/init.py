"""`litmus init`: a commented settings file."""

from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from litmus.model.errors import BadFile


def init_command(
    folder: Annotated[Path, typer.Argument(help="Where to write it.", metavar="[DIR]")] = Path(),
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there.")] = False,
) -> None:
    """Write litmus.toml and profile.toml, with every setting explained."""
    for name in ("litmus.toml", "profile.toml"):
        path = folder / name
        if path.exists() and not force:
            raise BadFile(path, "it is there already", "Edit it, or give --force to replace it.")
    for name in ("litmus.toml", "profile.toml"):
        path = folder / name
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text((files("litmus") / "defaults" / name).read_text("utf-8"), "utf-8")
        except OSError as error:
            raise BadFile(path, error.strerror or str(error), "Choose another folder.") from None
        typer.echo(f"Wrote {path}")
    typer.echo("Next: say in profile.toml what you care about, or have it suggested: `litmus profile suggest PAPER…`.")
    typer.echo("Then `litmus profile check --sample` shows how it reads, and `litmus digest` makes the first digest.")
