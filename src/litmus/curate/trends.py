"""A few honest lines about the day as a whole."""

from collections import Counter
from collections.abc import Iterable

from litmus.curate.cut import Candidate
from litmus.curate.scoring import links_code
from litmus.model import Collection, Pick, Profile, Remark, remark

BUSIEST = 4  # categories that are named
EXCLUSIONS = 4  # exclusions that are named


def trends(
    collection: Collection, cut: Iterable[Candidate], picks: Iterable[Pick], profile: Profile
) -> tuple[Remark, ...]:
    """Three to five remarks on a usual day; on a thin one, those that there is something to say for."""
    cut = tuple(cut)
    lines = (
        _topics(cut, profile),
        _excluded(cut),
        _categories(collection),
        _code(cut),
        _most_upvoted(cut, frozenset(pick.arxiv_id for pick in picks)),
    )
    return tuple(line for line in lines if line is not None)


def _topics(cut: tuple[Candidate, ...], profile: Profile) -> Remark | None:
    """How the papers that may be picked spread over the profile's topics; one on several counts for its strongest."""
    counts = Counter(one.topics[0] for one in cut if one.left_out is None and one.topics)
    if not counts:
        return None
    order = sorted(profile.topics, key=lambda topic: -counts[topic.name])
    named = [(topic.name, topic.name_zh or topic.name, counts[topic.name]) for topic in order]
    return remark(
        "curate.trend_topics",
        on_topic=counts.total(),
        papers=sum(one.paper.is_candidate for one in cut),
        topics=", ".join(f"{name} {count}" for name, _, count in named if count),
        topics_zh="、".join(f"{name} {count}" for _, name, count in named if count),
    )


def _excluded(cut: tuple[Candidate, ...]) -> Remark | None:
    facts = [one.left_out.facts for one in cut if one.left_out is not None and "exclusion" in one.left_out.facts]
    if not facts:
        return None
    counts = Counter((fact["exclusion"], fact["exclusion_zh"]) for fact in facts)
    most = sorted(counts, key=lambda names: (-counts[names], names))[:EXCLUSIONS]
    return remark(
        "curate.trend_excluded",
        excluded=len(facts),
        exclusions=", ".join(f"{names[0]} {counts[names]}" for names in most),
        exclusions_zh="、".join(f"{names[1]} {counts[names]}" for names in most),
    )


def _categories(collection: Collection) -> Remark | None:
    counts = Counter(paper.categories[0] for paper in collection.papers if paper.categories)
    if not counts:
        return None
    most = sorted(counts, key=lambda name: (-counts[name], name))[:BUSIEST]
    return remark(
        "curate.trend_categories",
        categories=", ".join(f"{name} {counts[name]}" for name in most),
        categories_zh="、".join(f"{name} {counts[name]}" for name in most),
    )


def _code(cut: tuple[Candidate, ...]) -> Remark | None:
    featured = [one.paper for one in cut if one.paper.is_featured]
    if not featured:
        return None
    linked = sum(links_code(paper) for paper in featured)
    share = round(100 * linked / len(featured))
    return remark("curate.trend_code", linked=linked, featured=len(featured), share=share)


def _most_upvoted(cut: tuple[Candidate, ...], picked: frozenset[str]) -> Remark | None:
    voted = [one.paper for one in cut if one.paper.upvotes]
    if not voted:
        return None
    best = max(voted, key=lambda paper: (paper.upvotes or 0, paper.arxiv_id))
    code = "curate.trend_upvoted_picked" if best.arxiv_id in picked else "curate.trend_upvoted"
    return remark(code, title=best.title, upvotes=best.upvotes)
