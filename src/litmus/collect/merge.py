"""Two sources' words about a paper as one."""

from collections.abc import Iterable
from dataclasses import replace

from litmus.model import Paper


def merged(featured: Iterable[Paper], announced: Iterable[Paper]) -> tuple[Paper, ...]:
    """Every paper once with all its listings: Hugging Face's by their order, then arXiv's others by identifier."""
    of_arxiv = {paper.arxiv_id: paper for paper in announced}
    first = [enriched(of_arxiv.pop(paper.arxiv_id, None), paper) for paper in featured]
    return (*first, *(of_arxiv[name] for name in sorted(of_arxiv)))


def enriched(arxiv: Paper | None, hub: Paper) -> Paper:
    """arXiv's paper with what Hugging Face adds to it; Hugging Face's alone, if arXiv said nothing.

    arXiv's are title, abstract, authors, categories, version, times, comment and licence, each where it has it;
    Hugging Face's upvotes, code, stars, project, keywords and organisation.
    """
    if arxiv is None:
        return hub
    return replace(
        hub,
        version=arxiv.version,
        title=arxiv.title,
        abstract=arxiv.abstract or hub.abstract,
        authors=arxiv.authors or hub.authors,
        categories=arxiv.categories,
        submitted=arxiv.submitted or hub.submitted,
        updated=arxiv.updated,
        comment=arxiv.comment,
        license=arxiv.license,
        listings=(*hub.listings, *arxiv.listings),
    )


def completed(paper: Paper, known: Paper) -> Paper:
    """A listed paper with arXiv's full metadata; a licence and a comment that only its list told stay."""
    fuller = enriched(known, paper)
    return replace(
        fuller, comment=known.comment or paper.comment, license=known.license or paper.license, listings=paper.listings
    )
