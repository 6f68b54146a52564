"""Options and arguments that commands share."""

import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from litmus.config import Settings

DayArgument = Annotated[str, typer.Argument(help="YYYY-MM-DD, today, yesterday or latest.", metavar="[DAY]")]
DaysArgument = Annotated[
    str,
    typer.Argument(
        help="A day (YYYY-MM-DD, today, yesterday, latest), a week (2026-W08), a month (2026-02), or a range "
        "(2026-02-09..2026-02-24, 2026-02-09..).",
        metavar="[DAYS]",
    ),
]
DigestArgument = Annotated[
    str,
    typer.Argument(
        help="YYYY-MM-DD, today, yesterday or latest; or a week (2026-W08) or month (2026-02).", metavar="[DAY]"
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
OutOption = Annotated[Path | None, typer.Option("--out", "-o", help="Folder of the pages.", metavar="DIR")]
ProfileOption = Annotated[
    Path | None,
    typer.Option(
        "--profile", "-p", help="A reader's profile; if none is named, the first of the settings.", metavar="FILE"
    ),
]
ProfilesOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--profile",
        "-p",
        help="A reader's profile, in place of those in the settings; may be given again, for a digest each.",
        metavar="FILE",
    ),
]
ReplayOption = Annotated[
    Path | None, typer.Option("--replay", help="Use a recorded day instead of the network.", metavar="DIR")
]
SampleOption = Annotated[bool, typer.Option("--sample", help="The bundled day of invented papers; no network.")]
ModelsOption = Annotated[
    str,
    typer.Option(
        "--models",
        help="Language models to write with, such as openai:gpt-5-mini or ollama:qwen3:8b; the reports of several, "
        "parted by commas, are merged. `extract` for none.",
        metavar="MODELS",
    ),
]
LanguageOption = Annotated[str, typer.Option("--lang", "-l", help="en or zh.", metavar="LANG")]


@dataclass(frozen=True, slots=True)
class Context:
    """What stands before the command."""

    config: Path | None
    debug: bool

    def settings(self, **given: Any) -> "Settings":
        """The settings in force; what the command line gives (and is not None) goes before all."""
        from litmus.config import load_settings

        return load_settings(self.config, **{name: value for name, value in given.items() if value is not None})


def context_of(context: typer.Context) -> Context:
    """What the options before the command said."""
    found: Context = context.obj
    return found


def as_given(profile: Path | None, *, sample: bool) -> str:
    """What a command that is advised needs to go by the same reader's papers; behind its name."""
    return "".join((" --sample" if sample else "", f" -p {shlex.quote(str(profile))}" if profile else ""))
