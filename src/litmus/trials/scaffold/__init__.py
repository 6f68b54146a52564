"""A new trial's package, with what the paper claims filled in; its rule and its method are left open."""

import re
from importlib.resources import files
from string import Template

from litmus.model import Entry, FieldName

MOST = 12  # results that are quoted
LONGEST = 400  # characters of each

_FIGURE = re.compile(r"\d[\d,.]*\s?(?:%|x\b|×|points?\b)")


def scaffold(entry: Entry) -> dict[str, str]:
    """The package's files, by their paths within its folder.

    What the paper says is hostile: it stands in the code as string literals and in comments of one line alone.

    Args:
        entry: The paper with its report, in English.

    """
    paper, report = entry.paper, entry.reports["en"]
    results = [claim for claim in report.field(FieldName.RESULTS).claims if claim.evidence][:MOST]
    first = next(iter(results), None)
    statement = _quoted(first.text) if first else ""
    figure = _FIGURE.search(statement)
    package = "litmus_trial_" + re.sub(r"\W", "_", paper.arxiv_id)
    facts = {
        "paper": paper.arxiv_id,
        "name": repr(_name(paper.arxiv_id)),
        "plain_name": _name(paper.arxiv_id),
        "paper_text": repr(paper.arxiv_id),
        "version": str(entry.version or 1),
        "title": repr(paper.title),
        "results": "".join(f"# - {_quoted(claim.text)} ({_quoted(claim.evidence[0].where)})\n" for claim in results),
        "statement": repr(statement),
        "figure": repr(figure[0] if figure else ""),
        "where": repr(first.evidence[0].where if first else ""),
        "distribution": package.replace("_", "-"),
        "package": package,
    }
    return {
        "pyproject.toml": _filled("pyproject.toml.txt", facts),
        f"{package}/__init__.py": _filled("trial.py.txt", facts),
    }


def _name(arxiv_id: str) -> str:
    return "paper-" + re.sub(r"[^0-9a-z]+", "-", arxiv_id.lower())


def _quoted(text: str) -> str:
    """What the paper says, on one line, without what a comment or a terminal would take for something else."""
    said = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(said.split())[:LONGEST]


def _filled(name: str, facts: dict[str, str]) -> str:
    template = Template((files("litmus.trials.scaffold") / name).read_text("utf-8"))
    return template.substitute(facts)
