"""What one source gave for the day, and what of it could not be had."""

from dataclasses import dataclass, field

from litmus.model import Paper, Remark, SourceList
from litmus.model.errors import UpstreamError


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One source's share of a collection."""

    papers: tuple[Paper, ...]
    list: SourceList
    gaps: tuple[Remark, ...] = field(default=())
    failure: UpstreamError | None = None  # why the source gave nothing, or not by its first way
