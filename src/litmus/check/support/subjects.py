"""Fields of application told by arXiv's categories: "Computation and Language (cs.CL)" holds if arXiv lists cs.CL."""

import re

from litmus.check.paper.library import Library
from litmus.check.paper.places import at, evidence, listed
from litmus.model import BlockKind, Claim, Status, Verdict, remark

_CODE = re.compile(r"[(（]([a-z-]{2,8}(?:\.[A-Za-z-]{2,18})?)[)）]")


def on_subjects(claim: Claim, library: Library) -> Verdict | None:
    """The verdict on a statement that names categories by code; None without codes, or with a wrong one."""
    codes = _CODE.findall(claim.text)
    block = next((block for block in library.document.blocks if block.kind is BlockKind.SUBJECTS), None)
    if not codes or block is None or not set(codes) <= set(re.split(r"[,;\s]+", block.text)):
        return None
    place = evidence(library.document, block, 0, len(block.text))
    reason = remark("check.listed_under", codes=listed(codes), **at([place]))
    return Verdict(claim_id=claim.id, status=Status.SUPPORTED, reason=reason, evidence=(place,))
