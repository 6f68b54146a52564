"""Hugging Face's list of a day, or why there is none."""

from datetime import date, datetime, timedelta

from litmus.collect import hugging_face
from litmus.collect.announcements import is_weekend
from litmus.collect.closing import hub_closes
from litmus.collect.part import Part
from litmus.collect.upstream import Upstream
from litmus.model import Get, Remark, Source, SourceList, remark
from litmus.model.errors import UpstreamError

EMPTY = "collect.huggingface_empty"
DOUBT = timedelta(days=7)  # an empty answer is what a list in trouble looks like; weekdays without papers are rare


def list_of(day: date, *, get: Get, upstream: Upstream, now: datetime, before: Part | None = None) -> Part:
    """What Hugging Face lists for the day. The list is final when the day is over (UTC).

    Args:
        day: Which one.
        get: Answers URLs.
        upstream: Where it is.
        now: The time, UTC-aware.
        before: What an earlier run had of it.

    """
    way, over = "daily_papers", now >= hub_closes(day)
    try:
        found, cut = hugging_face.featured_on(day, get=get, upstream=upstream, now=now)
    except UpstreamError as error:
        note = remark("collect.huggingface_down", day=day, cause=error.cause)
        return Part(
            papers=(),
            list=SourceList(source=Source.HUGGING_FACE, way=way, listed=0, complete=False, note=note),
            gaps=(note,),
            failure=error,
        )
    gaps: list[Remark] = []
    if cut:
        gaps.append(remark("collect.huggingface_cut", day=day, count=len(found.papers), cause=cut.cause))
    if found.unreadable:
        gaps.append(remark("collect.unreadable", source=Source.HUGGING_FACE.label, count=found.unreadable))
    why = gaps[0] if gaps else _note(day, count=len(found.papers), over=over)
    final = over and cut is None and (bool(found.papers) or _is_believed(day, now, before))
    return Part(
        papers=found.papers,
        list=SourceList(source=Source.HUGGING_FACE, way=way, listed=len(found.papers), complete=final, note=why),
        gaps=tuple(gaps),
    )


def _is_believed(day: date, now: datetime, before: Part | None) -> bool:
    """Whether a list without papers is taken for what it says: at weekends, or if two runs saw it so a week later."""
    was_empty = before is not None and before.list.note is not None and before.list.note.code == EMPTY
    return is_weekend(day) or (was_empty and now - hub_closes(day) > DOUBT)


def _note(day: date, *, count: int, over: bool) -> Remark | None:
    if count:
        return None if over else remark("collect.huggingface_growing", day=day, count=count)
    if is_weekend(day):
        return remark("collect.huggingface_weekend", day=day)
    return remark(EMPTY, day=day) if over else remark("collect.huggingface_not_yet", day=day)
