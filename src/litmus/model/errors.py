"""Everything that can go wrong and is not a bug.

LitmusError
├── UsageError                 the command or its arguments           exit 2
│   ├── BadIdentifier
│   ├── BadDate
│   ├── BadFile
│   ├── BadOption
│   ├── NoDays                 no lists of the days in the archive
│   └── NoDigests              a week or month without any digest
├── ConfigError                litmus.toml, a profile, the environment exit 2
├── UpstreamError              Hugging Face or arXiv                   exit 3
│   ├── NotThere               404: asking again does not help
│   ├── UpstreamUnavailable    may answer later
│   │   └── NotRecorded        a recording is used, and does not hold it
│   └── UpstreamNonsense       answered, but not in its own format
├── ArchiveError               the archive cannot be used              exit 4
├── ModelError                 a language model gave nothing           ends no command: the paper is quoted
│   ├── TooLong                the prompt is longer than it takes
│   ├── BudgetSpent            the budget is used up
│   └── ModelsFailed           every model of the chain
├── TrialError                 a trial cannot be run                   exit 6
├── PublishError               the pages cannot be written             exit 5
└── NoRoom                     nor can what is printed or kept         exit 5

Each message names the thing, the cause and the next step; thing and cause are fields as well. A finding (a claim that
does not hold) is no error: it is a `Verdict`, and `litmus check` exits 1 for it.
"""

from pathlib import Path
from typing import ClassVar


class LitmusError(Exception):
    """Anything that Litmus can explain to its user."""

    exit_code: ClassVar[int] = 70
    retryable: ClassVar[bool] = False  # whether running the same command later may help


class UsageError(LitmusError):
    """The command was given something that it cannot use."""

    exit_code = 2


class BadIdentifier(UsageError):
    """Text that is no arXiv identifier, in none of its forms."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return (
            f"“{self.text}” is not an arXiv identifier. Give one like 2602.12675, 2602.12675v2 or hep-th/9901001, "
            "or a link to the paper on arxiv.org or huggingface.co."
        )


class BadDate(UsageError):
    """Text that names no day."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return (
            f"“{self.text}” is not a day. Give YYYY-MM-DD, today, yesterday or latest; `litmus digest` and "
            "`litmus collect` take a week (2026-W08) or a month (2026-02) as well."
        )


class BadFile(UsageError):
    """A file that cannot be read, or does not hold what was expected."""

    def __init__(self, path: Path, cause: str, advice: str) -> None:
        super().__init__(path, cause, advice)
        self.path, self.cause, self.advice = path, cause, advice

    def __str__(self) -> str:
        return f"{self.path}: {self.cause}. {self.advice}"


class BadOption(UsageError):
    """An option with a value that it does not take."""

    def __init__(self, name: str, value: str, valid: str) -> None:
        super().__init__(name, value, valid)
        self.name, self.value, self.valid = name, value, valid

    def __str__(self) -> str:
        return f"{self.name} does not take “{self.value}”. Give {self.valid}."


class NoDays(UsageError):
    """Days whose lists are not in the archive, where nothing is collected."""

    def __init__(self, days: str) -> None:
        super().__init__(days)
        self.days = days  # "" for any

    def __str__(self) -> str:
        missing = f"No lists of {self.days} are" if self.days else "No day's lists are"
        return f"{missing} in the archive. Collect them: `litmus collect {self.days or 'DAYS'}`; or give --sample."


class NoDigests(UsageError):
    """A week or a month of which no digest was made."""

    def __init__(self, period: str, profile: str, days: str) -> None:
        super().__init__(period, profile, days)
        self.period, self.profile, self.days = period, profile, days

    def __str__(self) -> str:
        return (
            f"There is no digest of {self.period} for the profile “{self.profile}” to gather. Make those of its days "
            f"first, {self.days}: `litmus digest {self.days.partition('..')[0]}` and so on."
        )


class ConfigError(LitmusError):
    """Settings or a profile that cannot be used."""

    exit_code = 2

    def __init__(self, where: str, cause: str, advice: str = "`litmus init` writes a commented example.") -> None:
        super().__init__(where, cause, advice)
        self.where, self.cause, self.advice = where, cause, advice

    def __str__(self) -> str:
        stop, between = "" if self.cause.endswith("?") else ".", "\n" if "\n" in self.cause else " "
        return f"{self.where}: {self.cause}{stop}{between}{self.advice}"


class UpstreamError(LitmusError):
    """An upstream did not give what was asked of it."""

    exit_code = 3

    def __init__(self, url: str, cause: str) -> None:
        super().__init__(url, cause)
        self.url, self.cause = url, cause


class NotThere(UpstreamError):
    """The upstream has no such thing; asking again does not help."""

    def __str__(self) -> str:
        return f"{self.url} does not exist ({self.cause}). Check the identifier or the date."


class UpstreamUnavailable(UpstreamError):
    """The upstream did not answer, or refused; it may answer later."""

    retryable = True

    def __str__(self) -> str:
        return (
            f"{self.url} gave no answer: {self.cause}. "
            "Run the same command again later; nothing that is already here is fetched again."
        )


class NotRecorded(UpstreamUnavailable):
    """A recording is used in place of the network, and nobody asked for this when it was made."""

    retryable = False

    def __init__(self, url: str, folder: Path) -> None:
        super().__init__(url, "not in the recording")
        self.folder = folder

    def __str__(self) -> str:
        return (
            f"{self.url} is not in the recording {self.folder}: it answers what was asked when it was made. "
            "Ask for its own day, or make one with `litmus record DAY DIR`."
        )


class UpstreamNonsense(UpstreamError):
    """The upstream answered 200 with something that is not in its format (an error page, half an answer)."""

    retryable = True

    def __str__(self) -> str:
        return (
            f"{self.url} answered with something unreadable: {self.cause}. "
            "Run the same command again later; if it stays so, `litmus doctor` shows which upstream is meant."
        )


class ArchiveError(LitmusError):
    """The archive cannot be opened or used."""

    exit_code = 4

    def __init__(self, where: str, cause: str, advice: str) -> None:
        super().__init__(where, cause, advice)
        self.where, self.cause, self.advice = where, cause, advice

    def __str__(self) -> str:
        return f"The archive {self.where} cannot be used: {self.cause}. {self.advice}"


class ModelError(LitmusError):
    """A language model gave no report. The extractive writer then serves, so that a run goes on."""

    retryable = True

    def __init__(self, model: str, cause: str) -> None:
        super().__init__(model, cause)
        self.model, self.cause = model, cause

    def __str__(self) -> str:
        return f"{self.model} gave no answer: {self.cause}. `litmus doctor` asks each model that is configured."


class TooLong(ModelError):
    """The prompt is longer than the model takes."""

    retryable = False

    def __str__(self) -> str:
        return f"{self.model}: {self.cause}. Set `context` under [models] in litmus.toml to fewer tokens."


class BudgetSpent(ModelError):
    """Asking once more could take more than the budget."""

    def __init__(self, limit: str) -> None:
        super().__init__("", limit)
        self.limit = limit

    def __str__(self) -> str:
        return f"The budget is used up ({self.limit}). Raise it under [models.budget] in litmus.toml, or go on later."


class ModelsFailed(ModelError):
    """None of the models that were to be asked gave an answer."""

    def __init__(self, causes: tuple[tuple[str, str], ...]) -> None:
        super().__init__(", ".join(model for model, _ in causes), "; ".join(f"{m}: {cause}" for m, cause in causes))
        self.causes = causes

    def __str__(self) -> str:
        return f"No language model gave an answer: {self.cause}. `litmus doctor` asks each that is configured."


class PublishError(LitmusError):
    """A page cannot be written."""

    exit_code = 5

    def __init__(self, path: Path, cause: str) -> None:
        super().__init__(path, cause)
        self.path, self.cause = path, cause

    def __str__(self) -> str:
        return f"{self.path} cannot be written: {self.cause}. Free the path or choose another with --out."


class NoRoom(LitmusError):
    """A disk is full, or a quota used up."""

    exit_code = 5

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause

    def __str__(self) -> str:
        return f"The output cannot be written: {self.cause}. Free some room or send it elsewhere, and run it again."


class TrialError(LitmusError):
    """A trial cannot be loaded or run."""

    exit_code = 6

    def __init__(self, trial: str, cause: str) -> None:
        super().__init__(trial, cause)
        self.trial, self.cause = trial, cause

    def __str__(self) -> str:
        return f"The trial {self.trial} cannot be run: {self.cause}."
