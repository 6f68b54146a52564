"""A paper's report in every language, written and checked: quoted, or by a model and held to the text.

A model's report goes to the checker before anybody reads it; what does not hold goes back to the model with the
evidence, until it holds or patience ends. Then the settings say what becomes of the rest.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from litmus import check
from litmus.model import (
    Claim,
    ClaimKind,
    Document,
    Field,
    Language,
    Provenance,
    Remark,
    Report,
    Share,
    Status,
    Tally,
    Unsupported,
    Usage,
    Verdict,
    remark,
)
from litmus.model.errors import BudgetSpent, ModelError, ModelsFailed
from litmus.report import Extractive
from litmus.report.llm import INTOLERABLE, Draft, Fault, ModelWriter, form_faults, merged, renderings

Verdicts = tuple[Verdict, ...]
Checked = tuple[Report, Verdicts]

# Tokens, as measured: of a prompt without the paper's text, of a round of repairs, of a report, of one to be rendered.
_PROMPT, _REPAIRING, _REPORT, _RENDERING = 900, 1500, 2200, 3000

_GRAVITY = (Status.CONTRADICTED, Status.NOT_FOUND, Status.OVERSTATED)  # the gravest first; after them what holds


class Author(Protocol):
    """Whoever makes a paper's reports with their verdicts."""

    @property
    def name(self) -> str:
        """What the archive knows the reports by: everything that decides what they say."""

    @property
    def at_once(self) -> int:
        """Papers that may be written on side by side."""

    @property
    def models(self) -> tuple[str, ...]:
        """The models that are asked for each report, if all goes well; none for one that needs none."""

    def estimate(self, languages: int) -> Usage:
        """About what one paper takes of each model, in so many languages."""

    def reports(self, document: Document, languages: Sequence[Language]) -> dict[Language, Checked]:
        """The paper's report in each language. Raises: ModelError."""


class Quoting:
    """The author that needs no model."""

    name = Extractive.name
    at_once = 1
    models: tuple[str, ...] = ()

    def estimate(self, languages: int) -> Usage:  # noqa: ARG002 - it costs nothing in any
        return Usage()

    def reports(self, document: Document, languages: Sequence[Language]) -> dict[Language, Checked]:
        """The paper's own sentences; the quotes are the same in every language."""
        return {language: _quoted(document, language) for language in languages}


@dataclass(frozen=True, slots=True, kw_only=True)
class ByModel:
    """The author that has it written by models.

    Args:
        name: Everything that decides what is written.
        models: That are asked first, one for each writer.
        writers: One, or several whose reports are merged into one.
        repairs: Rounds at most.
        unsupported: What becomes of statements that do not hold after them.
        today: The day on which it is written.
        at_once: Papers side by side.

    """

    name: str
    models: tuple[str, ...]
    writers: tuple[ModelWriter, ...]
    repairs: int
    unsupported: Unsupported
    today: date
    at_once: int = 1

    def reports(self, document: Document, languages: Sequence[Language]) -> dict[Language, Checked]:
        """Written in the first language and rendered in the others, so that all editions carry the same facts.

        Raises: ModelError, if there is no report at all. What fails after the first draft only ends the repairs.
        """
        first, *others = languages
        original = self._written(document, first)
        return {first: original} | {other: self._rendered(document, original, other) for other in others}

    def estimate(self, languages: int) -> Usage:
        """By what reports took when it was measured (benchmarks/report.py)."""
        writing = self.writers[0].budget + _PROMPT + _REPAIRING * bool(self.repairs)
        return Usage(
            requests=languages,
            input_tokens=writing + _RENDERING * (languages - 1),
            output_tokens=_REPORT * languages,
        )

    def _written(self, document: Document, language: Language) -> Checked:
        draft, writer, shares = self._first(document, language)
        judged = _Bench(document)
        verdicts = judged(draft.report)
        first, trouble, rounds = _tally(verdicts), draft.trouble, 0
        while rounds < self.repairs and (faults := list(_faults(draft, verdicts))):
            try:
                mended = writer.repair(draft, document, faults)
            except ModelError as error:
                trouble = (*trouble, remark("llm.unrepaired", cause=error.cause))
                break
            rounds += 1
            draft, verdicts = _better(draft, verdicts, mended, judged)
        settled, dropped, replaced = _settled(draft, verdicts, document, self.unsupported)
        verdicts = judged(settled.report)
        ids = {claim.id for claim in settled.report.claims}
        provenance = Provenance(
            models=tuple(share.model for share in shares) or (draft.report.writer,),
            prompt=draft.prompt,
            written=self.today,
            context=draft.context.tokens,
            whole=draft.context.whole,
            first=first,
            last=_tally(verdicts),
            repairs=rounds,
            dropped=dropped,
            replaced=replaced,
            usage=settled.usage,
            shares=tuple(replace(share, kept=tuple(one for one in share.kept if one in ids)) for share in shares),
            trouble=trouble,
        )
        return settled.finished(provenance), verdicts

    def _first(self, document: Document, language: Language) -> tuple[Draft, ModelWriter, tuple[Share, ...]]:
        """The first draft: one model's, or that of several side by side, merged; and who repairs it."""
        if len(self.writers) == 1:
            return self.writers[0].draft(document, language), self.writers[0], ()
        drafts, able, causes = [], [], list[tuple[str, str]]()
        spent: BudgetSpent | None = None
        with ThreadPoolExecutor(len(self.writers)) as pool:
            asked = [pool.submit(writer.draft, document, language) for writer in self.writers]
        for writer, one in zip(self.writers, asked, strict=True):
            try:
                drafts.append(one.result())
                able.append(writer)
            except ModelsFailed as error:
                causes.extend(error.causes)
            except BudgetSpent as error:
                spent = error
        if not drafts:
            raise spent or ModelsFailed(tuple(causes))
        bench = _Bench(document)
        judged = [bench(draft.report) for draft in drafts]
        draft, kept = merged(drafts, judged)
        shares = tuple(
            Share(model=each.report.writer, offered=_tally(verdicts), kept=kept[number])
            for number, (each, verdicts) in enumerate(zip(drafts, judged, strict=True))
        )
        trouble = tuple(remark("llm.failed", model=model, cause=cause) for model, cause in causes)
        return replace(draft, trouble=(*draft.trouble, *trouble)), able[0], shares

    def _rendered(self, document: Document, original: Checked, to: Language) -> Checked:
        """The other edition. A statement that cannot be rendered with all its facts stays as it is."""
        report, verdicts = original
        holding = {verdict.claim_id for verdict in verdicts if verdict.status.holds}

        def lost(claim: Claim, rendering: Claim) -> Remark | None:
            """What did not survive; or what a rendering says that the paper does not, where the original held."""
            if lacks := check.compare_editions(claim.text, rendering.text):
                return remark(
                    "llm.lost", what="; ".join(f"{one.original or '∅'} → {one.rendering or '∅'}" for one in lacks)
                )
            verdict = check.judge((rendering,), document)[0]
            return None if verdict.status.holds or claim.id not in holding else verdict.reason

        rendered, usage, trouble = renderings(
            report, document, to, ask=self.writers[0].ask, repairs=self.repairs, lost=lost
        )
        found = _Bench(document)(rendered)
        was = report.provenance
        if was is not None:
            provenance = replace(
                was,
                last=_tally(found),
                usage=usage,
                rendered_from=report.language,
                shares=(),
                trouble=trouble,
            )
            rendered = replace(rendered, provenance=provenance)
        return rendered, found


def _quoted(document: Document, language: Language) -> Checked:
    report = Extractive().write(document, language)
    return report, check.check(report, document)


class _Bench:
    """The verdicts on a model's reports of one paper: the checker's, and what their citations add.

    What the checker cannot decide rests on the place that its writer names; without one, on nothing. A claim that
    stays as it was is not judged again.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[Claim, Verdict] = {}

    def __call__(self, report: Report) -> Verdicts:
        new = tuple(claim for claim in report.claims if claim not in self._known)
        for claim, verdict in zip(new, check.judge(new, self._document), strict=True):
            self._known[claim] = _with_citation(claim, verdict)
        return tuple(self._known[claim] for claim in report.claims)


def _with_citation(claim: Claim, verdict: Verdict) -> Verdict:
    if verdict.status is not Status.NOT_CHECKABLE or claim.kind is not ClaimKind.STATEMENT:
        return verdict
    if claim.evidence:
        return replace(verdict, evidence=claim.evidence)
    return replace(verdict, status=Status.NOT_FOUND, reason=remark("check.uncited"))


def _faults(draft: Draft, verdicts: Verdicts) -> Iterator[Fault]:
    """What goes back to the model: what does not hold, and what is not in the reader's language."""
    form = form_faults(draft.report)
    for claim, verdict in zip(draft.report.claims, verdicts, strict=True):
        if not verdict.status.holds:
            yield Fault(claim=claim, reason=verdict.reason, places=verdict.evidence)
        elif claim.id in form:
            yield Fault(claim=claim, reason=form[claim.id], places=claim.evidence)


def _better(draft: Draft, verdicts: Verdicts, mended: Draft, judged: _Bench) -> tuple[Draft, Verdicts]:
    """The mended draft, with the old words where the new ones are worse."""
    before = {verdict.claim_id: verdict for verdict in verdicts}
    old = {claim.id: claim for claim in draft.report.claims}
    worse = {
        verdict.claim_id: old[verdict.claim_id]
        for verdict in judged(mended.report)
        if _gravity(verdict) < _gravity(before[verdict.claim_id])
    }
    chosen = mended.with_claims(worse)
    return chosen, judged(chosen.report)


def _gravity(verdict: Verdict) -> int:
    return _GRAVITY.index(verdict.status) if verdict.status in _GRAVITY else len(_GRAVITY)


def _settled(draft: Draft, verdicts: Verdicts, document: Document, unsupported: Unsupported) -> tuple[Draft, int, int]:
    """The draft after the settings' policy on what does not hold; how many statements went, and were replaced.

    Praise and addresses go in any case. A field that nothing is left of is quoted, since an empty
    one says that the paper does not answer.
    """
    failing = {
        verdict.claim_id for verdict in verdicts if unsupported is not Unsupported.MARK and not verdict.status.holds
    }
    failing.update(key for key, fault in form_faults(draft.report).items() if fault.code in INTOLERABLE)
    if not failing:
        return draft, 0, 0
    quotes, _ = _quoted(document, draft.report.language)
    fields, replaced = [], 0
    for field in draft.report.fields:
        kept = [claim for claim in field.claims if claim.id not in failing]
        gone = len(field.claims) - len(kept)
        wanted = gone if unsupported is Unsupported.REPLACE or not kept else 0
        spare = [claim for claim in quotes.field(field.name).claims if claim.kind is ClaimKind.QUOTE][:wanted]
        replaced += len(spare)
        count = len(field.claims)
        kept += [replace(claim, id=f"{field.name}.{count + place}") for place, claim in enumerate(spare, 1)]
        fields.append(Field(name=field.name, claims=tuple(kept)))
    report = replace(draft.report, fields=tuple(fields))
    return replace(draft, report=report), len(failing) - replaced, replaced


def _tally(verdicts: Verdicts) -> Tally:
    return Tally(
        statements=len(verdicts),
        holding=sum(verdict.status.holds for verdict in verdicts),
        supported=sum(verdict.status in (Status.SUPPORTED, Status.DERIVED) for verdict in verdicts),
    )
