"""What goes back to the model, which of its words are taken, and what becomes of what does not hold in the end."""

from collections.abc import Iterator
from dataclasses import replace

from litmus.model import ClaimKind, Document, Field, Status, Unsupported, Verdict
from litmus.report.llm import INTOLERABLE, Draft, Fault, form_faults
from litmus.writing.author import Verdicts
from litmus.writing.bench import Bench
from litmus.writing.quoting import quoted

_GRAVITY = (Status.CONTRADICTED, Status.NOT_FOUND, Status.OVERSTATED)  # the gravest first; after them what holds


def faults(draft: Draft, verdicts: Verdicts) -> Iterator[Fault]:
    """What goes back to the model: what does not hold, and what is not in the reader's language."""
    form = form_faults(draft.report)
    for claim, verdict in zip(draft.report.claims, verdicts, strict=True):
        if not verdict.status.holds:
            yield Fault(claim=claim, reason=verdict.reason, places=verdict.evidence)
        elif claim.id in form:
            yield Fault(claim=claim, reason=form[claim.id], places=claim.evidence)


def better(draft: Draft, verdicts: Verdicts, mended: Draft, judged: Bench) -> tuple[Draft, Verdicts]:
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


def settled(draft: Draft, verdicts: Verdicts, document: Document, unsupported: Unsupported) -> tuple[Draft, int, int]:
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
    quotes, _ = quoted(document, draft.report.language)
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
