"""`litmus profile`: a reader's profile, tried on real papers."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from litmus.cli.options import JsonOption, LanguageOption, ReplayOption, SampleOption, context_of

if TYPE_CHECKING:
    from rich.console import Console

    from litmus.curate import ExclusionFound, ProfileCheck, Shown, Sign, TopicFound
    from litmus.model import Exclusion, Language, Profile, Topic
    from litmus.profiling import ProfileOnDays

OFTEN, NEVER = 6, 12  # words that are named as the most frequent, and of those that never stand there
INDENT = dict.fromkeys(("often", "often_and_more", "never", "never_and_more"), "    ")

app = typer.Typer(no_args_is_help=True, help="A reader's profile: how it reads on real papers.")


@app.command("check")
def check_command(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(help="A profile; if none is named, the first of the settings.", metavar="[FILE]"),
    ] = None,
    days: Annotated[
        str,
        typer.Option(
            "--days",
            "-d",
            help="A day, a week (2026-W08), a month (2026-02) or a range (2026-02-09..2026-02-24); if none is "
            "named, the last five with papers that are in the archive.",
            metavar="DAYS",
        ),
    ] = "",
    titles: Annotated[int, typer.Option("--titles", "-n", min=0, help="Papers to name for each.")] = 2,
    sample: SampleOption = False,
    lang: LanguageOption = "en",
    as_json: JsonOption = False,
    replay: ReplayOption = None,
) -> None:
    """Show how a profile reads on real days: what each topic and exclusion finds, by which words, and what never.

    Nothing is collected: `litmus collect` brings days, and --sample takes the bundled one. Examples that the archive
    does not have are asked of arXiv.
    """
    from litmus.cli.report import language_named
    from litmus.cli.terminal import terminal, warn, write
    from litmus.days import days_named
    from litmus.desk import open_desk
    from litmus.profiling import profile_on
    from litmus.sample import recording_to_use

    language, settings = language_named(lang), context_of(context).settings(profile=file)
    with open_desk(settings, replay=recording_to_use(replay, sample=sample), own_profile=file is not None) as desk:
        found, profile = profile_on(desk, days_named(days, desk) if days else None, shown=titles), desk.profile
    warn(found.lacking, language)
    if as_json:
        write(json.dumps(_data(profile, found), ensure_ascii=False, indent=1))
    else:
        _Telling(terminal(soft_wrap=True), language, profile).tell(found)


@app.command("suggest")
def suggest_command(
    context: typer.Context,
    papers: Annotated[
        list[str],
        typer.Argument(
            help="Papers that you liked: identifiers, links, or libraries (BibTeX, CSL-JSON).", metavar="PAPER|FILE..."
        ),
    ],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Where to write it; printed without.", metavar="FILE")
    ] = None,
    name: Annotated[
        str,
        typer.Option(
            "--name", help="The profile's, by which folders and marks go; if none is given, the file's.", metavar="NAME"
        ),
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    sample: SampleOption = False,
    lang: LanguageOption = "en",
    replay: ReplayOption = None,
) -> None:
    """Suggest a profile from papers that you liked: grouped into topics, each with words that few other papers have.

    Words are held against the last days in the archive. Papers that it does not have are asked of arXiv.
    """
    from litmus.cli.report import language_named
    from litmus.cli.terminal import warn, write
    from litmus.desk import open_desk
    from litmus.model import remark
    from litmus.model.errors import BadFile
    from litmus.sample import recording_to_use
    from litmus.suggesting import name_after, suggest_profile
    from litmus.words import say

    language, settings = language_named(lang), context_of(context).settings()
    if out is not None and out.exists() and not force:
        raise BadFile(out, "it is there already", "Edit it, or give --force to replace it.")
    with open_desk(settings, replay=recording_to_use(replay, sample=sample)) as desk:
        made = suggest_profile(desk, papers, name or name_after(out))
    warn(made.notes, language)
    if out is None:
        write(made.text)
        return
    try:
        out.write_text(made.text, "utf-8")
    except OSError as error:
        raise BadFile(out, error.strerror or str(error), "Choose another place.") from None
    facts = {"papers": made.papers, "topics": made.topics, "matched": made.matched, "alike": made.alike}
    write(say(remark("profile.suggested", **facts), language))
    write(f"Next: litmus profile check {out}")


def _data(profile: "Profile", found: "ProfileOnDays") -> dict[str, object]:
    from litmus.words import say

    def shown(papers: "Iterable[Shown]") -> list[dict[str, str]]:
        return [{"arxiv_id": one.arxiv_id, "title": one.title, "why": say(one.why, "en")} for one in papers]

    def signs(told: "Iterable[Sign]") -> list[dict[str, object]]:
        return [{"kind": sign.kind, "text": sign.text, "papers": sign.papers} for sign in told]

    check = found.check
    return {
        "profile": profile.name,
        "days": [day.isoformat() for day in found.days],
        "papers": check.papers,
        "on_topic": check.on_topic,
        "open": check.open,
        "topics": [
            {
                "name": one.topic.name,
                "papers": one.papers,
                "open": one.open,
                "strongest": one.strongest,
                "taken": one.taken,
                "signs": signs(one.signs),
                "shown": shown(one.shown),
            }
            for one in check.topics
        ],
        "exclusions": [
            {
                "name": one.exclusion.name,
                "papers": one.papers,
                "as_well": one.as_well,
                "lifted": one.lifted,
                "on_topic": one.on_topic,
                "topics": one.topics,
                "signs": signs(one.signs),
                "shown": shown(one.shown),
            }
            for one in check.exclusions
        ],
    }


class _Telling:
    """A profile's check for people, in a language."""

    def __init__(self, console: "Console", language: "Language", profile: "Profile") -> None:
        self._console, self._language, self._profile = console, language, profile
        named: list[Topic | Exclusion] = [*profile.topics, *profile.exclusions]
        self._names = {one.name: _name(one, language) for one in named}

    def tell(self, found: "ProfileOnDays") -> None:
        from litmus.profiling import span

        check, days = found.check, found.days
        self._line(
            "read",
            profile=self._profile.name,
            days=span(days),
            papers=check.papers,
            on_topic=check.on_topic,
            open=check.open,
            a_day=round(check.open / len(days)),
            picks=self._profile.picks,
        )
        for topic in check.topics:
            self._topic(topic)
        for exclusion in check.exclusions:
            self._exclusion(exclusion)
        self._console.print()
        amiss = {
            "idle_topics": self._named("topics", [one.topic.name for one in check.topics if not one.papers]),
            "emptied_topics": self._named("topics", [one.topic.name for one in check.topics if one.is_emptied]),
            "idle_exclusions": self._named(
                "exclusions", [one.exclusion.name for one in check.exclusions if one.fits_nothing]
            ),
            "greedy": self._greedy(check),
        }
        for code, facts in amiss.items():
            if facts:
                self._line(code, **facts)
        if not any(amiss.values()):
            self._line("nothing_amiss")

    def _named(self, kind: str, names: list[str]) -> dict[str, object]:
        return {**self._listed(kind, [self._names[name] for name in names])} if names else {}

    def _greedy(self, check: "ProfileCheck") -> dict[str, object]:
        """What is told of exclusions that together leave little; nothing, if they do not."""
        if not check.leaves_little:
            return {}
        taken = Counter({one.exclusion.name: one.on_topic for one in check.exclusions if one.on_topic})
        by = self._listed("exclusions", self._counted(dict(taken.most_common())))
        return {"on_topic": check.on_topic, "taken": check.on_topic - check.open, **by}

    def _topic(self, one: "TopicFound") -> None:
        said = [self._say("topic", papers=one.papers, open=one.open, strongest=one.strongest)]
        if one.taken:
            said.append(self._say("taken", **self._listed("exclusions", self._counted(one.taken))))
        self._head("+", one.topic.name, said)
        self._signs(one.signs)
        self._shown(one.shown)

    def _exclusion(self, one: "ExclusionFound") -> None:
        said = [self._say("exclusion", papers=one.papers)]
        if one.as_well:
            said.append(self._say("as_well", papers=one.as_well))
        if one.lifted:
            said.append(self._say("lifted", lifted=one.lifted))
        if one.topics:
            said.append(self._say("robs", **self._listed("topics", self._counted(one.topics))))
        self._head("−", one.exclusion.name, said)
        self._signs(one.signs)
        self._shown(one.shown)

    def _head(self, sign: str, name: str, said: list[str]) -> None:
        from rich.markup import escape

        self._console.print(f"\n[bold]{sign} {escape(self._names[name])}[/bold]  {escape(self._joined(said))}")

    def _signs(self, signs: "Iterable[Sign]") -> None:
        signs = list(signs)
        often = sorted((sign for sign in signs if sign.papers), key=lambda sign: -sign.papers)
        self._cut("often", [f"{_quoted(one)} {one.papers}" for one in often], OFTEN)
        self._cut("never", [_quoted(sign) for sign in signs if not sign.papers], NEVER)

    def _cut(self, code: str, words: list[str], most: int) -> None:
        """A list, which says how many more there are."""
        if more := len(words[most:]):
            self._line(f"{code}_and_more", more=more, **self._listed("signs", words[:most]))
        elif words:
            self._line(code, **self._listed("signs", words))

    def _shown(self, papers: "Iterable[Shown]") -> None:
        from litmus.words import say

        for one in papers:
            self._console.print(f"      {one.arxiv_id}  {one.title}", markup=False)
            self._console.print(f"        {say(one.why, self._language)}", markup=False, style="dim")

    def _counted(self, counts: Mapping[str, int]) -> list[str]:
        return [f"{self._names[name]} {count}" for name, count in counts.items()]

    def _listed(self, name: str, words: Iterable[str]) -> dict[str, str]:
        words = list(words)
        return {name: ", ".join(words), f"{name}_zh": "、".join(words)}

    def _joined(self, said: Iterable[str]) -> str:
        return ("；" if self._language == "zh" else "; ").join(said)

    def _line(self, code: str, **facts: object) -> None:
        self._console.print(f"{INDENT.get(code, '')}{self._say(code, **facts)}", markup=False)

    def _say(self, code: str, **facts: object) -> str:
        from litmus.model import remark
        from litmus.words import say

        return say(remark(f"profile.{code}", **facts), self._language)


def _name(said: "Topic | Exclusion", language: "Language") -> str:
    return (said.name_zh if language == "zh" else "") or said.name


def _quoted(sign: "Sign") -> str:
    """A word as the profile has it; what is not looked for in every text, with its key."""
    return f"“{sign.text}”" if sign.kind == "terms" else f"{sign.kind} “{sign.text}”"
