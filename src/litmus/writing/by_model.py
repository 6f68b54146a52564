"""The author that has it written by models: draft, check, repair, and the other editions."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date

from litmus import check
from litmus.model import Claim, Document, Language, Provenance, Remark, Report, Share, Unsupported, Usage, remark
from litmus.model.errors import BudgetSpent, ModelError, ModelsFailed
from litmus.report.llm import Draft, ModelWriter, form_faults, merged, renderings
from litmus.words import label
from litmus.writing.author import Checked
from litmus.writing.bench import Bench, tally
from litmus.writing.policy import better, faults, settled

# Of the tokens of a first report, what its repairs take more, in and out; measured by `benchmarks/report.py`.
_REPAIRS_IN, _REPAIRS_OUT = 0.5, 0.2
_PROMPT = 1500  # tokens of prompts for rendering, beside the report's own words


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

    def estimate(self, document: Document, languages: Sequence[Language]) -> dict[str, Usage]:
        """About so much; a run tells what it took in the end.

        The first model repairs and renders as well; what it wrote before is taken to be repaired and rendered, too.
        """
        drafts = [writer.foreseen(document, languages[0]) for writer in self.writers]
        if (first := drafts[0]).requests:
            others, is_repaired = len(languages) - 1, bool(self.repairs)
            drafts[0] += Usage(
                requests=others + is_repaired,
                input_tokens=round(first.input_tokens * _REPAIRS_IN) * is_repaired
                + (_PROMPT + first.output_tokens) * others,
                output_tokens=round(first.output_tokens * _REPAIRS_OUT) * is_repaired + first.output_tokens * others,
            )
        return dict(zip(self.models, drafts, strict=True))

    def _written(self, document: Document, language: Language) -> Checked:
        draft, writer, shares = self._first(document, language)
        judged = Bench(document)
        verdicts = judged(draft.report)
        first, trouble, rounds = tally(verdicts), draft.trouble, 0
        while rounds < self.repairs and (found := tuple(faults(draft, verdicts))):
            try:
                mended = writer.repair(draft, document, found)
            except ModelError as error:
                trouble = (*trouble, remark("llm.unrepaired", cause=error.cause))
                break
            rounds += 1
            draft, verdicts = better(draft, verdicts, mended, judged)
        final, dropped, replaced = settled(draft, verdicts, document, self.unsupported)
        verdicts = judged(final.report)
        ids = {claim.id for claim in final.report.claims}
        provenance = Provenance(
            models=tuple(share.model for share in shares if share.kept) or (draft.report.writer,),
            prompt=draft.prompt,
            written=self.today,
            context=draft.context.tokens,
            whole=draft.context.whole,
            first=first,
            last=tally(verdicts),
            repairs=rounds,
            dropped=dropped,
            replaced=replaced,
            usage=final.usage,
            unasked=draft.unasked,
            shares=tuple(replace(share, kept=tuple(one for one in share.kept if one in ids)) for share in shares),
            trouble=(*trouble, *_slips(final.report)),
        )
        return final.finished(provenance), verdicts

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
        bench = Bench(document)
        judged = [bench(draft.report) for draft in drafts]
        draft, kept = merged(drafts, judged)
        shares = tuple(
            Share(model=each.report.writer, offered=tally(verdicts), kept=kept[number])
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
        found = Bench(document)(rendered)
        was = report.provenance
        if was is not None:
            provenance = replace(
                was,
                last=tally(found),
                usage=usage,
                rendered_from=report.language,
                shares=(),
                trouble=trouble,
            )
            rendered = replace(rendered, provenance=provenance)
        return rendered, found


def _slips(report: Report) -> tuple[Remark, ...]:
    """How many statements stayed in another language, after all repairs."""
    slips = sum(fault.code == "report.wrong_language" for fault in form_faults(report).values())
    language = label("page.language", report.language)
    return (remark("llm.other_language", statements=slips, language=language),) if slips else ()
