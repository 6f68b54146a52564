"""A report by a language model: written from the pieces of a paper that answer its questions, and repaired.

What a model says is checked elsewhere; here its statements get their places, and its faults go back to it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from litmus.model import (
    OPINIONS,
    Ask,
    Claim,
    ClaimKind,
    Document,
    Field,
    FieldName,
    Language,
    Prompt,
    Reply,
    Report,
    Usage,
)
from litmus.model.errors import TooLong
from litmus.report.extract.extractive import links_of
from litmus.report.llm.citing import alike, cited
from litmus.report.llm.context import Context, context_of
from litmus.report.llm.draft import Draft, Fault
from litmus.report.llm.prompting import to_repair, to_write
from litmus.report.llm.replies import Stated, report_in, statements_in
from litmus.report.llm.templates import Scope, template
from litmus.tokens import tokens_in

# Tokens of a reply for each statement that the prompt has room for. Three daily reports of 53 papers that language
# models wrote (development data) have 1,100 tokens a paper; labels and JSON add a fifth, and the daily prompt has room
# for 33 statements.
_STATEMENT = 40
_LEAST = 500  # tokens of text; with fewer there is no report to be had


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelWriter:
    """Writes with a model.

    Args:
        ask: The way to it.
        scope: How much is answered.
        budget: Tokens of the paper's text.

    """

    ask: Ask
    scope: Scope
    budget: int

    def draft(self, document: Document, language: Language) -> Draft:
        """A first report. Where the model takes no prompt so long, it is shown half as much, and half again.

        Raises: ModelError.
        """
        questions, budget = template(self.scope, language).questions, self.budget
        while True:
            context = context_of(document, budget)
            prompt = to_write(document, context, language, self.scope)
            try:
                said, reply = self.ask(prompt, lambda text: report_in(text, questions))
            except TooLong:
                budget = min(budget, context.tokens) // 2
                if budget < _LEAST:
                    raise
            else:
                asked = {name for name, _ in questions.values()}
                draft = _draft(document, language, context, prompt, said, reply)
                return replace(draft, unasked=tuple(name for name in FieldName if name not in asked))

    def foreseen(self, document: Document, language: Language) -> Usage:
        """About what a first report takes; nothing, if it was written before and its answer is kept."""
        prompt = to_write(document, context_of(document, self.budget), language, self.scope)
        if self.ask.has(prompt):
            return Usage()
        statements = sum(most for _, most in template(self.scope, language).questions.values())
        return Usage(
            requests=1,
            input_tokens=tokens_in(prompt.system) + tokens_in(prompt.user),
            output_tokens=_STATEMENT * statements,
        )

    def repair(self, draft: Draft, document: Document, faults: Sequence[Fault]) -> Draft:
        """The draft with those statements written anew; the model may withdraw them. Raises: ModelError."""
        language = draft.report.language
        prompt = to_repair(document, faults, language, _pieces(draft.context, faults))
        said, reply = self.ask(prompt, statements_in)
        changes: dict[str, Claim | None] = {}
        for fault in faults:
            if stated := said.get(fault.claim.id):
                changes[fault.claim.id] = _mended(fault.claim, stated, draft.context, document) if stated.text else None
        mended = draft.with_claims(changes)
        return replace(mended, usage=draft.usage + reply.usage)


def _draft(  # noqa: PLR0917 - called once, above
    document: Document,
    language: Language,
    context: Context,
    prompt: Prompt,
    said: Mapping[FieldName, tuple[Stated, ...]],
    reply: Reply,
) -> Draft:
    fields, links = [], links_of(document, language)
    for name in FieldName:
        claims = []
        for number, stated in enumerate(said.get(name, ()), 1):
            claim = Claim(
                id=f"{name}.{number}",
                text=stated.text,
                kind=ClaimKind.OPINION if name in OPINIONS else ClaimKind.STATEMENT,
                evidence=cited(stated.at, stated.text, context, document),
            )
            claims.append(claim)
        fields.append(Field(name=name, claims=(*claims, *links.get(name, ()))))
    report = Report(
        arxiv_id=document.arxiv_id,
        version=document.version,
        title=document.title,
        language=language,
        writer=reply.model,
        route=document.route,
        fields=tuple(fields),
    )
    return Draft(
        report=report,
        context=context,
        prompt=prompt.version,
        usage=reply.usage,
        trouble=reply.trouble,
    )


def _mended(claim: Claim, stated: Stated, context: Context, document: Document) -> Claim:
    """The claim in its new words; where it names no place anew, it rests on those that it had."""
    places = cited(stated.at, stated.text, context, document)
    return replace(claim, text=stated.text, evidence=places or claim.evidence)


def _pieces(context: Context, faults: Sequence[Fault]) -> str:
    """The pieces of the paper that some faults concern.

    What the statements rest on, what the check found, and what has most words in common with them: a wrong figure
    stands nowhere, but the names beside it do, and with them the right one.
    """
    anchors = {place.anchor for fault in faults for place in (*fault.claim.evidence, *fault.places)}
    for fault in faults:
        anchors.update(piece.block.anchor for piece in alike(fault.claim.text, context))
    return context.text_of(anchors)
