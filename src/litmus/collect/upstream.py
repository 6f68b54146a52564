"""Where the sources are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Upstream:
    """Base URLs, without a slash at the end."""

    hugging_face: str  # https://huggingface.co, or a mirror
    arxiv: str  # https://arxiv.org: pages
    ar5iv: str  # https://ar5iv.labs.arxiv.org: pages of older papers that arXiv's own converter failed on
    arxiv_api: str  # https://export.arxiv.org: the query API
    arxiv_rss: str  # https://rss.arxiv.org: today's feed
    arxiv_oai: str  # https://oaipmh.arxiv.org: records by day of change
