"""Whether the paper lacks what a report says that it lacks, where that can be told."""

from litmus.check.paper.library import Library
from litmus.check.paper.places import at, evidence
from litmus.model import Block, Claim, FieldName, Role, Status, Verdict, remark

# The claim's id begins with its field, and the field is what is said to be absent.
_LINKS = {
    FieldName.CODE.value: frozenset({"code"}),
    FieldName.DATA_ACCESS.value: frozenset({"data"}),
    FieldName.NEXT_STEP.value: frozenset({"code", "data", "model"}),  # "nothing to try"
}
_SECTIONS = {FieldName.LIMITATIONS.value: Role.LIMITATIONS}


def on_absence(claim: Claim, library: Library) -> Verdict:
    """Hold "the paper gives no code" against its links, "it names no limitations" against its headings."""
    document = library.document
    field = claim.id.rpartition(".")[0]
    if kinds := _LINKS.get(field):
        for link in document.links:
            if link.kind in kinds:
                return _there(claim, link.url, document.block(link.anchor), library)
        reason = remark("check.absent", links=len(document.links))
        return Verdict(claim_id=claim.id, status=Status.SUPPORTED, reason=reason)
    if role := _SECTIONS.get(field):
        for block in document.blocks:
            section = document.section(block.section)
            if section and section.role is role:
                return _there(claim, section.title, block, library)
    return Verdict(claim_id=claim.id, status=Status.NOT_CHECKABLE, reason=remark("check.absence_open"))


def _there(claim: Claim, what: str, block: Block | None, library: Library) -> Verdict:
    """The paper has it, in a block."""
    places = (evidence(library.document, block, 0, len(block.text)),) if block else ()
    reason = remark("check.absent_there", what=what, **at(places))
    return Verdict(claim_id=claim.id, status=Status.CONTRADICTED, reason=reason, evidence=places)
