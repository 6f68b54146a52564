"""A report rendered in the other language: the same statements, and the same facts in each."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from litmus.model import Ask, Claim, Document, Language, Remark, Report, Unusable, Usage, remark
from litmus.model.errors import ModelError
from litmus.report.extract.extractive import links_of
from litmus.report.llm.form import own_words, wrong_language
from litmus.report.llm.languages import is_in
from litmus.report.llm.prompting import to_translate
from litmus.report.llm.replies import statements_in
from litmus.words import say

_AT_ONCE = 20  # statements in one prompt: a reply cut off loses few

Lost = Callable[[Claim, Claim], Remark | None]


def renderings(
    report: Report, document: Document, to: Language, *, ask: Ask, repairs: int, lost: Lost
) -> tuple[Report, Usage, tuple[Remark, ...]]:
    """The report in another language, what it took, and what went wrong.

    Args:
        report: A model's report.
        document: The paper.
        to: The language.
        ask: The way to the model.
        repairs: Rounds in which statements that lost something are asked for again.
        lost: What a rendering (second) lacks or says otherwise than the original (first); None for nothing.

    """
    usage, trouble = Usage(), []
    done = {claim.id: claim for claims in links_of(document, to).values() for claim in claims}
    waiting = {claim.id: claim for claim in own_words(report)}
    notes: dict[str, str] = {}
    for _ in range(repairs + 1):
        for ids in _portions(list(waiting)):
            texts = {key: waiting[key].text for key in ids}
            prompt = to_translate(document, texts, {key: notes[key] for key in ids if key in notes}, to)
            try:
                said, reply = ask(prompt, partial(_rendered_in, frozenset(ids)))
            except ModelError as error:
                trouble.append(remark("llm.unrendered", cause=error.cause))
                return _with(report, done, to), usage, tuple(trouble)
            usage += reply.usage
            for key, text in said.items():
                rendered = replace(waiting[key], text=text)
                if not is_in(text, to):
                    notes[key] = say(wrong_language(to), to)
                elif fault := lost(waiting[key], rendered):
                    notes[key] = say(fault, to)
                else:
                    done[key] = rendered
        waiting = {key: claim for key, claim in waiting.items() if key not in done}
        if not waiting:
            break
    if waiting:
        trouble.append(remark("llm.kept_original", statements=len(waiting)))
    return _with(report, done, to), usage, tuple(trouble)


def _with(report: Report, done: dict[str, Claim], to: Language) -> Report:
    fields = tuple(
        replace(field, claims=tuple(done.get(claim.id, claim) for claim in field.claims)) for field in report.fields
    )
    return replace(report, language=to, fields=fields)


def _rendered_in(wanted: frozenset[str], text: str) -> dict[str, str]:
    """The renderings of a reply by id. Raises: Unusable, if it has none of those that were asked for."""
    found = {key: stated.text for key, stated in statements_in(text).items() if key in wanted and stated.text}
    if not found:
        raise Unusable("It holds none of the statements that were asked for. Keep their ids.")
    return found


def _portions(ids: list[str]) -> list[list[str]]:
    return [ids[begin : begin + _AT_ONCE] for begin in range(0, len(ids), _AT_ONCE)]
